package lms.settings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads a small text file, UTF-8. */
final class TextFile {
  /** More than any key file has, and little enough to be read by mistake. */
  private static final int MOST_BYTES = 1 << 20;

  private TextFile() {}

  /**
   * The whole text.
   *
   * @param path relative to {@code folder}, or absolute
   * @throws Unfit if there is no such text; the message does not hold the path
   */
  static String read(Path folder, String path) throws Unfit {
    try {
      Path file = folder.resolve(path);
      if (Files.isDirectory(file)) {
        throw new Unfit("settings.file.folder");
      }
      try (InputStream in = Files.newInputStream(file)) {
        return decoded(in.readNBytes(MOST_BYTES + 1));
      }
    } catch (NoSuchFileException e) {
      throw new Unfit("settings.file.absent");
    } catch (AccessDeniedException e) {
      throw new Unfit("settings.file.denied");
    } catch (CharacterCodingException e) {
      throw new Unfit("settings.file.encoding");
    } catch (IOException | InvalidPathException e) {
      throw new Unfit("settings.file.unreadable", e.getClass().getSimpleName());
    }
  }

  private static String decoded(byte[] bytes) throws Unfit, CharacterCodingException {
    if (bytes.length > MOST_BYTES) {
      throw new Unfit("settings.file.long");
    }
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }
}
