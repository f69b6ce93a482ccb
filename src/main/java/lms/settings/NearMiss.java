package lms.settings;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** Finds what was probably meant. */
public final class NearMiss {
  private NearMiss() {}

  /**
   * The candidate with the fewest slips, the first of equals, case aside. The first letter must be
   * right, as it nearly always is: DATABASE_URL is not METABASE_URL.
   *
   * @param most slips a candidate may be away: letters added, left out, wrong, or two swapped
   */
  public static Optional<String> of(
      String text, Collection<String> candidates, ToIntFunction<String> most) {
    String best = null;
    int fewest = Integer.MAX_VALUE;
    for (String candidate : candidates) {
      int enough = most.applyAsInt(candidate) + 1;
      int slips = slips(text.toUpperCase(Locale.ROOT), candidate.toUpperCase(Locale.ROOT), enough);
      if (slips < enough && slips < fewest) {
        best = candidate;
        fewest = slips;
      }
    }
    return Optional.ofNullable(best);
  }

  /** Edit distance, neighbours swapped counted as one; {@code enough} if it is that or more. */
  private static int slips(String a, String b, int enough) {
    boolean sameStart = a.regionMatches(0, b, 0, 1);
    if (!sameStart || Math.abs(a.length() - b.length()) >= enough) {
      return enough;
    }
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, a, b, i, j);
      }
    }
    return Math.min(enough, cost[a.length()][b.length()]);
  }

  private static int cheapest(int[][] cost, String a, String b, int i, int j) {
    boolean same = a.charAt(i - 1) == b.charAt(j - 1);
    int least = Math.min(cost[i - 1][j], cost[i][j - 1]) + 1;
    least = Math.min(least, cost[i - 1][j - 1] + (same ? 0 : 1));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
  }
}
