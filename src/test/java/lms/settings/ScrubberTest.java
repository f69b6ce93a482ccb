package lms.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lms.security.Secures;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ScrubberTest {
  private static final String ODD = "k&y%+/ #@~*(Ж) \\E$1";

  @ParameterizedTest
  @ValueSource(strings = {"hunter22", ODD, "пароль", "a+b c"})
  @Secures("S45")
  void a_secret_is_masked_in_every_form_it_travels_in(String secret) {
    Scrubber scrubber = scrubber(secret);

    forms(secret)
        .forEach(
            form ->
                assertThat(scrubber.scrub("before <" + form + "> after"))
                    .isEqualTo("before <***> after"));
  }

  @Test
  void a_secret_is_masked_inside_what_basic_authentication_and_smtp_make_of_it() {
    for (String user : List.of("", "a", "ab", "abc", "\0lms@example.org\0")) {
      String credentials = base64(user + ":hunter22!");

      String scrubbed = scrubber("hunter22!").scrub("AUTH PLAIN " + credentials);

      assertThat(scrubbed).contains("***").hasSizeLessThan(credentials.length() + 8);
      assertThat(new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8))
          .contains("hunter22!");
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '>',
      textBlock =
          """
          GET https://x/s?client=U&client_key=abc&start=1 > GET https://x/s?client=U&client_key=***&start=1
          https://x/s?CLIENT_KEY=a%26b "x"                > https://x/s?CLIENT_KEY=*** "x"
          url=https%3A%2F%2Fx%3Fclient_key%3Dabc          > url=https%3A%2F%2Fx%3Fclient_key%3D***
          Authorization: Bearer abc.def failed            > Authorization: *** failed
          Authorization: Token abc                        > Authorization: ***
          Authorization: abc                              > Authorization: ***
          {authorization=Basic YTpi, Host=x}              > {authorization=*** Host=x}
          "Proxy-Authorization": "abc"                    > "Proxy-Authorization": "***"
          """)
  void a_secret_is_masked_where_secrets_stand_whatever_it_is(String text, String expected) {
    assertThat(scrubber().scrub(text)).isEqualTo(expected);
  }

  @Test
  void a_private_key_is_masked_also_in_part() {
    String body = base64("not a real key ".repeat(80));
    String json =
        "{\"client_email\": \"lms@project.example\",\n\"private_key\": \"-----BEGIN PRIVATE KEY-----\\n"
            + body.replaceAll("(.{64})", "$1\\\\n")
            + "\\n-----END PRIVATE KEY-----\\n\"}";
    Scrubber scrubber = scrubber(json);

    assertThat(scrubber.scrub("bad key: nA" + body.substring(100, 140) + "."))
        .isEqualTo("bad key: ***.");
    assertThat(scrubber.scrub("env: " + base64(json).substring(20, 900) + "…"))
        .isEqualTo("env: ***…");
    assertThat(scrubber.scrub(json))
        .contains("lms@project.example", "BEGIN PRIVATE KEY")
        .doesNotContain(body.substring(0, 16), body.substring(640, 656));
  }

  @Test
  void a_very_short_secret_does_not_blacken_words() {
    Scrubber scrubber = scrubber("lms");

    assertThat(scrubber.scrub("password=lms, at lmsx.realms"))
        .isEqualTo("password=***, at lmsx.realms");
  }

  @Test
  void of_two_secrets_of_which_one_begins_the_other_nothing_is_left() {
    assertThat(scrubber("secret", "secret-and-more").scrub("x secret-and-more secret"))
        .isEqualTo("x *** ***");
  }

  @Test
  void ordinary_lines_stay_as_they_are() {
    String line = "load run 412, window 2025-07-24: received 1640 = inserted 1637 + quarantined 3";

    assertThat(scrubber("hunter22", "", " ").scrub(line)).isEqualTo(line);
    assertThat(scrubber().scrub(line)).isEqualTo(line);
  }

  @Test
  void all_secrets_of_the_settings_are_known_and_nothing_else(@TempDir Path path) {
    String keyFile =
        "{\"client_email\":\"e\",\"private_key\":\"KKKKKKKKKKKKKKKKKKKKKKKK\",\"token_uri\":\"t\"}";
    Settings settings =
        new Folder(path)
            .with("DB_HOST", "db.example")
            .with("DB_NAME", "lms-name")
            .with("DB_USER", "lms-user")
            .with("DB_PASSWORD", "canary-db")
            .with("GOOGLE_SHEETS_CREDENTIALS_BASE64", base64(keyFile))
            .with("SPREADSHEET_ID", "sheet-id")
            .with("SMTP_SERVER", "smtp.example")
            .with("SENDER_EMAIL", "lms@example.org")
            .with("SENDER_PASSWORD", "canary-mail")
            .with("RECIPIENTS_EMAILS", "ann@example.org")
            .with("REST_TOKEN", "canary-token")
            .with("HEARTBEAT_URL", "https://hc.example/canary")
            .with("METABASE_USER", "metabase-user")
            .with("METABASE_PASSWORD", "canary-bi")
            .with("METABASE_DB_PASSWORD", "canary-bi-db")
            .read();

    String scrubbed =
        Scrubber.of(settings)
            .scrub(
                "canary-key canary-db canary-mail canary-token canary-bi canary-bi-db"
                    + " https://hc.example/canary KKKKKKKKKKKKKKKKKKKK db.example lms-user"
                    + " metabase-user ann@example.org");

    assertThat(scrubbed)
        .isEqualTo(
            "*** *** *** *** *** *** *** *** db.example lms-user metabase-user ann@example.org");
  }

  private static Stream<String> forms(String secret) {
    String encoded = URLEncoder.encode(secret, StandardCharsets.UTF_8);
    String twice = URLEncoder.encode(encoded, StandardCharsets.UTF_8);
    return Stream.of(
        secret,
        encoded,
        encoded.replace("+", "%20"),
        encoded.replace("+", "%20").replace("*", "%2A").replace("%7E", "~"),
        hexInLowerCase(encoded),
        twice,
        base64(secret),
        base64(secret).replace("=", "%3D"),
        Base64.getUrlEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8)));
  }

  private static String hexInLowerCase(String encoded) {
    return Pattern.compile("%..")
        .matcher(encoded)
        .replaceAll(hex -> hex.group().toLowerCase(Locale.ROOT));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Scrubber scrubber(String... secrets) {
    return Scrubber.of(Stream.of(secrets).map(Secret::new).toList());
  }
}
