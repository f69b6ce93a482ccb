package lms.house;

import static lms.house.Deployment.at;
import static lms.house.Deployment.found;
import static lms.house.Deployment.map;
import static lms.house.Deployment.only;
import static lms.house.Deployment.text;
import static lms.house.Deployment.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lms.settings.Need;
import lms.settings.Setting;
import lms.settings.Settings;
import lms.settings.SettingsReader;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What image, stack, cluster and unit say of the program is what the program is. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DeploymentTest {
  private static final String POM = text("pom.xml");
  private static final String DOCKERFILE = text("Dockerfile");
  private static final Map<String, Object> COMPOSE = yaml("compose.yaml").get(0);
  private static final List<Map<String, Object>> CLUSTER = yaml("deploy/kubernetes.yaml");
  private static final String UNIT = text("deploy/lms.service");

  private static final String NAME = "(?<![\\w.])([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)(?!\\w)";

  /** Names that docker, PostgreSQL, Metabase, Java and systemd know, and those of our images. */
  private static final String OF_OTHERS =
      "(POSTGRES|MB|LMS|AF)_\\w+|(BUILD|RUNTIME)_IMAGE|COMPOSE_(PROFILES|PROJECT_NAME)|ON_ERROR_STOP|NAME_FILE"
          + "|JAVA_(TOOL_OPTIONS|TIMEZONE)|XDG_CACHE_HOME";

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Dockerfile",
        "compose.yaml",
        "deploy/demo.env",
        "deploy/kubernetes.yaml",
        "deploy/lms.service",
        "docs/container.md",
        "docs/install-ubuntu.md",
        "docs/reverse-proxy.md"
      })
  void every_setting_a_file_names_exists(String file) {
    assertThat(names(text(file))).isNotEmpty();
    assertThat(unknown(text(file))).isEmpty();
  }

  @Test
  void a_setting_that_does_not_exist_is_found() {
    assertThat(unknown("HTTP_HOST API_CLIENT_KEY_FILE API_KLIENT MB_PORT"))
        .containsExactly("API_KLIENT");
  }

  @Test
  void the_demo_of_the_stack_has_all_settings_it_needs() throws IOException {
    Files.copy(Path.of("deploy/demo.env"), folder.resolve(".env"));

    Settings settings = SettingsReader.read(stack("lms"), folder, EnumSet.of(Need.API));

    assertThat(settings.api().url().orElseThrow().getHost()).isEqualTo("127.0.0.1");
    assertThat(settings.api().url().orElseThrow().getPort())
        .isEqualTo(Integer.parseInt(arguments("grader").get(0)));
    assertThat(settings.api().client()).isEqualTo(arguments("grader").get(1));
    assertThat(settings.api().clientKey().value()).isEqualTo(arguments("grader").get(2));
  }

  @Test
  void what_is_made_up_has_volumes_of_its_own() {
    assertThat(only("^COMPOSE_PROJECT_NAME=(.*)$", text("deploy/demo.env"))).isEqualTo("lms-demo");
    assertThat(COMPOSE).as("the folder names the real project").doesNotContainKey("name");
    assertThat(map(COMPOSE.get("volumes")))
        .allSatisfy((name, volume) -> assertThat(map(volume)).as(name).isEmpty());
  }

  @Test
  void the_stack_has_its_own_database_whatever_a_script_s_env_says() throws IOException {
    Files.writeString(
        folder.resolve(".env"),
        """
        API_URL=https://lms.example/api/statistics
        API_CLIENT=MyUniversity
        API_CLIENT_KEY=key
        DB_HOST=old.example
        DB_NAME=old
        DB_USER=old
        DB_PASSWORD=old
        HTTP_PORT=9090
        LMS_ENV=.env
        COMPOSE_PROFILES=metabase
        MB_SITE_URL=https://bi.example
        """);

    Settings settings =
        SettingsReader.read(stack("bi"), folder, EnumSet.of(Need.API, Need.METABASE));

    Settings.Server server = settings.database().server().orElseThrow();
    assertThat(server.host()).isEqualTo("db");
    assertThat(server.password().value()).isEqualTo("of db_password");
    assertThat(settings.web().port()).isEqualTo(8080);
    assertThat(settings.extras().metabase().get("METABASE_DB_PASSWORD").value())
        .isEqualTo("of bi_reader_password");
  }

  @Test
  void the_cluster_has_all_settings_it_needs() {
    Map<String, String> environment = new HashMap<>();
    map(at(object("ConfigMap"), "data"))
        .forEach((name, value) -> environment.put(name, "" + value));
    Object container = at(object("Deployment"), "spec", "template", "spec", "containers");
    ((List<?>) at(container, "env"))
        .forEach(e -> environment.put("" + at(e, "name"), "" + at(e, "value")));
    List<String> files =
        environment.values().stream().filter(v -> v.startsWith("/run/secrets/lms/")).toList();

    assertThat(files)
        .allSatisfy(
            file ->
                assertThat(map(at(object("Secret"), "stringData")))
                    .containsKey(file.substring("/run/secrets/lms/".length())))
        .isNotEmpty();
    assertThat(
            SettingsReader.read(withFiles(environment), folder, EnumSet.of(Need.API)).web().token())
        .isPresent();
  }

  @Test
  void every_secret_of_the_stack_is_made_by_the_script() {
    String made = only("^for name in (.*); do$", text("tools/secrets.sh"));

    Map<String, Object> secrets = new HashMap<>(map(COMPOSE.get("secrets")));
    assertThat(at(secrets.remove("settings"), "file")).isEqualTo("./.env");
    assertThat(secrets.keySet()).containsExactlyInAnyOrder(made.split(" "));
    secrets.forEach(
        (name, secret) -> assertThat(at(secret, "file")).isEqualTo("./secrets/" + name));
  }

  @Test
  void every_image_is_of_one_version() {
    Stream<String> images =
        Stream.concat(
            found("^ARG \\w+_IMAGE=(.*)$", DOCKERFILE),
            services().map(s -> (String) at(s, "image")));

    assertThat(images)
        .isNotEmpty()
        .allMatch(i -> i.matches("[\\w./-]+:[\\w.-]*\\d[\\w.-]*") && !i.contains("latest"));
    assertThat(at(map(COMPOSE.get("services")).get("db"), "image"))
        .isEqualTo("postgres:" + only("<postgres.binaries.version>(\\d+\\.\\d+)\\.0<", POM));
  }

  @Test
  void our_image_has_our_version() {
    String image =
        "lms-analytics-pipeline:"
            + only("<artifactId>lms-analytics-pipeline</artifactId>\\s+<version>(.*?)<", POM);

    assertThat(at(map(COMPOSE.get("services")).get("lms"), "image")).isEqualTo(image);
    assertThat(at(object("Deployment"), "spec", "template", "spec", "containers", "image"))
        .isEqualTo("registry.example/" + image);
  }

  @Test
  void it_is_built_with_the_java_it_is_written_for_and_run_with_one_that_can() {
    int release = Integer.parseInt(only("<maven.compiler.release>(\\d+)<", POM));
    int runtime = Integer.parseInt(only("^ARG RUNTIME_IMAGE=eclipse-temurin:(\\d+)", DOCKERFILE));

    assertThat(only("^ARG BUILD_IMAGE=maven:3.*-temurin-(\\d+)$", DOCKERFILE))
        .isEqualTo("" + release);
    assertThat(runtime).as("an AOT cache in one step").isGreaterThanOrEqualTo(25);
    assertThat(found("openjdk-(\\d+)-", text("docs/install-ubuntu.md")))
        .allSatisfy(java -> assertThat(Integer.parseInt(java)).isGreaterThanOrEqualTo(release));
  }

  @Test
  void everything_the_image_is_made_of_is_there_and_reaches_the_build() {
    List<String> sources = found("^COPY (?!--from)(?:--\\S+ )?(\\S+) \\S+$", DOCKERFILE).toList();
    List<String> let = found("^!(.+)$", text(".dockerignore")).toList();

    assertThat(sources).contains("pom.xml", "src/main", "deploy/image/lms");
    assertThat(sources).allMatch(source -> Files.exists(Path.of(source)));
    assertThat(sources).allMatch(source -> let.stream().anyMatch(source::startsWith));
    assertThat(text(".dockerignore")).contains("\n*\n");
  }

  @Test
  void what_runs_in_a_container_may_do_no_more_than_it_needs() {
    assertThat(found("^USER (\\S+)$", DOCKERFILE).toList()).last().isEqualTo("999:999");
    Object lms = map(COMPOSE.get("services")).get("lms");
    assertThat(at(lms, "read_only")).isEqualTo(true);
    assertThat(at(lms, "cap_drop")).isEqualTo(List.of("ALL"));
    assertThat(at(lms, "security_opt")).isEqualTo(List.of("no-new-privileges:true"));
    assertThat(services()).allMatch(s -> at(s, "security_opt") != null && at(s, "user") == null);
    Object pod = at(object("Deployment"), "spec", "template", "spec");
    Object confined = at(pod, "containers", "securityContext");
    assertThat(at(pod, "securityContext", "runAsNonRoot")).isEqualTo(true);
    assertThat(at(pod, "automountServiceAccountToken")).isEqualTo(false);
    assertThat(at(confined, "allowPrivilegeEscalation")).isEqualTo(false);
    assertThat(at(confined, "readOnlyRootFilesystem")).isEqualTo(true);
    assertThat(at(confined, "capabilities", "drop")).isEqualTo(List.of("ALL"));
  }

  /** Told to end is the first process: a shell that stays would not pass it on. */
  @Test
  void java_is_the_first_process_of_a_container() {
    assertThat(found("^ENTRYPOINT (.*)$", DOCKERFILE)).containsExactly("[\"lms\"]");
    assertThat(found("^COPY .* (\\S+) /usr/local/bin/lms$", DOCKERFILE))
        .containsExactly("deploy/image/lms");
    assertThat(found("^(.*\\bjava) @", text("deploy/image/lms"))).containsExactly("exec java");
    assertThat(found("^STOPSIGNAL (.*)$", DOCKERFILE)).containsExactly("SIGTERM");
  }

  @Test
  void every_file_the_stack_mounts_is_there() {
    List<String> mounted = found("(?:- |\")\\./([\\w/.]+):/", text("compose.yaml")).toList();

    assertThat(mounted).contains("deploy/postgres/roles.sql");
    assertThat(mounted).allMatch(file -> Files.isRegularFile(Path.of(file)));
  }

  @ParameterizedTest
  @CsvSource({
    "compose.yaml, stop_grace_period: (\\d+)s",
    "deploy/kubernetes.yaml, terminationGracePeriodSeconds: (\\d+)",
    "deploy/lms.service, TimeoutStopSec=(\\d+)s"
  })
  void routes_have_the_time_to_end(String file, String pattern) {
    int needed =
        Integer.parseInt(
            only(
                "^camel.main.shutdownTimeout = (\\d+)$",
                text("src/main/resources/application.properties")));

    assertThat(found(pattern, text(file)).map(Integer::valueOf))
        .isNotEmpty()
        .allMatch(seconds -> seconds > needed + 10);
  }

  @Test
  void what_the_manuals_repeat_is_what_the_files_say() {
    String caddy = text("deploy/Caddyfile");

    assertThat(text("docs/reverse-proxy.md")).contains(caddy.substring(caddy.indexOf("lms.")));
    assertThat(text("docs/metabase.md")).contains(only("^(grant select .*)$", reader()));
    assertThat(text("docs/install-ubuntu.md")).contains(only("^WorkingDirectory=(.*)$", UNIT));
    assertThat(UNIT).contains("ExecStart=/opt/lms/lms serve");
  }

  private static String reader() {
    return text("deploy/postgres/bi_reader.sql");
  }

  private static List<String> names(String text) {
    return found(NAME, text).distinct().toList();
  }

  private static List<String> unknown(String text) {
    List<String> ours =
        Stream.of(Setting.values()).flatMap(s -> Stream.of(s.name(), s.fileName())).toList();
    return names(text).stream()
        .filter(name -> !ours.contains(name) && !name.matches(OF_OTHERS))
        .toList();
  }

  private static Stream<Object> services() {
    return map(COMPOSE.get("services")).values().stream();
  }

  private static List<String> arguments(String service) {
    return ((List<?>) at(map(COMPOSE.get("services")).get(service), "command"))
        .stream().map(String::valueOf).toList();
  }

  /** A service's environment, with secrets that stand in files of this test. */
  private Map<String, String> stack(String service) {
    Map<String, String> environment = new HashMap<>();
    map(at(map(COMPOSE.get("services")).get(service), "environment"))
        .forEach((name, value) -> environment.put(name, "" + value));
    return withFiles(environment);
  }

  private Map<String, String> withFiles(Map<String, String> environment) {
    environment.replaceAll(
        (name, value) -> value.startsWith("/run/secrets/") ? file(Path.of(value)) : value);
    return environment;
  }

  private String file(Path secret) {
    try {
      Path file = folder.resolve(secret.getFileName());
      return Files.writeString(file, "of " + secret.getFileName()).toString();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Map<String, Object> object(String kind) {
    return CLUSTER.stream().filter(o -> kind.equals(o.get("kind"))).findFirst().orElseThrow();
  }
}
