package lms.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import lms.bi.MetabaseStandIn;
import lms.security.Secures;
import lms.support.Reply;
import lms.support.TestCertificate;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way into Metabase, and what is said where there is none. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class BiDoorTest extends MetabaseTest {
  @TempDir private Path keys;

  @Test
  void a_key_is_used_instead_of_the_login() {
    metabase.used();
    set("METABASE_API_KEY", MetabaseStandIn.API_KEY);
    environment.remove("METABASE_USER");
    environment.remove("METABASE_PASSWORD");

    assertThat(provision().status()).isZero();
    assertThat(metabase.calls()).noneMatch(call -> call.path().equals("/api/session"));

    set("METABASE_API_KEY", "canary-of-another-key");
    Ended wrong = provision();
    assertThat(wrong.status()).isEqualTo(1);
    assertThat(wrong.err()).contains("Metabase does not know who asks", "METABASE_API_KEY");
  }

  @Test
  void one_that_is_starting_is_waited_for() {
    metabase.startingFor(2);

    assertThat(provision("--dry-run").status()).isZero();
  }

  @Test
  void a_wrong_password_is_tried_once_and_shown_never() {
    metabase.used();
    set("METABASE_PASSWORD", "canary-of-nobody");

    Ended ended = provision();

    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.err()).contains("does not let admin@uni.example in (status 401");
    assertThat(metabase.calls()).filteredOn(c -> c.path().equals("/api/session")).hasSize(1);
  }

  @Test
  @Secures("S23")
  void a_certificate_nobody_here_trusts_is_told_of_and_no_password_is_sent() throws Exception {
    metabase.close();
    use(MetabaseStandIn.encrypted(TODAY, TestCertificate.of("localhost", keys).server()));

    Ended ended = provision();

    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.err())
        .contains("no trusted TLS connection to Metabase at " + metabase.url(), "METABASE_URL");
    assertThat(metabase.calls()).isEmpty();
  }

  @Test
  @Secures("S24")
  void where_metabase_has_moved_no_password_follows() {
    set("METABASE_URL", api.address().resolve("/").toString());
    api.then(Reply.status(301, Map.of("Location", metabase.url() + "/api/health"), ""));

    assertThat(provision().err())
        .contains("GET /api/health leads elsewhere (status 301)", "METABASE_URL");
    assertThat(metabase.calls()).isEmpty();
  }

  @Test
  void too_old_a_metabase_and_an_address_of_something_else_are_refused() {
    metabase.version("v0.57.9");
    assertThat(provision().err()).contains("Metabase v0.57.9 is too old", "58");

    set("METABASE_URL", api.address().resolve("/").toString());
    api.then(Reply.json("[]"));
    assertThat(provision().err()).contains("does not answer as Metabase does (status 200)");

    set("METABASE_URL", "http://127.0.0.1:1/");
    assertThat(provision().err())
        .contains("cannot be reached at http://127.0.0.1:1", "METABASE_URL");
  }

  @Test
  void settings_that_are_missing_are_named_before_anything_starts() {
    environment.keySet().removeIf(name -> name.startsWith("METABASE") || name.startsWith("DB_"));

    Ended ended = provision();

    assertThat(ended.status()).isEqualTo(3);
    assertThat(ended.err())
        .contains("METABASE_URL ", "METABASE_USER ", "METABASE_PASSWORD ", "METABASE_DB_HOST ");
  }

  @Test
  void of_several_hosts_metabase_s_own_has_to_be_named() {
    set("DB_HOST", "127.0.0.1,localhost");

    Ended ended = provision();

    assertThat(ended.status()).isEqualTo(3);
    assertThat(ended.err())
        .containsPattern("METABASE_DB_HOST +is missing; DB_HOST names several hosts, and Metabase");
    set("METABASE_DB_HOST", "127.0.0.1");
    assertThat(provision("--dry-run").status()).isZero();
  }
}
