package io.holdfast.core.track;

import io.holdfast.core.spec.BfdSpec;
import io.holdfast.core.spec.TrackKind;
import io.holdfast.core.spec.TrackerName;

/**
 * A BFD session. It is down until it is said to be up, so that an unweighted one begins in FAULT.
 */
final class BfdTracker extends Tracker {
  private BfdSpec spec;

  BfdTracker(BfdSpec spec, TrackerTable table) {
    super(new TrackerName(TrackKind.BFD, spec.name()), table);
    this.spec = spec;
    startWith(BAD);
  }

  void update(BfdSpec changed) {
    spec = changed;
  }

  /** Whether VRRP is to hear of the session. */
  boolean tellsVrrp() {
    return spec.tellsVrrp();
  }
}
