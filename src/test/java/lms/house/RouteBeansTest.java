package lms.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lms.Lms;
import lms.cli.Pipeline;
import lms.support.RouteTest;
import lms.support.SheetsStandIn;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Every bean a route names is bound by the product as it starts, with that method. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RouteBeansTest extends RouteTest {
  private static final Map<String, RouteFile> FILES =
      RouteFile.shipped().stream().collect(Collectors.toMap(RouteFile::name, Function.identity()));

  private static final Set<String> IN_SERVICE =
      Set.of("measure", "overdue", "overdue-mail", "ready");
  private static final Set<String> TO_FILES = Set.of("csv");
  private static final Set<String> TO_SERVERS =
      Set.of(
          "sheet",
          "sheet-courses",
          "sheet-days",
          "sheet-mark",
          "sheet-once",
          "sheet-plan",
          "sheet-probe",
          "sheet-publish",
          "sheet-tab",
          "sheet-tabs",
          "sheet-turn",
          "sheet-write",
          "smtp");

  /** Of a service that publishes to a sheet. */
  private static final Set<String> IN_BOTH = Set.of("publish");

  private static final RouteFile WRONG =
      RouteFile.of(
          "wrong",
          """
          - route:
              from:
                uri: direct:wrong
                steps:
                  - bean: { ref: nobody, method: help }
                  - setBody: { method: { ref: ledger, method: "forget(${body})" } }
                  - setBody: { simple: "${bean:noBean?method=x} ${bean:ledger.gone}" }
                  - split: { aggregationStrategy: "#noStrategy", steps: [] }
          """);

  @Test
  void with_files_every_bean_is_there() throws Exception {
    try (Lms lms =
        Lms.start(Pipeline.Mode.COMMAND, settings(Map.of()), database, CLOCK, (n, bad) -> {})) {
      assertThat(routes(lms)).containsExactlyInAnyOrderElementsOf(allBut(TO_SERVERS));
      assertThat(missing(lms)).isEmpty();
      assertThat(missing(Deliveries.context(lms), WRONG))
          .as("what is not there is found")
          .containsExactlyInAnyOrder(
              "wrong: no bean nobody",
              "wrong: no bean noBean",
              "wrong: no bean noStrategy",
              "wrong: no method ledger.forget",
              "wrong: no method ledger.gone");
    }
    assertThat(api.requests()).isEmpty();
  }

  @Test
  void with_sheet_and_mail_server_every_bean_is_there_and_nobody_is_asked_at_the_start()
      throws Exception {
    try (SheetsStandIn google = new SheetsStandIn();
        ServerSocket mail = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Map<String, String> settings = Deliveries.settings(google, mail.getLocalPort());
      try (Lms lms =
          Lms.start(Pipeline.Mode.COMMAND, settings(settings), database, CLOCK, (n, bad) -> {})) {
        assertThat(routes(lms)).containsExactlyInAnyOrderElementsOf(allBut(TO_FILES));
        assertThat(missing(lms)).isEmpty();
      }
      assertThat(api.requests()).isEmpty();
      assertThat(google.requests()).isZero();
      assertNobodyCalled(mail);
    }
  }

  @Test
  void where_no_load_run_can_be_no_claim_is_kept_alive() {
    try (Lms lms =
        Lms.start(Pipeline.Mode.CHECK, settings(Map.of()), database, CLOCK, (n, bad) -> {})) {
      assertThat(routes(lms)).contains("probe").doesNotContain("lease-clock");
    }
  }

  @Test
  void as_a_service_every_bean_is_there() throws Exception {
    try (Lms lms =
        Lms.start(Pipeline.Mode.SERVICE, settings(Map.of()), database, CLOCK, (n, bad) -> {})) {
      assertThat(routes(lms))
          .containsAll(
              FILES.values().stream()
                  .filter(file -> isOfTheService(file) && !file.name().equals("rest"))
                  .filter(file -> !IN_BOTH.contains(file.name()))
                  .map(RouteFile::name)
                  .toList());
      assertThat(missing(lms)).isEmpty();
    }
  }

  @Test
  void a_service_with_a_sheet_publishes_what_is_left_over() throws Exception {
    try (SheetsStandIn google = new SheetsStandIn();
        Lms lms =
            Lms.start(
                Pipeline.Mode.SERVICE,
                settings(google.settings()),
                database,
                CLOCK,
                (n, bad) -> {})) {
      assertThat(routes(lms)).containsAll(IN_BOTH);
      assertThat(missing(lms)).isEmpty();
      assertThat(google.requests()).isZero();
    }
  }

  private static void assertNobodyCalled(ServerSocket server) throws IOException {
    server.setSoTimeout(50); // a connection made at the start would be in its queue
    assertThatThrownBy(server::accept).isInstanceOf(SocketTimeoutException.class);
  }

  private static List<String> allBut(Set<String> others) {
    return FILES.values().stream()
        .filter(file -> !isOfTheService(file) && !others.contains(file.name()))
        .map(RouteFile::name)
        .toList();
  }

  private static boolean isOfTheService(RouteFile file) {
    return file.name().equals("rest")
        || file.route().path("precondition").asText().startsWith("'{{lms.mode}}' == 'SERVICE'");
  }

  private static List<String> routes(Lms lms) {
    return Deliveries.context(lms).getRoutes().stream().map(Route::getRouteId).toList();
  }

  private static List<String> missing(Lms lms) {
    CamelContext context = Deliveries.context(lms);
    return routes(lms).stream()
        .flatMap(route -> missing(context, FILES.get(route)).stream())
        .toList();
  }

  private static List<String> missing(CamelContext context, RouteFile file) {
    return BeanUse.in(file).stream()
        .flatMap(use -> missing(context, use))
        .map(wrong -> file.name() + ": " + wrong)
        .distinct()
        .toList();
  }

  private static Stream<String> missing(CamelContext context, BeanUse use) {
    Object bean = context.getRegistry().lookupByName(use.bean());
    if (bean == null) {
      return Stream.of("no bean " + use.bean());
    }
    boolean there =
        use.method().isEmpty()
            || Arrays.stream(bean.getClass().getMethods())
                .anyMatch(method -> method.getName().equals(use.method()));
    return there ? Stream.of() : Stream.of("no method " + use.bean() + "." + use.method());
  }
}
