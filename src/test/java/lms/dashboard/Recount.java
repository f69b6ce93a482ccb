package lms.dashboard;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lms.dashboard.Planted.Try;
import lms.window.Days;

/** What the cards must say, counted by Java from what their help promises; no SQL is looked at. */
final class Recount {
  private final Planted planted;
  private final Days loaded;
  private final Days days;
  private final Optional<String> course;

  Recount(Planted planted, Days loaded, Days days, Optional<String> course) {
    this.planted = planted;
    this.loaded = loaded;
    this.days = days;
    this.course = course;
  }

  /** The rows of a card, values as texts, no data as {@code null}. */
  List<List<String>> of(String card) {
    return rows(card).map(Recount::texts).toList();
  }

  private Stream<List<Object>> rows(String card) {
    return switch (card) {
      case "learners_by_day" -> byDay(day -> row(learners(day)));
      case "attempts_by_day" ->
          byDay(
              day ->
                  row(
                      count(day, Try::isSubmission),
                      day.size() - count(day, Try::isSubmission),
                      percent(count(day, Try::isCorrect), count(day, Try::isSubmission), 2)));
      case "attempt_types" ->
          slices(
              "submit", count(tries(), Try::isSubmission),
              "run", count(tries(), attempt -> !attempt.isSubmission()));
      case "success_share" ->
          slices(
              "correct",
              count(tries(), Try::isCorrect),
              "wrong",
              count(tries(), Try::isGraded) - count(tries(), Try::isCorrect));
      case "learners_trend" -> trend(Recount::learners);
      case "attempts_trend" -> trend(List::size);
      case "learners_and_attempts" -> byDay(day -> row(learners(day), day.size()));
      case "weekday_hours" -> weekdayHours();
      case "active_learners" -> Stream.of(row(tries().isEmpty() ? null : learners(tries())));
      case "attempts" -> Stream.of(row(listed().isEmpty() ? null : tries().size()));
      case "success_rate" ->
          Stream.of(
              row(percent(count(tries(), Try::isCorrect), count(tries(), Try::isSubmission), 2)));
      case "stickiness" -> stickiness();
      case "hardest_tasks" -> hardestTasks();
      case "learners_in_need" -> learnersInNeed();
      case "courses" -> courses();
      default -> throw new IllegalArgumentException("nobody counts " + card);
    };
  }

  private List<Try> tries() {
    return within(days, course);
  }

  private List<Try> within(Days limits, Optional<String> course) {
    return planted.tries().stream()
        .filter(attempt -> !attempt.day(planted.zone()).isBefore(limits.from()))
        .filter(attempt -> !attempt.day(planted.zone()).isAfter(limits.to()))
        .filter(attempt -> course.isEmpty() || course.get().equals(attempt.course()))
        .toList();
  }

  /** Days that have numbers: those loaded, or with a course those on which it had attempts. */
  private List<LocalDate> listed() {
    return days.list().stream()
        .filter(day -> !day.isBefore(loaded.from()) && !day.isAfter(loaded.to()))
        .filter(day -> course.isEmpty() || !within(Days.of(day), course).isEmpty())
        .toList();
  }

  private Stream<List<Object>> byDay(Function<List<Try>, List<Object>> numbers) {
    return listed().stream()
        .map(
            day -> {
              List<Object> row = row(day);
              row.addAll(numbers.apply(within(Days.of(day), course)));
              return row;
            });
  }

  private Stream<List<Object>> trend(Function<List<Try>, Integer> number) {
    List<LocalDate> listed = listed();
    return listed.stream()
        .map(
            day -> {
              List<LocalDate> week = new Days(day.minusDays(6), day).list();
              int sum = week.stream().mapToInt(d -> number.apply(within(Days.of(d), course))).sum();
              return row(
                  day,
                  number.apply(within(Days.of(day), course)),
                  listed.containsAll(week) ? divided(sum, 7, 1) : null);
            });
  }

  private static Stream<List<Object>> slices(String one, int first, String two, int second) {
    return Stream.of(row(one, first), row(two, second)).filter(row -> (Integer) row.get(1) > 0);
  }

  private Stream<List<Object>> weekdayHours() {
    Map<Integer, Long> counts =
        tries().stream()
            .map(attempt -> attempt.at().atZone(planted.zone()))
            .collect(
                groupingBy(
                    at -> at.getDayOfWeek().getValue() * 24 + at.getHour(),
                    TreeMap::new,
                    counting()));
    return counts.entrySet().stream()
        .map(e -> row((e.getKey()) / 24, e.getKey() % 24, e.getValue()));
  }

  private Optional<LocalDate> lastDay() {
    return within(days, Optional.empty()).stream()
        .map(attempt -> attempt.day(planted.zone()))
        .max(Comparator.naturalOrder());
  }

  private Stream<List<Object>> stickiness() {
    List<Try> month =
        lastDay().map(day -> within(new Days(day.minusDays(29), day), course)).orElse(List.of());
    Map<LocalDate, List<Try>> byDay =
        month.stream().collect(groupingBy(attempt -> attempt.day(planted.zone())));
    int active = byDay.values().stream().mapToInt(Recount::learners).sum();
    return month.isEmpty()
        ? Stream.empty()
        : Stream.of(row(divided(100 * active, byDay.size() * learners(month), 1)));
  }

  private Stream<List<Object>> hardestTasks() {
    return tries().stream()
        .filter(attempt -> attempt.isGraded() && attempt.task() != null)
        .collect(groupingBy(attempt -> row(attempt.task(), attempt.course())))
        .entrySet()
        .stream()
        .map(
            task -> {
              List<List<Try>> learners = byLearner(task.getValue());
              List<List<Try>> solvers =
                  learners.stream().filter(own -> own.stream().anyMatch(Try::isCorrect)).toList();
              int atOnce = (int) learners.stream().filter(own -> own.get(0).isCorrect()).count();
              List<Object> row = row(task.getKey().toArray());
              row.add(learners.size());
              row.add(percent(atOnce, learners.size(), 1));
              row.add(divided(task.getValue().size(), learners.size(), 1));
              row.add(percent(learners.size() - solvers.size(), learners.size(), 1));
              return row;
            })
        .filter(row -> (Integer) row.get(2) >= 5)
        .sorted(
            Comparator.comparing((List<Object> row) -> (BigDecimal) row.get(3))
                .thenComparing(row -> ((BigDecimal) row.get(5)).negate())
                .thenComparing(row -> -(Integer) row.get(2))
                .thenComparing(row -> (String) row.get(0)))
        .limit(20);
  }

  /** Oldest attempt first. */
  private static List<List<Try>> byLearner(List<Try> tries) {
    return List.copyOf(
        tries.stream()
            .sorted(Comparator.comparing(Try::at))
            .collect(groupingBy(Try::learner, toList()))
            .values());
  }

  private Stream<List<Object>> learnersInNeed() {
    List<Try> known =
        within(days, Optional.empty()).stream()
            .filter(attempt -> attempt.course() != null)
            .toList();
    LocalDate last =
        known.stream()
            .map(attempt -> attempt.day(planted.zone()))
            .max(Comparator.naturalOrder())
            .orElse(LocalDate.EPOCH);
    return known.stream()
        .filter(attempt -> attempt.day(planted.zone()).isAfter(last.minusDays(60)))
        .filter(attempt -> course.isEmpty() || course.get().equals(attempt.course()))
        .collect(groupingBy(Try::course))
        .values()
        .stream()
        .map(Recount::byLearner)
        .filter(learners -> learners.size() >= 5)
        .flatMap(List::stream)
        .map(own -> need(own, last))
        .filter(Objects::nonNull)
        .sorted(
            Comparator.comparing((List<Object> row) -> (String) row.get(2))
                .reversed()
                .thenComparing(row -> -(Integer) row.get(4))
                .thenComparing(row -> -(Integer) row.get(3))
                .thenComparing(row -> (Long) row.get(5))
                .thenComparing(row -> (String) row.get(1))
                .thenComparing(row -> (String) row.get(6)))
        .map(row -> row.subList(0, 6))
        .limit(50);
  }

  /** With the whole id behind the row, to sort by; {@code null} if no help is needed. */
  private List<Object> need(List<Try> own, LocalDate last) {
    LocalDate seen = own.get(own.size() - 1).day(planted.zone());
    long silent = ChronoUnit.DAYS.between(seen, last);
    List<Integer> failures =
        own.stream()
            .filter(attempt -> attempt.task() != null)
            .collect(groupingBy(Try::task))
            .values()
            .stream()
            .filter(task -> task.stream().noneMatch(Try::isCorrect))
            .map(task -> (int) task.stream().filter(Try::isGraded).count())
            .filter(count -> count > 0)
            .toList();
    int worst = failures.stream().max(Comparator.naturalOrder()).orElse(0);
    if (worst == 0 || silent > 30 || silent < 7 && worst < 5) {
      return null;
    }
    String id = own.get(0).learner();
    String state = silent < 7 ? "stuck" : "at_risk";
    return row(id.substring(0, 8), own.get(0).course(), state, failures.size(), worst, silent, id);
  }

  private Stream<List<Object>> courses() {
    return within(days, Optional.empty()).stream()
        .filter(attempt -> attempt.course() != null)
        .collect(groupingBy(Try::course))
        .entrySet()
        .stream()
        .sorted(
            Comparator.comparing((Map.Entry<String, List<Try>> e) -> -e.getValue().size())
                .thenComparing(Map.Entry::getKey))
        .map(
            e ->
                row(
                    e.getKey(),
                    e.getValue().size(),
                    e.getValue().stream()
                        .map(attempt -> attempt.day(planted.zone()))
                        .max(Comparator.naturalOrder())
                        .orElseThrow()));
  }

  private static int learners(List<Try> tries) {
    return (int) tries.stream().map(Try::learner).distinct().count();
  }

  private static int count(List<Try> tries, Predicate<Try> which) {
    return (int) tries.stream().filter(which).count();
  }

  private static BigDecimal percent(int part, int whole, int places) {
    return whole == 0 ? null : divided(100 * part, whole, places);
  }

  private static BigDecimal divided(int number, int by, int places) {
    return new BigDecimal(number).divide(new BigDecimal(by), places, RoundingMode.HALF_UP);
  }

  private static List<Object> row(Object... values) {
    List<Object> row = new ArrayList<>();
    for (Object value : values) {
      row.add(value);
    }
    return row;
  }

  private static List<String> texts(List<Object> row) {
    return row.stream()
        .map(value -> value == null ? null : value.toString())
        .collect(Collectors.toList());
  }
}
