package io.holdfast.core.track;

import io.holdfast.core.Effects;
import io.holdfast.core.LinkState;
import io.holdfast.core.address.LinkTable;
import io.holdfast.core.spec.TrackKind;
import io.holdfast.core.spec.TrackerName;

/** The link of an interface. One that does not exist is down. */
final class InterfaceTracker extends Tracker {

  InterfaceTracker(String interfaceName, TrackerTable table) {
    super(new TrackerName(TrackKind.INTERFACE, interfaceName), table);
  }

  /** Looks at the interface again. */
  void look(LinkTable links, long nowNanos, Effects out) {
    LinkState link = links.byName(name().name());
    report(link != null && link.usable() ? GOOD : BAD, nowNanos, out);
  }
}
