package lms.settings;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Optional;

/** Reads where attempts are stored. */
final class DatabaseSettings {
  private final Sources sources;
  private final Values values;
  private final Problems problems;

  DatabaseSettings(Sources sources, Values values, Problems problems) {
    this.sources = sources;
    this.values = values;
    this.problems = problems;
  }

  Settings.Database database() {
    Settings.Server server =
        new Settings.Server(
            values.read(Setting.DB_HOST, Hosts::text).orElse(""),
            values.get(Setting.DB_PORT, Parsers.integer(1, 65_535)),
            values.text(Setting.DB_NAME).orElse(""),
            values.text(Setting.DB_USER).orElse(""),
            values.secret(Setting.DB_PASSWORD).orElse(new Secret("")),
            encryption());
    return new Settings.Database(
        SettingGroups.SERVER.isWhole(sources, problems) ? Optional.of(server) : Optional.empty(),
        values.get(Setting.DB_SCHEMA, Parsers::identifier));
  }

  private Encryption encryption() {
    Encryption.Mode mode = values.get(Setting.DB_SSLMODE, Parsers.choice(Encryption.Mode.class));
    Optional<Path> authority = values.read(Setting.DB_SSLROOTCERT, this::certificates);
    if (authority.isPresent() && !mode.checksCertificate()) {
      problems.add(Setting.DB_SSLROOTCERT.name(), "settings.certificates.unused");
    }
    return new Encryption(mode, authority);
  }

  /** The path of a file that holds certificates: a wrong file is not to wait for the night. */
  private Path certificates(String path) throws Unfit {
    byte[] pem =
        TextFile.read(sources.workingDirectory(), path).getBytes(StandardCharsets.US_ASCII);
    try {
      boolean some =
          !CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(pem))
              .isEmpty();
      Unfit.unless(some, "settings.certificates");
    } catch (CertificateException e) {
      throw new Unfit("settings.certificates");
    }
    return sources.workingDirectory().resolve(path).normalize();
  }
}
