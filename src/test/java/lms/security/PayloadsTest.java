package lms.security;

import static lms.support.Records.aTrialRun;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lms.ledger.RunSummary;
import lms.ledger.Status;
import lms.support.RouteTest;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What some reader of it would obey is stored as it came, and obeyed by nobody. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PayloadsTest extends RouteTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** For SQL, camel-sql, Camel's placeholders and languages, logging, formats, mail and shells. */
  private static final List<String> PAYLOADS =
      List.of(
          "'; drop table attempts; --",
          "' or 1=1 --",
          "\\'; select pg_sleep(60) --",
          "$$; select 1; $$",
          ":#client",
          ":?user_id",
          ":client",
          "?",
          "#",
          "{{lms.api.url}}",
          "${body}",
          "${bean:ledger?method=toString}",
          "${exchange.context.stop}",
          "$simple{sysenv.PATH}",
          "#{systemProperties}",
          "${jndi:ldap://127.0.0.1:9/x}",
          "${env:PATH}",
          "direct:run",
          "{\"@class\":\"java.lang.Runtime\"}",
          "{0} {0,number} %s %n %1$s",
          "<script>alert(1)</script>",
          "<!DOCTYPE x [<!ENTITY y SYSTEM \"file:x\">]>",
          "=HYPERLINK(\"http://evil.example\")",
          "@SUM(A1)",
          "+1",
          "-1",
          "../../../x",
          "%00 %0d%0aTo: eve@evil.example",
          "x\r\nBcc: eve@evil.example",
          "__import__('os').system('id')",
          "`id` $(id) | id && id",
          "null",
          "\u202Ereversed\u200B",
          "\u001B[2J",
          "{},{}",
          "\"},{\"",
          "a\tb\\N");

  @Test
  @Secures({"S1", "S14"})
  void payloads_of_every_kind_are_only_text() throws Exception {
    List<Object> records = new ArrayList<>();
    for (String payload : PAYLOADS) {
      String params =
          JSON.writeValueAsString(
              Map.of(
                  "oauth_consumer_key", payload,
                  "lis_result_sourcedid", payload,
                  "lis_outcome_service_url", payload));
      records.add(
          aTrialRun()
              .with("lti_user_id", JSON.writeValueAsString(payload))
              .with("passback_params", JSON.writeValueAsString(params)));
    }

    RunSummary summary = loadRecords(records.toArray());

    assertThat(summary.status()).isEqualTo(Status.SUCCEEDED);
    for (String column :
        List.of(
            "user_id", "oauth_consumer_key", "lis_result_sourcedid", "lis_outcome_service_url")) {
      assertThat(rows("select %s from attempts".formatted(column)))
          .as(column)
          .containsExactlyInAnyOrderElementsOf(PAYLOADS);
    }
  }
}
