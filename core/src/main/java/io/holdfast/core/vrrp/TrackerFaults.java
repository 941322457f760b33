package io.holdfast.core.vrrp;

import io.holdfast.core.Effects;
import io.holdfast.core.LinkState;
import io.holdfast.core.LogEvent;
import io.holdfast.core.State;
import io.holdfast.core.spec.TrackKind;
import io.holdfast.core.spec.TrackSpec;
import io.holdfast.core.spec.TrackerName;
import io.holdfast.core.track.PriorityMath;
import io.holdfast.core.track.TrackList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** What the trackers of a virtual router fault, and the lines that tell of each of them. */
final class TrackerFaults {
  private final VirtualRouter router;
  private Set<TrackerName> faulting = Set.of();
  private final Set<String> sessionsUp = new HashSet<>();

  TrackerFaults(VirtualRouter router) {
    this.router = router;
  }

  /** Looks again. Who takes part already need not wait for a first result. */
  void find(Map<Fault, String> found, Effects out) {
    TrackList tracks = router.priority().tracks();
    Set<TrackerName> now = new LinkedHashSet<>();
    for (int index = 0; index < tracks.size(); index++) {
      TrackSpec track = tracks.entry(index);
      if (track.kind() == TrackKind.BFD) {
        tellSession(track.name(), tracks.isGood(index), out);
      }
      if (tracks.isFaulting(index)) {
        now.add(new TrackerName(track.kind(), track.name()));
        found.putIfAbsent(fault(track.kind()), track.name());
      } else if (tracks.isPending(index) && !router.isTakingPart()) {
        findPending(track, found);
      }
    }
    tellChanges(now, out);
    faulting = now;
  }

  private static void findPending(TrackSpec track, Map<Fault, String> found) {
    if (track.isScript()) {
      found.putIfAbsent(Fault.SCRIPT_PENDING, track.name());
    } else {
      found.putIfAbsent(Fault.TRACKER_PENDING, track.kind().word() + " " + track.name());
    }
  }

  private void tellChanges(Set<TrackerName> now, Effects out) {
    for (TrackerName name : now) {
      if (!faulting.contains(name)) {
        tellFault(name, out);
      }
    }
    for (TrackerName name : faulting) {
      if (name.kind() == TrackKind.FILE && !now.contains(name)) {
        out.log(LogEvent.FILE_LEFT_FAULT, router.spec().name(), name.name());
      }
    }
  }

  private void tellFault(TrackerName tracker, Effects out) {
    String router = this.router.spec().name();
    String name = tracker.name();
    switch (tracker.kind()) {
      case INTERFACE -> out.log(interfaceLine(name), router, name);
      case SCRIPT -> out.log(LogEvent.FAULT_SCRIPT, router, name);
      case FILE -> {
        if (this.router.state() == State.INIT) {
          out.log(LogEvent.FAULT_FILE_INIT, router, name, PriorityMath.FAULT);
        } else {
          out.log(LogEvent.FAULT_FILE, router, name);
        }
      }
      case PROCESS -> out.log(LogEvent.FAULT_PROCESS, router, name);
      case BFD -> {}
      case COMBINATION -> out.log(LogEvent.FAULT_COMBINATION, router, name);
    }
  }

  private LogEvent interfaceLine(String name) {
    LinkState link = router.host().links().byName(name);
    boolean isUp = link != null && link.usable();
    return isUp ? LogEvent.FAULT_INTERFACE_UP : LogEvent.FAULT_INTERFACE_DOWN;
  }

  private void tellSession(String session, boolean isUp, Effects out) {
    boolean isNews = isUp ? sessionsUp.add(session) : sessionsUp.remove(session);
    if (isNews) {
      out.log(LogEvent.TRACKED_BFD, router.spec().name(), session, isUp ? "UP" : "DOWN");
    }
  }

  private static Fault fault(TrackKind kind) {
    return switch (kind) {
      case INTERFACE -> Fault.TRACKED_INTERFACE;
      case SCRIPT -> Fault.SCRIPT;
      case FILE -> Fault.FILE;
      case PROCESS -> Fault.PROCESS;
      case BFD -> Fault.BFD;
      case COMBINATION -> Fault.COMBINATION;
    };
  }
}
