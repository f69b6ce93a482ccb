package lms.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;

/** A service account of its own making, and the check of what is signed with its key. */
final class SheetsToken {
  static final String EMAIL = "reporter@standin-project.iam.gserviceaccount.com";
  private static final String SCOPE = "https://www.googleapis.com/auth/spreadsheets";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final KeyPair KEYS = generate();

  private SheetsToken() {}

  static String credentialsJson(URI tokenUri) {
    String pem =
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getMimeEncoder().encodeToString(KEYS.getPrivate().getEncoded())
            + "\n-----END PRIVATE KEY-----\n";
    return JSON.valueToTree(
            Map.of(
                "type", "service_account",
                "project_id", "standin-project",
                "private_key_id", "standin",
                "private_key", pem,
                "client_email", EMAIL,
                "client_id", "1",
                "token_uri", tokenUri.toString()))
        .toString();
  }

  /** Whether the form holds an assertion of our account, signed, for the sheets, not expired. */
  static boolean accepts(String form) throws IOException, GeneralSecurityException {
    String decoded = URLDecoder.decode(form, StandardCharsets.UTF_8);
    String assertion = decoded.replaceAll("(?s).*assertion=([^&]*).*", "$1");
    int dot = assertion.lastIndexOf('.');
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initVerify(KEYS.getPublic());
    signature.update(assertion.substring(0, dot).getBytes(StandardCharsets.US_ASCII));
    JsonNode claims = JSON.readTree(Base64.getUrlDecoder().decode(assertion.split("\\.")[1]));
    return signature.verify(Base64.getUrlDecoder().decode(assertion.substring(dot + 1)))
        && decoded.contains("grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer")
        && claims.get("iss").asText().equals(EMAIL)
        && claims.get("scope").asText().equals(SCOPE)
        && Instant.ofEpochSecond(claims.get("exp").asLong()).isAfter(Instant.now());
  }

  private static KeyPair generate() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
