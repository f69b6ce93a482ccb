package lms.report;

import static lms.support.SheetsStandIn.Kind.METADATA;
import static lms.support.SheetsStandIn.Kind.READ;
import static lms.support.SheetsStandIn.Kind.RESHAPE;
import static lms.support.SheetsStandIn.Kind.TOKEN;
import static lms.support.SheetsStandIn.Kind.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import lms.report.ReportService.Kind;
import lms.support.SheetsStandIn;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** How often Google is asked for one report: token, tabs, read, look, write, in this order. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SheetRequestsTest {
  private List<Integer> before = List.of(0, 0, 0, 0, 0);

  @Test
  void one_report_takes_no_more_requests_than_it_must() throws Exception {
    try (SheetsStandIn google = new SheetsStandIn();
        ReportService service = ReportService.toSheet(google, Kind.USUAL)) {
      google.workbook().add("Daily", 50, 10);

      service.report();
      assertThat(asked(google)).as("no day at all").containsExactly(1, 1, 0, 0, 0);
      service.day("2023-05-31", 10);
      service.report();
      assertThat(asked(google)).as("first write").containsExactly(0, 1, 2, 1, 1);
      service.report();
      assertThat(asked(google)).as("nothing due").containsExactly(0, 1, 1, 0, 0);
      service.day("2023-06-01", 10);
      service.report();
      assertThat(asked(google)).as("one day").containsExactly(0, 1, 2, 0, 1);
      service.day("2023-06-02", 10);
      service.day("2023-06-03", 10);
      service.day("2023-06-04", 10);
      service.report();
      assertThat(asked(google)).as("three days after an outage").containsExactly(0, 1, 2, 0, 1);
      google.workbook().add("Notes", 5, 5);
      service.day("2023-06-05", 10);
      service.report();
      assertThat(asked(google)).as("tabs told apart").containsExactly(0, 1, 3, 0, 1);
    }
  }

  @Test
  void courses_take_two_reads_and_a_write_more_where_they_have_changed() throws Exception {
    try (SheetsStandIn google = new SheetsStandIn();
        ReportService service = ReportService.toSheet(google, Kind.USUAL.courses("Courses"))) {
      google.workbook().add("Daily", 50, 10);
      google.workbook().add("Courses", 50, 10);
      day(service, "2023-05-31");
      service.report();
      assertThat(asked(google)).as("first write").containsExactly(1, 1, 4, 2, 2);
      service.report();
      assertThat(asked(google)).as("nothing due").containsExactly(0, 1, 1, 0, 0);
      day(service, "2023-06-01");
      service.report();
      assertThat(asked(google)).as("one day").containsExactly(0, 1, 4, 0, 2);
    }
  }

  private static void day(ReportService service, String day) throws Exception {
    service.day(day, 10);
    service.execute(
        "insert into attempts (client, user_id, attempt_type, created_at, course_id) values ('uni', 'u', 'run', ?::timestamptz, 'course')",
        day + " 12:00Z");
    service.brought(day, 1);
  }

  private List<Integer> asked(SheetsStandIn google) {
    List<Integer> now =
        Stream.of(TOKEN, METADATA, READ, RESHAPE, WRITE).map(google::requests).toList();
    List<Integer> then = before;
    before = now;
    return Stream.iterate(0, i -> i + 1).limit(5).map(i -> now.get(i) - then.get(i)).toList();
  }
}
