package lms.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Path;
import lms.faults.Survives;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class UnknownNamesTest {
  /** What desktops, images, orchestrators and build servers set. */
  private static final String USUAL =
      """
      HOME HOSTNAME LANG LANGUAGE LC_ALL LOGNAME MAIL OLDPWD PATH PWD SHELL SHLVL TERM TZ USER _
      DISPLAY XDG_DATA_DIRS XDG_RUNTIME_DIR SSH_AUTH_SOCK EDITOR PAGER TMPDIR TEMP DATADIR
      JAVA_HOME JAVA_VERSION JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS JVM_OPTS MAVEN_OPTS CLASSPATH
      HTTP_PROXY HTTPS_PROXY NO_PROXY ALL_PROXY http_proxy https_proxy no_proxy
      PORT HOST APP_URL BASE_URL DATABASE_URL DB_URL DB_HOME DB_PASS DB_TYPE DB_DRIVER LOG_FORMAT
      LOG_FILE LOG_PATH LOG_TO_STDOUT HTTPS_PORT SMTP_HOST SMTP_USER MAIL_TO TOKEN API_TOKEN API_KEY
      PGHOST PGPORT PGUSER PGPASSWORD PGDATA POSTGRES_PASSWORD POSTGRES_DB POSTGRES_PASSWORD_FILE
      DB_SERVICE_HOST DB_SERVICE_PORT DB_PORT_5432_TCP DB_PORT_5432_TCP_ADDR LMS_PORT LMS_SERVICE_HOST
      KUBERNETES_SERVICE_HOST KUBERNETES_PORT METABASE_PORT METABASE_SERVICE_HOST MB_DB_HOST MB_DB_PORT
      CI GITHUB_TOKEN GITHUB_API_URL RUNNER_TEMP RUN_ID BUILD_ID BUILD_URL JOB_NAME NODE_NAME CI_API_V4_URL
      GOOGLE_APPLICATION_CREDENTIALS GOOGLE_CLOUD_PROJECT AWS_REGION container BASH_FUNC_which%%
      """;

  @TempDir private Path path;

  @Test
  void the_usual_environment_offends_nobody() {
    Folder folder = new Folder(path);
    for (String name : USUAL.split("\\s+")) {
      folder.with(name, "x");
    }

    assertThatCode(folder::read).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "RECIPIENT_EMAILS, RECIPIENTS_EMAILS",
    "RECIPIENTS_EMIALS, RECIPIENTS_EMAILS",
    "API_CLIENTKEY, API_CLIENT_KEY",
    "api_client_key, API_CLIENT_KEY",
    "REST_TOKEN_FILLE, REST_TOKEN_FILE",
    "LOGLEVEL, LOG_LEVEL",
    "TIMEZONE, TIME_ZONE"
  })
  @Survives("J3")
  void a_near_miss_is_an_error_in_the_environment_and_in_the_file(String name, String meant) {
    Problem problem = new Problem(name, "is not a setting; did you mean " + meant + "?");

    assertThat(new Folder(path).with(name, "x").problems()).containsExactly(problem);
    assertThat(new Folder(path).file(".env", name + "=x").problems()).containsExactly(problem);
  }

  @ParameterizedTest
  @CsvSource({
    "SMTP_HOST, SMTP_SERVER",
    "DB_PASS, DB_PASSWORD",
    "API_KEY, API_CLIENT_KEY",
    "DB_HSOT, DB_HOST",
    "APP_URL, API_URL",
    "SPREDSHEET_ID, SPREADSHEET_ID"
  })
  void the_file_is_ours_and_read_more_strictly(String name, String meant) {
    assertThat(new Folder(path).file(".env", name + "=x").problems())
        .containsExactly(new Problem(name, "is not a setting; did you mean " + meant + "?"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"API_PROXY", "METABASE_IMAGE", "LOG_FORMAT", "HTTP_PROXY", "db_driver"})
  void a_name_of_the_file_with_our_prefix_is_a_mistake_whatever_was_meant(String name) {
    assertThat(new Folder(path).file(".env", name + "=x").problems())
        .containsExactly(new Problem(name, "is not a setting; all names are in .env.example"));
  }

  @Test
  void names_of_other_programs_may_stand_in_the_file() {
    Folder folder =
        new Folder(path)
            .file(".env", "COMPOSE_PROJECT_NAME=lms\nTZ=UTC\nJAVA_HOME=/x\nPOSTGRES_PASSWORD=x\n");

    assertThatCode(folder::read).doesNotThrowAnyException();
  }
}
