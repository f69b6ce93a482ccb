package lms.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import lms.settings.Encryption;

/** A process whose Java trusts whom a test chooses; it connects under {@code verify-full}. */
final class EncryptedClient {
  private EncryptedClient() {}

  /** Runs in the other process. */
  public static void main(String[] port) throws Exception {
    Encryption full = new Encryption(Encryption.Mode.VERIFY_FULL, Optional.empty());
    System.out.print(
        EncryptionTest.isEncrypted(
            EncryptionTest.address("localhost", Integer.parseInt(port[0]), "ann", full)));
  }

  /** What it says: whether the connection is encrypted, or why there is none. */
  static String run(Path trusted, int port) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-Djavax.net.ssl.trustStore=" + trusted,
                "-Djavax.net.ssl.trustStorePassword=changeit",
                "-cp",
                System.getProperty("java.class.path"),
                EncryptedClient.class.getName(),
                String.valueOf(port))
            .redirectErrorStream(true)
            .start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
