package io.holdfast.config.keyword;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** How far apart two words are: letters added, dropped, changed or swapped. Stateless. */
final class EditDistance {
  private EditDistance() {}

  /** Returns the most similar candidate, or null when none is similar. */
  static @Nullable String nearest(String name, Collection<String> candidates) {
    int best = Math.max(1, name.length() / 3) + 1;
    String nearest = null;
    for (String candidate : candidates) {
      int distance = between(name, candidate, best);
      if (distance < best) {
        best = distance;
        nearest = candidate;
      }
    }
    return nearest;
  }

  /** Returns the distance, or the limit when it is at least that. */
  static int between(String left, String right, int limit) {
    if (Math.abs(left.length() - right.length()) >= limit) {
      return limit;
    }
    int[][] rows = new int[left.length() + 1][right.length() + 1];
    for (int i = 0; i <= left.length(); i++) {
      for (int j = 0; j <= right.length(); j++) {
        rows[i][j] = i == 0 || j == 0 ? i + j : cell(rows, left, right, new int[] {i, j});
      }
    }
    return Math.min(limit, rows[left.length()][right.length()]);
  }

  private static int cell(int[][] rows, String left, String right, int[] at) {
    int i = at[0];
    int j = at[1];
    int changed = left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1;
    int best = Math.min(rows[i - 1][j], rows[i][j - 1]) + 1;
    best = Math.min(best, rows[i - 1][j - 1] + changed);
    boolean swapped =
        i > 1
            && j > 1
            && left.charAt(i - 1) == right.charAt(j - 2)
            && left.charAt(i - 2) == right.charAt(j - 1);
    return swapped ? Math.min(best, rows[i - 2][j - 2] + 1) : best;
  }
}
