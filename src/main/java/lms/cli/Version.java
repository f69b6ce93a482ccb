package lms.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import lms.texts.Texts;
import picocli.CommandLine;
import picocli.CommandLine.IVersionProvider;

/** Which build this is and what it runs on: what a report of a fault has to say first. */
final class Version implements IVersionProvider {
  private static final String FILE = "/lms/build.properties";

  private final Surroundings surroundings;

  private Version(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** Lets a command and all below it tell the version. */
  static void on(CommandLine line, Surroundings surroundings) {
    line.getCommandSpec().versionProvider(new Version(surroundings));
    line.getSubcommands().values().forEach(below -> on(below, surroundings));
  }

  @Override
  public String[] getVersion() {
    Properties build = build();
    return new String[] {
      "lms " + build.getProperty("version"), commit(build, surroundings.texts()), machine()
    };
  }

  private static String commit(Properties build, Texts texts) {
    String key =
        switch (build.getProperty("changed")) {
          case "true" -> "version.changed";
          case "false" -> "version.commit";
          default -> "version.unknown";
        };
    return texts.get(key, build.getProperty("commit"), build.getProperty("time"));
  }

  private static String machine() {
    return "Java %s, %s %s"
        .formatted(
            System.getProperty("java.version"),
            System.getProperty("os.name"),
            System.getProperty("os.arch"));
  }

  private static Properties build() {
    Properties build = new Properties();
    try (InputStream file = Version.class.getResourceAsStream(FILE)) {
      build.load(file);
    } catch (IOException e) {
      throw new UncheckedIOException(FILE + " cannot be read", e);
    }
    return build;
  }
}
