package io.holdfast.daemon.log;

import org.jspecify.annotations.Nullable;

/**
 * A syslog facility that {@code -S} may name.
 *
 * @param code its number in RFC 5424 section 6.2.1
 */
public record Facility(int code) {
  /** The default. */
  public static final Facility DAEMON = new Facility(3);

  private static final Facility USER = new Facility(1);
  private static final int LOCAL0 = 16;
  private static final int LOCALS = 8;

  /** The facility of {@code 0} to {@code 7}, {@code local0} to {@code local7}, or null. */
  public static @Nullable Facility parse(String name) {
    return switch (name) {
      case "user" -> USER;
      case "daemon" -> DAEMON;
      default -> local(name.startsWith("local") ? name.substring("local".length()) : name);
    };
  }

  private static @Nullable Facility local(String digit) {
    int number = digit.length() == 1 ? digit.charAt(0) - '0' : -1;
    return number >= 0 && number < LOCALS ? new Facility(LOCAL0 + number) : null;
  }
}
