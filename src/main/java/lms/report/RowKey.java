package lms.report;

import java.time.LocalDate;

/**
 * What a row is found by, wherever it stands.
 *
 * @param course {@code ""} in the table of days, and for the attempts that name no course
 */
record RowKey(LocalDate day, String course) {}
