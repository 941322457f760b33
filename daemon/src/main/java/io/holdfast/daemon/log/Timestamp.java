package io.holdfast.daemon.log;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneRules;

/**
 * Dates as C prints them, in the local zone. Written by hand because a formatter with names of
 * months loads half of the JDK's locale data at start. One thread at a time.
 *
 * @see <a href="https://man7.org/linux/man-pages/man3/ctime.3.html">ctime(3)</a>
 */
public final class Timestamp {
  private static final String[] DAYS = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
  private static final String[] MONTHS = {
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
  };
  private static final long MILLIS_PER_SECOND = 1000;

  private final ZoneRules zone;

  private Timestamp(ZoneRules zone) {
    this.zone = zone;
  }

  /** Dates of the machine's zone. */
  public static Timestamp local() {
    return of(ZoneId.systemDefault());
  }

  /** Dates of any zone. */
  public static Timestamp of(ZoneId zone) {
    return new Timestamp(zone.getRules());
  }

  /** As {@code ctime(3)} without its line end: {@code Sun Nov 22 23:59:01 2026}. */
  public String full(long wallMillis) {
    LocalDateTime time = time(wallMillis);
    StringBuilder out = new StringBuilder(24);
    out.append(DAYS[time.getDayOfWeek().getValue() - 1]).append(' ');
    appendDay(out, time);
    return out.append(' ').append(time.getYear()).toString();
  }

  /** As syslog of RFC 3164 section 4.1.2 wants it: {@code Nov 22 23:59:01}. */
  public String brief(long wallMillis) {
    StringBuilder out = new StringBuilder(16);
    appendDay(out, time(wallMillis));
    return out.toString();
  }

  private LocalDateTime time(long wallMillis) {
    long second = Math.floorDiv(wallMillis, MILLIS_PER_SECOND);
    return LocalDateTime.ofEpochSecond(second, 0, zone.getOffset(Instant.ofEpochSecond(second)));
  }

  private static void appendDay(StringBuilder out, LocalDateTime time) {
    out.append(MONTHS[time.getMonthValue() - 1]).append(' ');
    appendPadded(out, time.getDayOfMonth(), ' ').append(' ');
    appendPadded(out, time.getHour(), '0').append(':');
    appendPadded(out, time.getMinute(), '0').append(':');
    appendPadded(out, time.getSecond(), '0');
  }

  private static StringBuilder appendPadded(StringBuilder out, int number, char padding) {
    if (number < 10) {
      out.append(padding);
    }
    return out.append(number);
  }
}
