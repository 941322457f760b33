package io.holdfast.daemon.show;

import io.holdfast.core.Heard;
import io.holdfast.core.Transition;
import io.holdfast.daemon.json.JsonWriter;
import io.holdfast.daemon.loop.History;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** One change of state as JSON; docs/control.md explains the members. Stateless. */
public final class EventJson {
  private EventJson() {}

  /** Writes the members of an event. */
  public static void write(History.Entry entry, JsonWriter out) {
    Transition change = entry.transition();
    out.seconds("at", TimeUnit.MILLISECONDS.toNanos(entry.wallMillis()))
        .text("instance", change.router())
        .text("from", change.from().name())
        .text("to", change.to().name())
        .text("cause", word(change.cause().kind()))
        .text("causeText", change.cause().toString())
        .number("effectivePriority", change.effectivePriority())
        .object("heard", change.heard(), (heard, inner) -> heard(heard, change.atNanos(), inner));
  }

  /** Writes the members of whom a router heard last, as of a moment. */
  static void heard(Heard heard, long nowNanos, JsonWriter out) {
    out.text("address", heard.source().toString())
        .number("priority", heard.priority())
        .seconds("secondsAgo", Math.max(0, nowNanos - heard.atNanos()));
  }

  /** A constant as it stands in JSON: {@code MASTER_DOWN} is {@code master-down}. */
  public static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
