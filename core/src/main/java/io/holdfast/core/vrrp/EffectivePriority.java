package io.holdfast.core.vrrp;

import io.holdfast.core.spec.GroupSpec;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.spec.TrackSpec;
import io.holdfast.core.spec.TrackerName;
import io.holdfast.core.track.PriorityMath;
import io.holdfast.core.track.TrackList;
import io.holdfast.core.track.TrackerTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The priority of a virtual router with the weights of its trackers. */
final class EffectivePriority {
  private static final int LOWEST = 1;

  private final TrackList tracks;
  private RouterSpec spec;
  private Map<TrackerName, Integer> added = Map.of();
  private String reason = "";
  private boolean hasYieldedOwnership;
  private boolean standsAside;
  private int value;

  /** Starts with the configured priority, before any tracker counts. */
  EffectivePriority(TrackerTable trackers, RouterSpec spec, @Nullable GroupSpec group) {
    this.tracks = new TrackList(trackers);
    this.tracks.take(spec, group);
    this.spec = spec;
    this.value = spec.priority();
  }

  /** The priority that adverts carry. */
  int value() {
    return value;
  }

  /** The priority that skew is reckoned with: an owner stays one, even while it yields. */
  int forSkew() {
    return isOwner() ? RouterSpec.OWNER_PRIORITY : value;
  }

  /** Whether the configuration makes it the address owner, and it acts as one. */
  boolean isOwner() {
    return spec.priority() == RouterSpec.OWNER_PRIORITY && !standsAside;
  }

  /** Whether it lowered itself to 254 because another owner does not give in. */
  boolean hasYieldedOwnership() {
    return hasYieldedOwnership;
  }

  /** What it tracks. */
  TrackList tracks() {
    return tracks;
  }

  /** Why it was changed last, in words: the trackers and what they add now. */
  String reason() {
    return reason;
  }

  /** Lowers an owner to 254, or restores it. */
  void yieldOwnership(boolean yields) {
    hasYieldedOwnership = yields;
    refresh();
  }

  /** Takes the lowest priority whatever the configuration says, or no longer. */
  void standAside(boolean aside) {
    if (standsAside != aside) {
      standsAside = aside;
      refresh();
      reason = aside ? "standing aside" : "taking part again";
    }
  }

  /** Takes a changed configuration. */
  void update(RouterSpec changed, @Nullable GroupSpec group) {
    boolean hasOtherBase = changed.priority() != spec.priority();
    spec = changed;
    tracks.take(changed, group);
    refresh();
    if (hasOtherBase) {
      reason = "configured " + changed.priority() + (reason.isEmpty() ? "" : ", ") + reason;
    }
  }

  /** Adds the weights again. */
  void refresh() {
    List<String> words = new ArrayList<>();
    int sum = addWeights(words);
    if (standsAside) {
      value = LOWEST;
    } else if (isOwner()) {
      value = hasYieldedOwnership ? RouterSpec.OWNER_PRIORITY - 1 : RouterSpec.OWNER_PRIORITY;
    } else {
      value = PriorityMath.effective(spec.priority(), sum);
    }
    reason = String.join(", ", words);
  }

  /** A file that faults the router in spite of its weight adds what it added before. */
  private int addWeights(List<String> words) {
    Map<TrackerName, Integer> before = added;
    Map<TrackerName, Integer> now = new LinkedHashMap<>();
    int sum = 0;
    for (int index = 0; index < tracks.size(); index++) {
      TrackSpec track = tracks.entry(index);
      TrackerName name = new TrackerName(track.kind(), track.name());
      boolean isFault = tracks.isFaulting(index) && !track.isFault();
      int adds = isFault ? before.getOrDefault(name, 0) : tracks.contribution(index);
      now.put(name, adds);
      sum += adds;
      if (adds != before.getOrDefault(name, 0)) {
        words.add(words(name, adds));
      }
    }
    before.forEach((name, adds) -> {
      if (adds != 0 && !now.containsKey(name)) {
        words.add(words(name, 0));
      }
    });
    added = now;
    return sum;
  }

  private static String words(TrackerName name, int adds) {
    return name.kind().word() + " " + name.name() + (adds > 0 ? " +" : " ") + adds;
  }
}
