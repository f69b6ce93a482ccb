package lms.report;

import java.util.List;
import lms.report.ReportService.Kind;
import lms.support.SheetsStandIn;
import lms.support.SheetsWorkbook.Tab;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** A Google, a service that writes into it, an empty first tab, and one day to show. */
abstract class SheetTest {
  static final Object[] HEADINGS = {
    "Date",
    "Attempts",
    "Unique users",
    "Correct submissions",
    "Success rate, %",
    "Trial runs",
    "Submissions"
  };

  static SheetsStandIn google;
  static ReportService service;
  Tab first;

  @BeforeAll
  static void start() throws Exception {
    google = new SheetsStandIn();
    service = ReportService.toSheet(google, Kind.USUAL);
  }

  @AfterAll
  static void stop() {
    service.close();
    google.close();
  }

  @BeforeEach
  void clear() throws Exception {
    google.reset();
    service.execute("truncate daily_stats");
    first = google.workbook().add("Daily", 50, 10);
    service.day("2023-05-31", 10);
  }

  /** The row of a day as the database has it. */
  static List<Object> row(Object day, double attempts) {
    return List.of(day, attempts, 3.0, 1.0, 50.0, 4.0, 2.0);
  }
}
