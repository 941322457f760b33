package io.holdfast.core.track;

import io.holdfast.core.spec.TrackKind;
import io.holdfast.core.spec.TrackerName;

/**
 * A BFD session. It is down until it is said to be up, so that an unweighted one begins in FAULT.
 */
final class BfdTracker extends Tracker {

  BfdTracker(String session, TrackerTable table) {
    super(new TrackerName(TrackKind.BFD, session), table);
    startWith(BAD);
  }
}
