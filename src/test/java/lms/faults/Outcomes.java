package lms.faults;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lms.faults.FaultsReport.End;

/**
 * What the tests of a run have come to, in all the JVMs it is spread over.
 *
 * @param ends how each has ended, by {@code Class.method}
 * @param toll what the faults have cost
 * @param began when the first of these JVMs was started, in milliseconds since 1970
 */
record Outcomes(Map<String, End> ends, Toll toll, long began) {
  /** Those of this JVM. */
  static Outcomes ofThisJvm(Map<String, End> ends) {
    return new Outcomes(ends, Toll.OF_ALL, ManagementFactory.getRuntimeMXBean().getStartTime());
  }

  /** Does something with these and those of every JVM that has ended before; one at a time does. */
  void share(Path folder, Report report) throws IOException {
    Files.createDirectories(folder);
    try (FileChannel lock =
            FileChannel.open(
                folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = lock.lock()) {
      Files.write(folder.resolve(ProcessHandle.current().pid() + ".tsv"), lines());
      report.of(read(folder));
    }
  }

  /** What is to be done with them. */
  interface Report {
    void of(Outcomes all) throws IOException;
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>(List.of(String.valueOf(began)));
    lines.add(String.join("\t", toll.counts().stream().map(String::valueOf).toList()));
    ends.forEach((name, end) -> lines.add(name + "\t" + end));
    return lines;
  }

  private static Outcomes read(Path folder) throws IOException {
    Map<String, End> ends = new HashMap<>();
    Toll toll = new Toll();
    long began = Long.MAX_VALUE;
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(one -> one.toString().endsWith(".tsv")).toList()) {
        List<String> lines = Files.readAllLines(file);
        began = Math.min(began, Long.parseLong(lines.get(0)));
        toll.add(Stream.of(lines.get(1).split("\t")).map(Long::valueOf).toList());
        for (String line : lines.subList(2, lines.size())) {
          String[] cells = line.split("\t");
          ends.merge(cells[0], End.valueOf(cells[1]), End::and);
        }
      }
    }
    return new Outcomes(ends, toll, began);
  }
}
