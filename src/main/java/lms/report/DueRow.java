package lms.report;

import lms.ledger.DailyStats;

/**
 * One row the sheet is to show.
 *
 * @param course as {@link CourseName#of} has it; {@code ""} in the table of days
 * @param stats its numbers
 * @param isGone whether these are the zeros of a course that the day has no longer: they go into
 *     its row, but make none
 */
record DueRow(String course, DailyStats stats, boolean isGone) {
  RowKey key() {
    return new RowKey(stats.day(), course);
  }
}
