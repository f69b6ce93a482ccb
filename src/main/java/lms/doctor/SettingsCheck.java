package lms.doctor;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import lms.settings.Settings;
import lms.settings.SettingsFile;
import lms.texts.Texts;

/**
 * Where the settings, which were found valid, come from, who else may read them, and whether one
 * that guards a door could be guessed.
 */
public final class SettingsCheck implements Check {
  private static final String SECRETS = "secret files";

  /** Where Docker and Kubernetes mount secrets: only processes of the container see them. */
  private static final Path OF_CONTAINER = Path.of("/run/secrets");

  private final List<SettingsFile> files;
  private final Settings.Web web;
  private final Texts texts;

  /**
   * @param files that settings come from
   */
  public SettingsCheck(List<SettingsFile> files, Settings.Web web, Texts texts) {
    this.files = files;
    this.web = web;
    this.texts = texts;
  }

  @Override
  public String name() {
    return "settings";
  }

  @Override
  public Duration bound() {
    return Duration.ofSeconds(10);
  }

  @Override
  public List<Finding> look() throws IOException {
    List<Finding> findings = new ArrayList<>();
    findings.add(Finding.ok(name(), texts.get("doctor.settings") + andFiles()));
    findings.addAll(secretFiles());
    if (web.isGuessable()) {
      String text = texts.get("doctor.token", web.host());
      findings.add(Finding.wrong("REST_TOKEN", text, texts.get("doctor.token.do")));
    }
    return findings;
  }

  private List<Finding> secretFiles() throws IOException {
    List<Finding> findings = new ArrayList<>();
    List<SettingsFile> secret = files.stream().filter(SettingsFile::secret).toList();
    for (SettingsFile file : secret) {
      Set<PosixFilePermission> rights =
          file.path().startsWith(OF_CONTAINER) ? Set.of() : rights(file.path());
      if (rights.contains(PosixFilePermission.OTHERS_READ)) {
        findings.add(open(file, rights));
      }
    }
    if (findings.isEmpty() && !secret.isEmpty()) {
      findings.add(Finding.ok(SECRETS, texts.get("doctor.secrets", secret.size())));
    }
    return findings;
  }

  private String andFiles() {
    return files.stream()
        .map(
            file ->
                file.path().endsWith(file.name())
                    ? file.path().toString()
                    : "%s (%s)".formatted(file.path(), file.name()))
        .map(file -> " " + texts.get("doctor.settings.file", file))
        .collect(Collectors.joining());
  }

  private Finding open(SettingsFile file, Set<PosixFilePermission> rights) {
    return Finding.wrong(
        SECRETS,
        texts.get(
            "doctor.secrets.open", file.name(), file.path(), PosixFilePermissions.toString(rights)),
        texts.get("doctor.secrets.open.do", file.path()));
  }

  /** None where the file system knows no such rights. */
  private static Set<PosixFilePermission> rights(Path file) throws IOException {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? Files.getPosixFilePermissions(file)
        : Set.of();
  }
}
