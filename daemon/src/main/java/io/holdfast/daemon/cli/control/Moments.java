package io.holdfast.daemon.cli.control;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Locale;

/** Times as people read them. Stateless. */
final class Moments {
  private static final int MILLIS_PER_SECOND = 1000;
  private static final double SHORTEST_AS_SECONDS = 0.1;
  private static final int MINUTE = 60;
  private static final int HOUR = 3600;
  private static final int DAY = 86_400;

  private Moments() {}

  /** Seconds since 1970 as {@code 2026-11-22 23:59:01.500}. */
  static String at(double seconds, ZoneId zone) {
    long millis = Math.round(seconds * MILLIS_PER_SECOND);
    LocalDateTime time = LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), zone);
    return time.toLocalDate()
        + String.format(
            Locale.ROOT,
            " %02d:%02d:%02d.%03d",
            time.getHour(),
            time.getMinute(),
            time.getSecond(),
            Math.floorMod(millis, MILLIS_PER_SECOND));
  }

  /**
   * A length of time as {@code 4.2 ms}, {@code 0.31 s}, {@code 4 min 5 s}, {@code 2 h 3 min},
   * {@code 5 d 1 h}.
   */
  static String length(double seconds) {
    if (seconds < SHORTEST_AS_SECONDS) {
      return String.format(Locale.ROOT, "%.1f ms", seconds * MILLIS_PER_SECOND);
    }
    if (seconds < MINUTE) {
      return String.format(Locale.ROOT, seconds < 10 ? "%.2f s" : "%.0f s", seconds);
    }
    long whole = Math.round(seconds);
    if (whole < HOUR) {
      return whole / MINUTE + " min " + whole % MINUTE + " s";
    }
    return whole < DAY
        ? whole / HOUR + " h " + whole % HOUR / MINUTE + " min"
        : whole / DAY + " d " + whole % DAY / HOUR + " h";
  }
}
