package lms.load;

/**
 * How a day of a window stands once the window is stored.
 *
 * @param quarantined records of the day that are refused
 * @param records all records of the day, the refused ones included
 * @param over whether the day had ended when it was read
 * @param degraded whether the refused ones exceed the error budget
 */
record DayVerdict(long quarantined, long records, boolean over, boolean degraded) {}
