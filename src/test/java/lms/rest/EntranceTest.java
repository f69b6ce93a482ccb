package lms.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lms.security.Secures;
import lms.settings.Secret;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The demo's ticket: an address that lets one browser in, once. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class EntranceTest {
  private static final String TICKET = "/?ticket=t1cket";

  private final Access access = demo();

  private static Access demo() {
    return new Access(Optional.of(new Secret("token")), true, Optional.of(new Secret("t1cket")));
  }

  @Test
  void the_ticket_gives_a_cookie_once_and_the_cookie_lets_in_for_good() throws Problem {
    String cookie = cookie(TICKET, Map.of()).orElseThrow();

    assertThat(cookie).matches("lms_session=[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict");
    String session = cookie.replaceFirst(";.*", "");
    access.admit(asked("/api/v1/runs", Map.of("cookie", session)));
    access.admit(asked("/api/v1/runs", Map.of("cookie", "a=b; " + session + "; c=d")));
    assertThat(status(TICKET, Map.of())).as("used").isEqualTo(401);
    assertThat(cookie(TICKET, Map.of("cookie", session))).as("the same browser again").isPresent();
    assertThat(cookie(TICKET, Map.of("authorization", "Bearer token"))).isPresent();
  }

  @Test
  void every_process_has_a_cookie_of_its_own() throws Problem {
    assertThat(demo().cookie(asked(TICKET, Map.of())))
        .isNotEqualTo(demo().cookie(asked(TICKET, Map.of())));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/?ticket=", "/?ticket=t1cket%20", "/?ticket=T1CKET", "/?ticket=t1cket&x=1"})
  void a_wrong_ticket_lets_nobody_in_and_spoils_nothing(String target) throws Problem {
    assertThat(status(target, Map.of())).isEqualTo(401);
    assertThat(cookie(TICKET, Map.of())).isPresent();
  }

  @Test
  @Secures("S37")
  void another_site_can_use_neither_ticket_nor_cookie() throws Problem {
    Map<String, String> evil = Map.of("origin", "http://evil.example", "host", "localhost");

    assertThat(status(TICKET, evil)).isEqualTo(403);
    String session = cookie(TICKET, Map.of()).orElseThrow().replaceFirst(";.*", "");
    Map<String, String> carried = new LinkedHashMap<>(evil);
    carried.put("cookie", session);
    assertThat(refused("/api/v1/runs", carried)).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"lms_session=", "lms_session=x", "lms_session", "session=x", ""})
  void a_made_up_cookie_lets_nobody_in(String cookie) {
    assertThat(refused("/api/v1/runs", Map.of("cookie", cookie))).isEqualTo(401);
  }

  @Test
  void outside_the_demo_there_is_no_ticket() throws Problem {
    Access service = new Access(Optional.of(new Secret("token")), true, Optional.empty());

    assertThat(service.cookie(asked(TICKET, Map.of()))).isEmpty();
  }

  private Optional<String> cookie(String target, Map<String, String> headers) throws Problem {
    return access.cookie(asked(target, headers));
  }

  private int status(String target, Map<String, String> headers) {
    try {
      return cookie(target, headers).isPresent() ? 303 : 0;
    } catch (Problem problem) {
      return problem.status();
    }
  }

  private int refused(String target, Map<String, String> headers) {
    try {
      access.admit(asked(target, headers));
      return 0;
    } catch (Problem problem) {
      return problem.status();
    }
  }

  private static Asked asked(String target, Map<String, String> headers) {
    Map<String, List<String>> all = new LinkedHashMap<>();
    headers.forEach((name, value) -> all.put(name, List.of(value)));
    return Asked.of("GET", target, all);
  }
}
