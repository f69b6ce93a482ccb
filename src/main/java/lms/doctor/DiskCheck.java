package lms.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import lms.settings.Setting;
import lms.settings.Settings;

/** Whether the folders can be written and have room. */
public final class DiskCheck implements Check {
  /** Bytes; with less the disk is soon full, and then nothing can be stored or logged. */
  public static final long ROOM = 1L << 30;

  private final Settings.Files folders;
  private final long room;

  /**
   * @param room bytes that should be free, {@link #ROOM} outside tests
   */
  public DiskCheck(Settings.Files folders, long room) {
    this.folders = folders;
    this.room = room;
  }

  @Override
  public String name() {
    return "disk";
  }

  @Override
  public Duration bound() {
    return Duration.ofSeconds(30);
  }

  @Override
  public List<Finding> look() {
    return List.of(
        look(Setting.DATA_DIR, folders.dataDir()), look(Setting.LOG_DIR, folders.logDir()));
  }

  private Finding look(Setting setting, Path folder) {
    try {
      Files.createDirectories(folder);
      Files.delete(Files.createTempFile(folder, "doctor", ".tmp"));
      long free = Files.getFileStore(folder).getUsableSpace();
      String text = "%s can be written, %s free".formatted(folder, gigabytes(free));
      return free >= room
          ? Finding.ok(setting.name(), text)
          : Finding.wrong(
              setting.name(),
              text + ", less than " + gigabytes(room),
              "Free some space, or set %s to a folder with more of it".formatted(setting));
    } catch (IOException e) {
      return Finding.wrong(
          setting.name(),
          "%s cannot be written (%s)".formatted(folder, e.getClass().getSimpleName()),
          "Give this user the right to write it, or set %s to another folder".formatted(setting));
    }
  }

  private static String gigabytes(long bytes) {
    return String.format(Locale.ROOT, "%,.1f GB", bytes / 1e9);
  }
}
