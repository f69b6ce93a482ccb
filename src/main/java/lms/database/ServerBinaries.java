package lms.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import lms.texts.Sentence;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** PostgreSQL's programs, brought along as an archive in a jar, one for each kind of machine. */
final class ServerBinaries {
  private static final String PREFIX = "bin-";
  private static final String UNFINISHED = "bin.tmp";
  private static final int EXECUTABLE = 0100;

  private ServerBinaries() {}

  /**
   * Unpacks them, unless they are there already. The folder's name changes with the archive.
   *
   * @return the folder of initdb, pg_ctl and postgres
   * @throws DatabaseProblem if there are none for this machine
   */
  static Path unpacked(ServerHome home) throws DatabaseProblem, IOException {
    URL archive = archive();
    JarURLConnection connection = (JarURLConnection) archive.openConnection();
    Path folder = home.path(PREFIX + Long.toHexString(connection.getJarEntry().getCrc()));
    if (!Files.exists(folder)) {
      home.delete(UNFINISHED);
      try (InputStream in = new BufferedInputStream(connection.getInputStream())) {
        unpack(in, home.path(UNFINISHED));
      }
      Files.move(home.path(UNFINISHED), folder);
    }
    return folder.resolve("bin");
  }

  /** Deletes those of earlier versions; only while no server runs. */
  static void removeOthers(ServerHome home, Path bin) throws IOException {
    String current = bin.getParent().getFileName().toString();
    List<String> others;
    try (Stream<Path> all = Files.list(home.folder())) {
      others =
          all.map(path -> path.getFileName().toString())
              .filter(name -> name.startsWith(PREFIX) && !name.equals(current))
              .toList();
    }
    for (String name : others) {
      home.delete(name);
    }
  }

  private static URL archive() throws DatabaseProblem {
    String name = resource(System.getProperty("os.name"), System.getProperty("os.arch"));
    URL archive = ServerBinaries.class.getResource(name);
    if (archive == null) {
      throw new DatabaseProblem(
          Sentence.of(
              "database.server.none",
              System.getProperty("os.name"),
              System.getProperty("os.arch")));
    }
    return archive;
  }

  /** Where the archive for a machine would be, by Java's words for system and processor. */
  static String resource(String system, String processor) {
    String name = system.toLowerCase(Locale.ROOT);
    return "/postgres-%s-%s.txz"
        .formatted(
            name.startsWith("mac") ? "darwin" : name,
            processor.equals("aarch64") ? "arm_64" : "x86_64");
  }

  /** Unpacks a .tar.xz of folders, files and links; none may reach out of {@code folder}. */
  static void unpack(InputStream archive, Path folder) throws IOException {
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(new XZCompressorInputStream(archive))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        unpack(tar, entry, folder);
      }
    }
  }

  private static void unpack(InputStream content, TarArchiveEntry entry, Path folder)
      throws IOException {
    Path target = inside(folder, folder.resolve(entry.getName()));
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Files.createDirectories(target.getParent());
    if (entry.isSymbolicLink()) {
      inside(folder, target.resolveSibling(entry.getLinkName()));
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(content, target);
    boolean executable = (entry.getMode() & EXECUTABLE) != 0;
    Files.setPosixFilePermissions(
        target, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
  }

  private static Path inside(Path folder, Path target) throws IOException {
    if (!target.normalize().startsWith(folder)) {
      throw new IOException("the archive names a place outside of its folder: " + target);
    }
    return target;
  }
}
