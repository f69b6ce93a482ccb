package lms.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may stand in {@code DB_HOST}. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class HostsTest {
  @TempDir private Path path;

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          db                      | db:6432
          ::1                     | ::1:6432
          [fe80::1]               | [fe80::1]:6432
          db1,db2                 | db1:6432, db2:6432
          db1:5433 , db2          | db1:5433, db2:6432
          10.0.0.1:1,10.0.0.2     | 10.0.0.1:1, 10.0.0.2:6432
          [::1]:5433,[fe80::1],ab | [::1]:5433, [fe80::1]:6432, ab:6432
          ::1,fe80::1:5433        | ::1:6432, fe80::1:5433:6432
          """)
  void a_host_has_its_own_port_or_that_of_all(String text, String hosts) {
    Settings settings = database(text).read();

    assertThat(settings.database().server().orElseThrow().hosts()).hasToString(hosts);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          db:5433         | is not a host name; the port has a setting of its own
          db1:5433        | is not a host name; the port has a setting of its own
          db1,            | is not a list of hosts like db1,db2:5433: look at number 2
          ,db2            | is not a list of hosts like db1,db2:5433: look at number 1
          db1,d b         | is not a list of hosts like db1,db2:5433: look at number 2
          db1,db2:        | is not a list of hosts like db1,db2:5433: look at number 2
          db1:0,db2       | is not a list of hosts like db1,db2:5433: look at number 1
          db1,db2:65536   | is not a list of hosts like db1,db2:5433: look at number 2
          db1,db2:x       | is not a list of hosts like db1,db2:5433: look at number 2
          db1,db2/lms?a=b | is not a list of hosts like db1,db2:5433: look at number 2
          """)
  void what_is_no_host_and_no_list_of_hosts_is_refused(String text, String reason) {
    assertThat(database(text).problems())
        .containsExactly(
            new Problem("DB_HOST", "'%s' %s".formatted(text, reason), Setting.DB_HOST.example()));
  }

  private Folder database(String host) {
    return new Folder(path)
        .with("DB_HOST", host)
        .with("DB_PORT", "6432")
        .with("DB_NAME", "lms")
        .with("DB_USER", "lms")
        .with("DB_PASSWORD", "canary");
  }
}
