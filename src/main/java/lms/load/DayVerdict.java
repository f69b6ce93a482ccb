package lms.load;

/**
 * How each day of a window stands once the window is stored.
 *
 * @param sums what this load run brought for it so far
 * @param records all records of the day, the refused ones included
 * @param whole whether it is stored from its begin to its end
 * @param past whether all that is stored of it was past when it was asked for
 * @param degraded whether the refused ones of a whole day exceed the error budget
 */
record DayVerdict(DaySums sums, long records, boolean whole, boolean past, boolean degraded) {
  /** Whether nothing more can happen on this day. */
  boolean over() {
    return whole && past;
  }
}
