package lms.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import lms.settings.Secret;
import lms.settings.Settings;
import lms.texts.Sentence;

/**
 * The folder of the embedded server, {@code DATA_DIR/postgres}, which only its owner may enter.
 *
 * @param folder its real path
 */
record ServerHome(Path folder) {
  /** The only address it listens on. */
  static final String HOST = "127.0.0.1";

  private static final int PASSWORD_BYTES = 32;

  /**
   * Creates it if missing.
   *
   * @throws DatabaseProblem if that is not possible
   */
  static ServerHome in(Path dataDir) throws DatabaseProblem {
    Path folder = dataDir.resolve("postgres");
    try {
      Files.createDirectories(folder);
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
      return new ServerHome(folder.toRealPath());
    } catch (IOException e) {
      throw problem(Sentence.of("database.server.folder", folder), e);
    }
  }

  /** Says what could not be created or written, and why. */
  static DatabaseProblem problem(Sentence what, IOException e) {
    return new DatabaseProblem(Sentence.of("database.server.files", what, reason(e)), e);
  }

  private static Object reason(IOException e) {
    if (e instanceof AccessDeniedException denied) {
      return Sentence.of("database.server.denied", denied.getFile());
    }
    // Other exceptions of files have no more than the path in their message.
    return e instanceof FileSystemException ? e.toString() : e.getMessage();
  }

  /** A file or folder in it. */
  Path path(String name) {
    return folder.resolve(name);
  }

  /** Makes a new password for a new server. */
  void writePassword() throws IOException {
    byte[] random = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(random);
    Path file = path("password");
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
  }

  /**
   * @throws DatabaseProblem if somebody took the password away
   */
  void requirePassword() throws DatabaseProblem {
    if (!Files.exists(path("password"))) {
      throw new DatabaseProblem(
          Sentence.of("database.server.password", path("password"), path(ServerData.FOLDER)));
    }
  }

  /** How to log in to the server that runs, or ran last. */
  Settings.Server address() throws DatabaseProblem, IOException {
    requirePassword();
    Secret password = new Secret(Files.readString(path("password")));
    return new Settings.Server(HOST, port(), ServerData.DATABASE, ServerData.USER, password);
  }

  void writePort(int port) throws IOException {
    Files.writeString(path("port"), port + "\n");
  }

  /** The port of the last start, 0 where there is none that could be one. */
  int port() throws IOException {
    if (!Files.exists(path("port"))) {
      return 0;
    }
    String text = Files.readString(path("port")).strip();
    return text.matches("[1-9]\\d{3,4}") && Integer.parseInt(text) <= 65535
        ? Integer.parseInt(text)
        : 0;
  }

  /** Deletes a file or folder of it, if it is there. */
  void delete(String name) throws IOException {
    if (!Files.exists(path(name))) {
      return;
    }
    try (Stream<Path> found = Files.walk(path(name))) {
      List<Path> deepestFirst = found.sorted(Comparator.reverseOrder()).toList();
      for (Path each : deepestFirst) {
        Files.delete(each);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
