package io.holdfast.core.track;

import io.holdfast.core.Effects;
import io.holdfast.core.LinkState;
import io.holdfast.core.address.LinkTable;
import io.holdfast.core.spec.DampingSpec;
import io.holdfast.core.spec.TrackKind;
import io.holdfast.core.spec.TrackerName;
import org.jspecify.annotations.Nullable;

/** The link of an interface. One that does not exist is down. */
final class InterfaceTracker extends Tracker {
  private @Nullable DampingSpec asked;
  private long limitNanos = Long.MAX_VALUE;

  InterfaceTracker(String interfaceName, TrackerTable table) {
    super(new TrackerName(TrackKind.INTERFACE, interfaceName), table);
  }

  @Override
  void damp(@Nullable DampingSpec spec) {
    asked = spec;
    super.damp(spec == null ? null : spec.within(limitNanos));
  }

  /**
   * Adverts were learnt to bear no longer delays than this, in nanoseconds, from the next change
   * on; returns whether that lowers one. It lasts, also over a reload.
   */
  boolean lower(long bearableNanos) {
    DampingSpec spec = asked;
    if (spec == null || bearableNanos >= limitNanos || spec.within(bearableNanos).equals(spec)) {
      return false;
    }
    limitNanos = bearableNanos;
    damp(spec);
    return true;
  }

  /** Looks at the interface again. */
  void look(LinkTable links, long nowNanos, Effects out) {
    LinkState link = links.byName(name().name());
    report(link != null && link.usable() ? GOOD : BAD, nowNanos, out);
  }
}
