package io.holdfast.config.parse;

import java.util.Map;

/** How long the news of one tracker must last. */
public final class HoldDraft {
  private static final DecimalRule TIME = DecimalRule.micros(0, 3600 * Values.MICROS);
  private static final long NANOS_IN_MICRO = 1000;

  /** {@code @holdfast hold_set} in nanoseconds. */
  public long setNanos;

  /** {@code @holdfast hold_clear} in nanoseconds. */
  public long clearNanos;

  HoldDraft() {}

  /** Returns whether news count at once. */
  public boolean isNone() {
    return setNanos == 0 && clearNanos == 0;
  }

  void register(Map<String, Handler> handlers) {
    Checked.add(handlers, "hold_set", node -> setNanos = nanos(node, setNanos));
    Checked.add(handlers, "hold_clear", node -> clearNanos = nanos(node, clearNanos));
  }

  private static long nanos(Node node, long unchanged) {
    Long micros = Values.quiet().micros(node, TIME, "");
    return micros == null ? unchanged : micros * NANOS_IN_MICRO;
  }
}
