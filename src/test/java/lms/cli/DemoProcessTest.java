package lms.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.management.Attribute;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import lms.security.Secures;
import lms.support.SheetsStandIn;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The demo as somebody starts it beside the settings of a real installation. */
@Tag("processes")
@Timeout(400)
@DisplayNameGeneration(ReplaceUnderscores.class)
class DemoProcessTest {
  private static final String ROUTES = "org.apache.camel:type=routes,*";
  private static final String MEMORY = "java.lang:type=Memory";

  @TempDir private Path folder;
  @TempDir private Path said;

  @Test
  @Secures("S7")
  void the_demo_shows_thirty_days_and_touches_nothing_of_a_real_installation() throws Exception {
    try (ServerSocket canary = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"))) {
      int http;
      try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
        http = free.getLocalPort();
      }
      String env = settings(canary.getLocalPort()) + "HTTP_PORT=" + http + "\n";
      Files.writeString(folder.resolve(".env"), env);

      CommandTest.Ended ended;
      try (LmsProcess demo = LmsProcess.start(folder, Map.of(), said, "demo")) {
        demo.awaitSaid("Ctrl-C");
        assertThePageOpensOnce(demo.said());
        assertJmxShowsRoutesAndTakesNoObjects(demo.pid());
        demo.terminate();
        ended = demo.await();
      }

      assertThat(ended.status()).isZero();
      assertThat(ended.out()).contains(" = inserted ", "Look further:").doesNotContain("canary");
      assertThat(
              ended
                  .out()
                  .lines()
                  .filter(line -> line.matches("\\d{4}-\\d\\d-\\d\\d  +[\\d,]+ .*%?")))
          .hasSizeGreaterThanOrEqualTo(30);
      assertThat(ended.err()).contains("demo: ").doesNotContain("canary");
      assertThat(logOfTheDemo()).contains("load run 1").doesNotContain("Timeout occurred during");
      assertNobodyConnectedTo(canary);
      assertThat(outsideTheDemo()).containsExactlyInAnyOrder(".env", "store");
      assertThat(folder.resolve("store/demo/postgres/data/postmaster.pid")).doesNotExist();
    }
  }

  /** With the ticket that was printed, in a browser that keeps cookies. */
  private static void assertThePageOpensOnce(String said) throws Exception {
    Matcher link = Pattern.compile("http://localhost:\\d+/\\?ticket=\\S+").matcher(said);
    assertThat(link.find()).isTrue();
    URI ticket = URI.create(link.group());
    HttpClient browser =
        HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    HttpResponse<String> page = ask(browser, ticket);
    assertThat(page.uri()).isEqualTo(ticket.resolve("/"));
    assertThat(page.body()).contains("data-may-change=\"true\"");
    assertThat(ask(browser, ticket.resolve("/api/v1/runs")).body()).contains("BACKFILL");
    assertThat(ask(HttpClient.newHttpClient(), ticket).statusCode()).isEqualTo(401);
  }

  /** As jconsole looks at a process of the same user. */
  private static void assertJmxShowsRoutesAndTakesNoObjects(long pid) throws Exception {
    VirtualMachine demo = VirtualMachine.attach(String.valueOf(pid));
    JMXServiceURL address = new JMXServiceURL(demo.startLocalManagementAgent());
    demo.detach();
    try (JMXConnector connector = JMXConnectorFactory.connect(address)) {
      MBeanServerConnection beans = connector.getMBeanServerConnection();
      Set<ObjectName> routes = beans.queryNames(new ObjectName(ROUTES), null);
      assertThat(beans.getAttribute(routes.iterator().next(), "State")).isEqualTo("Started");
      Attribute planted = new Attribute("Verbose", Level.INFO); // of another module of Java
      assertThatThrownBy(() -> beans.setAttribute(new ObjectName(MEMORY), planted))
          .hasStackTraceContaining("REJECTED");
    }
  }

  private static HttpResponse<String> ask(HttpClient browser, URI address) throws Exception {
    return browser.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
  }

  private static String settings(int port) throws IOException {
    String credentials;
    try (SheetsStandIn google = new SheetsStandIn()) {
      credentials =
          google
              .credentialsJson()
              .replace(google.rootUrl().toString(), "http://127.0.0.1:" + port + "/");
    }
    String key = Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    return """
    API_URL=http://127.0.0.1:%1$d/api/statistics
    API_CLIENT=canary-client
    API_CLIENT_KEY=canary-key
    DB_HOST=127.0.0.1
    DB_PORT=%1$d
    DB_NAME=canary-database
    DB_USER=canary-user
    DB_PASSWORD=canary-password
    GOOGLE_SHEETS_URL=http://127.0.0.1:%1$d/
    GOOGLE_SHEETS_CREDENTIALS_BASE64=%2$s
    SPREADSHEET_ID=canary-sheet
    SMTP_SERVER=127.0.0.1
    SMTP_PORT=%1$d
    SENDER_EMAIL=canary@sender.example
    SENDER_PASSWORD=canary-password
    RECIPIENTS_EMAILS=canary@uni.example
    HEARTBEAT_URL=http://127.0.0.1:%1$d/ping
    LOG_DIR=logs-of-the-installation
    DATA_DIR=store
    """
        .formatted(port, key);
  }

  /** Whoever had connected would wait in the queue. */
  private static void assertNobodyConnectedTo(ServerSocket canary) throws IOException {
    canary.setSoTimeout(1);
    assertThatThrownBy(canary::accept).isInstanceOf(SocketTimeoutException.class);
  }

  /** Camel complains there if something was still under way when it had waited long enough. */
  private String logOfTheDemo() throws IOException {
    StringBuilder log = new StringBuilder();
    try (Stream<Path> files = Files.list(folder.resolve("store/demo/logs"))) {
      for (Path file : files.toList()) {
        log.append(Files.readString(file));
      }
    }
    return log.toString();
  }

  /** Files and folders that do not lie in {@code DATA_DIR/demo}. */
  private List<String> outsideTheDemo() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(path -> !path.startsWith(folder.resolve("store/demo")))
          .filter(path -> !path.equals(folder))
          .map(path -> folder.relativize(path).toString())
          .toList();
    }
  }
}
