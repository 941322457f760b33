package io.holdfast.bench.report;

import java.util.Locale;

/** A limit for Holdfast's median. Immutable. */
public sealed interface Target {
  /** At most this many times keepalived's value of the same run. */
  record OfKeepalived(double limit) implements Target {}

  /** At most this many times the floor of the same run. */
  record OfFloor(double limit) implements Target {}

  /** At most this, in the metric's unit. */
  record AtMost(double limit) implements Target {}

  /** At least this, in the metric's unit. */
  record AtLeast(double limit) implements Target {}

  /** At most this much more than Holdfast's value of another metric of the same run. */
  record Above(Metric base, double limit) implements Target {}

  /** The number that is the limit. */
  double limit();

  /** What programs call its kind. */
  default String kind() {
    return switch (this) {
      case OfKeepalived target -> "of-keepalived";
      case OfFloor target -> "of-floor";
      case AtMost target -> "at-most";
      case AtLeast target -> "at-least";
      case Above target -> "above-" + target.base().id();
    };
  }

  /** The target as people say it. */
  default String text(Unit unit) {
    return switch (this) {
      case OfKeepalived target -> number(target.limit) + "x";
      case OfFloor target -> number(target.limit) + "x floor";
      case AtMost target -> number(target.limit) + " " + unit.symbol();
      case AtLeast target -> "from " + number(target.limit) + " " + unit.symbol();
      case Above target -> "undisturbed + " + number(target.limit) + " " + unit.symbol();
    };
  }

  private static String number(double value) {
    String text = String.format(Locale.ROOT, "%.2f", value);
    return text.replaceFirst("\\.?0+$", "");
  }
}
