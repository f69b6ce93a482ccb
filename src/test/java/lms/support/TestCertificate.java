package lms.support;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A certificate for one host name, and the authority that signed it, made by the keytool of the
 * running JDK.
 */
public final class TestCertificate {
  private static final char[] PASSWORD = "changeit".toCharArray();
  private final KeyStore keys;
  private final Certificate authority;

  private TestCertificate(KeyStore keys, Certificate authority) {
    this.keys = keys;
    this.authority = authority;
  }

  /** Valid from now on, for {@code host}. */
  public static TestCertificate of(String host, Path folder)
      throws IOException, GeneralSecurityException, InterruptedException {
    return make(host, "+0d", folder);
  }

  /** Ended yesterday. */
  public static TestCertificate expired(String host, Path folder)
      throws IOException, GeneralSecurityException, InterruptedException {
    return make(host, "-21d", folder);
  }

  /** For a server that shows this certificate. */
  public SSLContext server() throws GeneralSecurityException {
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  /** For a client that believes its authority and no other. */
  public SSLContext trusted() throws GeneralSecurityException, IOException {
    KeyStore believed = KeyStore.getInstance("PKCS12");
    believed.load(null, null);
    believed.setCertificateEntry("ca", authority);
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(believed);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context;
  }

  /** Writes it and its key in PEM, for a server that reads files. */
  public void write(Path certificate, Path key) throws IOException, GeneralSecurityException {
    writePem(certificate, "CERTIFICATE", keys.getCertificate("server").getEncoded());
    writePem(key, "PRIVATE KEY", keys.getKey("server", PASSWORD).getEncoded());
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
  }

  /** Writes its authority in PEM, for a client that reads a file. */
  public Path writeAuthority(Path file) throws IOException, GeneralSecurityException {
    return writePem(file, "CERTIFICATE", authority.getEncoded());
  }

  private static Path writePem(Path file, String what, byte[] bytes) throws IOException {
    String base64 = Base64.getMimeEncoder().encodeToString(bytes);
    return Files.writeString(
        file, "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n".formatted(what, base64));
  }

  private static TestCertificate make(String host, String start, Path folder)
      throws IOException, GeneralSecurityException, InterruptedException {
    Path file = folder.resolve(host + start + ".p12");
    Files.copy(authority(folder), file);
    keytool(file, "server", host, "-startdate", start, "-signer", "ca", "-ext", "san=dns:" + host);
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream stream = Files.newInputStream(file)) {
      keys.load(stream, PASSWORD);
    }
    Certificate authority = keys.getCertificate("ca");
    // A server may show any key it has.
    keys.deleteEntry("ca");
    return new TestCertificate(keys, authority);
  }

  private static Path authority(Path folder) throws IOException, InterruptedException {
    Path file = folder.resolve("ca.p12");
    if (!Files.exists(file)) {
      keytool(file, "ca", "Test Authority", "-startdate", "-1d", "-ext", "bc:c");
    }
    return file;
  }

  private static void keytool(Path file, String alias, String name, String... more)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of("-genkeypair", "-alias", alias, "-keyalg", "EC", "-validity", "20"));
    command.addAll(List.of("-keystore", file.toString(), "-storepass", new String(PASSWORD)));
    command.addAll(List.of("-dname", "CN=" + name));
    command.addAll(List.of(more));
    Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (keytool.waitFor() != 0) {
      throw new IOException("keytool made no certificate for %s: %s".formatted(name, output));
    }
  }
}
