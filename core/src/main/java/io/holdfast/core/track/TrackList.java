package io.holdfast.core.track;

import io.holdfast.core.spec.GroupSpec;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.spec.TrackKind;
import io.holdfast.core.spec.TrackSpec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The track entries that count for one virtual router, and what their trackers say together. */
public final class TrackList {
  private final TrackerTable trackers;
  private List<TrackSpec> entries = List.of();

  /** Creates an empty list. */
  public TrackList(TrackerTable trackers) {
    this.trackers = trackers;
  }

  /**
   * Takes the entries of an instance and of its sync group. Weights do not count for an address
   * owner, and those of a member not unless {@code sync_group_tracking_weight} says so: the
   * priorities of a group must stay in step. Where both name a tracker, the group's weight counts
   * unless the instance's is 0.
   */
  public void take(RouterSpec router, @Nullable GroupSpec group) {
    boolean isOwner = router.priority() == RouterSpec.OWNER_PRIORITY;
    List<TrackSpec> wanted = new ArrayList<>();
    if (group != null) {
      add(group.tracks(), !isOwner, wanted);
    }
    add(router.tracks(), !isOwner && (group == null || group.isWeighted()), wanted);
    entries = wanted;
  }

  /** How many entries there are. */
  public int size() {
    return entries.size();
  }

  /** An entry. */
  public TrackSpec entry(int index) {
    return entries.get(index);
  }

  /** What an entry that faults nothing adds to the priority; 0 while it has no verdict. */
  public int contribution(int index) {
    TrackSpec entry = entries.get(index);
    Tracker tracker = decided(entry);
    if (tracker == null || entry.isFault()) {
      return 0;
    }
    if (entry.kind() != TrackKind.FILE) {
      return PriorityMath.contribution(tracker.good(), entry.weight(), entry.reverse());
    }
    return PriorityMath.product(tracker.reading(), entry.weight(), entry.reverse());
  }

  /** Whether the verdict on an entry is good; false while there is none. */
  public boolean isGood(int index) {
    Tracker tracker = decided(entries.get(index));
    return tracker != null && tracker.good();
  }

  /** Whether an entry faults the router. */
  public boolean isFaulting(int index) {
    TrackSpec entry = entries.get(index);
    Tracker tracker = decided(entry);
    if (tracker == null) {
      return false;
    }
    if (entry.isFault()) {
      return tracker.good() == entry.reverse();
    }
    return entry.kind() == TrackKind.FILE
        && PriorityMath.product(tracker.reading(), entry.weight(), entry.reverse())
            == PriorityMath.FAULT;
  }

  /** Whether an entry would fault the router but has no verdict yet. */
  public boolean isPending(int index) {
    TrackSpec entry = entries.get(index);
    Tracker tracker = trackers.find(entry.kind(), entry.name());
    return entry.isFault() && tracker != null && !tracker.decided();
  }

  private @Nullable Tracker decided(TrackSpec entry) {
    Tracker tracker = trackers.find(entry.kind(), entry.name());
    return tracker != null && tracker.decided() ? tracker : null;
  }

  private static void add(List<TrackSpec> entries, boolean isWeighted, List<TrackSpec> wanted) {
    for (TrackSpec entry : entries) {
      if (entry.isFault() || isWeighted) {
        TrackSpec other = same(entry, wanted);
        if (other == null) {
          wanted.add(entry);
        } else if (entry.isFault()) {
          wanted.set(wanted.indexOf(other), entry);
        }
      }
    }
  }

  private static @Nullable TrackSpec same(TrackSpec entry, List<TrackSpec> among) {
    for (TrackSpec other : among) {
      if (other.kind() == entry.kind() && other.name().equals(entry.name())) {
        return other;
      }
    }
    return null;
  }
}
