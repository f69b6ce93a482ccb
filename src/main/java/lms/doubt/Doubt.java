package lms.doubt;

/** Why the numbers of a day are hard to believe. */
enum Doubt {
  /** There are none at all. */
  NO_ATTEMPTS,
  /** Far fewer than usual. */
  FEW_ATTEMPTS,
  /** Far more than usual. */
  MANY_ATTEMPTS,
  /** The last attempt came hours before the last one usually does. */
  ENDS_EARLY
}
