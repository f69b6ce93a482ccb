package lms.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import lms.settings.Setting;
import lms.settings.Settings;
import lms.texts.Texts;

/** Whether the folders can be written and have room. */
public final class DiskCheck implements Check {
  /** Bytes; with less the disk is soon full, and then nothing can be stored or logged. */
  public static final long ROOM = 1L << 30;

  private final Settings.Files folders;
  private final long room;
  private final Texts texts;

  /**
   * @param room bytes that should be free, {@link #ROOM} outside tests
   */
  public DiskCheck(Settings.Files folders, long room, Texts texts) {
    this.folders = folders;
    this.room = room;
    this.texts = texts;
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
      String text = texts.get("doctor.disk", folder, gigabytes(free));
      return free >= room
          ? Finding.ok(setting.name(), text)
          : Finding.wrong(
              setting.name(),
              texts.get("doctor.disk.full", text, gigabytes(room)),
              texts.get("doctor.disk.full.do", setting));
    } catch (IOException e) {
      return Finding.wrong(
          setting.name(),
          texts.get("doctor.disk.unwritable", folder, e.getClass().getSimpleName()),
          texts.get("doctor.disk.unwritable.do", setting));
    }
  }

  private String gigabytes(long bytes) {
    return texts.get("doctor.disk.room", bytes / 1e9);
  }
}
