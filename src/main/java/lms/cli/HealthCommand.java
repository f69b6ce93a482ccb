package lms.cli;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import lms.settings.Setting;
import lms.settings.Settings;
import lms.settings.SettingsReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Asks the running service whether it is well; for HEALTHCHECK. */
@Command(name = "health", mixinStandardHelpOptions = true)
final class HealthCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final Pattern UP = Pattern.compile("\"status\"\\s*:\\s*\"UP\"");

  private final Surroundings surroundings;

  @Spec private CommandSpec spec;

  HealthCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws InterruptedException {
    Settings.Web web =
        SettingsReader.readOnly(
                surroundings.environment(),
                surroundings.workingDirectory(),
                EnumSet.of(Setting.HTTP_HOST, Setting.HTTP_PORT))
            .web();
    Terminal terminal = Terminal.of(spec.commandLine(), surroundings.texts());
    URI address = address(web);
    try {
      HttpResponse<String> answer = ask(address);
      if (answer.statusCode() == 200 && UP.matcher(answer.body()).find()) {
        terminal.show(List.of("UP"));
        return ExitStatus.DONE;
      }
      terminal.tell("terminal.health.answered", address, answer.statusCode());
    } catch (IOException e) {
      terminal.tell("terminal.health.away", address, e.getClass().getSimpleName());
    }
    terminal.show(List.of("DOWN"));
    return ExitStatus.FAILED;
  }

  /** A service that listens everywhere listens on loopback too. */
  private static URI address(Settings.Web web) {
    String host =
        switch (web.host()) {
          case "0.0.0.0" -> "127.0.0.1";
          case "::", "[::]" -> "[::1]";
          default -> web.host();
        };
    try {
      return new URI("http", null, host, web.port(), "/observe/health", null, null);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("HTTP_HOST '%s' is no host".formatted(host), e);
    }
  }

  /** The whole answer within {@link #PATIENCE}; straight, whatever proxy Java is told to use. */
  private static HttpResponse<String> ask(URI address) throws IOException, InterruptedException {
    HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .proxy(HttpClient.Builder.NO_PROXY)
            .connectTimeout(PATIENCE)
            .build();
    HttpRequest request = HttpRequest.newBuilder(address).build();
    try {
      return client
          .sendAsync(request, HttpResponse.BodyHandlers.ofString())
          .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new IOException("no whole answer in time", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException network ? network : new IOException(e.getCause());
    }
  }
}
