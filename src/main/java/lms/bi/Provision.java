package lms.bi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lms.bi.Report.Failure;
import lms.bi.Report.Thing;
import lms.dashboard.Card;
import lms.dashboard.Card.Field;
import lms.dashboard.Cards;
import lms.settings.Settings;
import lms.texts.Texts;

/**
 * Builds the dashboard in Metabase, or brings the one it built up to date. What is there as it
 * should be is only read; what others made is neither changed nor deleted.
 */
public final class Provision {
  /** The dashboard's name in every language. */
  static final String NAME = "LMS Analytics Overview";

  /** Sends one request and waits for its answer; fails if there is no connection. */
  @FunctionalInterface
  public interface Line {
    Answer send(Request request) throws Exception;
  }

  private final Settings settings;
  private final Access access;
  private final List<Card> cards;
  private final Texts texts;
  private final Filters filters;
  private final Metabase metabase;
  private final Pen pen;
  private final Door door;

  /**
   * @param line the route to Metabase
   * @param dryRun writes nothing and says what would be written
   */
  public Provision(Settings settings, Cards cards, Line line, boolean dryRun) {
    this.settings = settings;
    this.access = Access.of(settings);
    this.cards =
        cards.all().stream().filter(c -> c.shownBy().contains(Card.Viewer.METABASE)).toList();
    this.texts = new Texts(settings.language());
    this.filters = new Filters(texts);
    this.metabase = new Metabase(access.url(), line);
    this.pen = new Pen(metabase, dryRun);
    this.door = new Door(metabase, access, pen);
  }

  /**
   * @throws BiProblem if it cannot be done; what was written until then stays, and the next time
   *     goes on from there
   */
  public Report provision() {
    JsonNode properties = door.properties();
    boolean fresh = Door.isFresh(properties);
    if (fresh) {
      door.setUp(properties, settings.language());
    } else {
      door.logIn();
    }
    if (fresh && pen.isDry()) {
      return everything(properties);
    }
    if (fresh) {
      door.settle(zone());
    }
    Catalogue catalogue = new Catalogue(metabase, access.data(), pen);
    catalogue.connect();
    catalogue.learn(fields());
    return built(properties, catalogue);
  }

  private Report built(JsonNode properties, Catalogue catalogue) {
    String client = settings.api().client();
    Shelf shelf = new Shelf(metabase, pen, client, settings.language());
    Optional<Integer> collection = shelf.collection();
    CardBody bodies = new CardBody(client, settings.language(), filters, catalogue);
    Map<Card, Integer> numbers = shelf.put(cards, collection, bodies);
    Board board = new Board(metabase, pen, filters, texts.get("bi.help"));
    Optional<JsonNode> shown = board.show(collection, numbers);
    Publication publication = new Publication(metabase, pen, properties, access.url());
    Optional<String> link = shown.flatMap(publication::link);
    return new Report(
        Door.version(properties),
        pen.changes(),
        numbers.size(),
        pen.isDry() ? List.of() : failures(shown.orElseThrow(), numbers),
        link,
        shown.map(publication::address),
        publication.notes(zone()));
  }

  private List<Failure> failures(JsonNode board, Map<Card, Integer> numbers) {
    return new Check(metabase, filters, settings.language()).failures(board, numbers);
  }

  /** What a Metabase without users would get: nothing can be asked of it before. */
  private Report everything(JsonNode properties) {
    pen.remember(Thing.DATABASE, NAME);
    pen.remember(Thing.COLLECTION, NAME);
    cards.forEach(card -> pen.remember(Thing.CARD, card.title().get(settings.language())));
    pen.remember(Thing.DASHBOARD, NAME);
    return new Report(
        Door.version(properties),
        pen.changes(),
        cards.size(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  private Set<Field> fields() {
    return cards.stream()
        .flatMap(card -> Stream.concat(Stream.of(card.date()), card.course().stream()))
        .collect(Collectors.toSet());
  }

  private String zone() {
    return settings.calendar().zone().getId();
  }
}
