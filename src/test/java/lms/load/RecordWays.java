package lms.load;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lms.Lms;
import lms.attempt.RawRecord;
import lms.cli.Pipeline;
import lms.extract.Reading;
import lms.extract.RecordStream;
import lms.extract.Reply;
import lms.settings.Need;
import lms.settings.Settings;
import lms.settings.SettingsReader;
import lms.support.AwayDatabase;
import lms.support.Inside;
import lms.validate.InvalidRecord;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;

/** Two ways to read one reply from memory: the shipped routes, and their beans in a plain loop. */
final class RecordWays implements AutoCloseable {
  private static final String ROUTES =
      Stream.of("extract", "ask", "validate", "quarantine")
          .map("classpath:routes/%s.camel.yaml"::formatted)
          .collect(Collectors.joining(","));

  private final Reply reply;
  private final Reader reader;
  private final Loader loader;
  private final byte[] body;
  private final Lms lms;
  private final ProducerTemplate routes;

  /**
   * Starts the routes.
   *
   * @param body the whole reply
   */
  RecordWays(byte[] body, Clock clock) throws Exception {
    this.body = body;
    System.setProperty("camel.main.routesIncludePattern", ROUTES); // no timers, no database
    AwayDatabase none = new AwayDatabase(null);
    this.lms = Lms.start(Pipeline.Mode.COMMAND, settings(), none, clock, (n, bad) -> {});
    CamelContext context = Inside.context(lms);
    context.addRoutes(fetchFromMemory());
    this.routes = context.createProducerTemplate();
    this.reply = context.getRegistry().lookupByNameAndType("reply", Reply.class);
    this.reader = context.getRegistry().lookupByNameAndType("reader", Reader.class);
    this.loader = context.getRegistry().lookupByNameAndType("loader", Loader.class);
  }

  /** The bean that takes what has been read. */
  Loader loader() {
    return loader;
  }

  private static Settings settings() {
    Map<String, String> environment =
        Map.of("API_URL", "http://127.0.0.1:9/", "API_CLIENT", "Bench", "API_CLIENT_KEY", "none");
    return SettingsReader.read(environment, Path.of("no folder"), Set.of(Need.API));
  }

  private RouteBuilder fetchFromMemory() {
    return new RouteBuilder() {
      @Override
      public void configure() {
        from("direct:fetch")
            .routeId("fetch")
            .process(e -> e.getMessage().setBody(open(e.getProperty("reading", Reading.class))));
      }
    };
  }

  private RecordStream open(Reading reading) throws Exception {
    return reply.open(new ByteArrayInputStream(body), 200, null, reading);
  }

  /** As a load run does it. */
  void byRoutes(Transfer transfer) {
    routes.send(
        "direct:extract",
        e -> {
          e.setProperty("loadRun", transfer.run());
          e.setProperty("window", transfer.window());
          e.setProperty("transfer", transfer);
        });
  }

  /** The same without Camel. */
  void byLoop(Transfer transfer) throws Exception {
    RecordStream records = open(reader.reading(transfer));
    while (records.hasNext()) {
      RawRecord record = records.next();
      if (record != null) {
        judge(record, transfer);
      }
    }
    reader.whole(records);
    reader.finish(transfer);
  }

  private void judge(RawRecord record, Transfer transfer) {
    try {
      reader.validate(record, transfer);
    } catch (InvalidRecord e) {
      reader.reject(record, transfer, e);
    }
  }

  @Override
  public void close() {
    lms.close();
  }
}
