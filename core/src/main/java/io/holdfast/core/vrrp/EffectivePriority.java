package io.holdfast.core.vrrp;

import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.spec.TrackSpec;
import io.holdfast.core.track.PriorityMath;
import io.holdfast.core.track.ScriptTable;
import io.holdfast.core.track.ScriptTracker;
import org.jspecify.annotations.Nullable;

/** The priority of a virtual router with the weights of its scripts, and what its scripts fault. */
final class EffectivePriority {
  private static final int LOWEST = 1;

  private final ScriptTable scripts;
  private RouterSpec spec;
  private boolean hasYieldedOwnership;
  private boolean standsAside;
  private int value;

  EffectivePriority(ScriptTable scripts, RouterSpec spec) {
    this.scripts = scripts;
    this.spec = spec;
    this.value = compute();
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

  /** Lowers an owner to 254, or restores it. */
  void yieldOwnership(boolean yields) {
    hasYieldedOwnership = yields;
    value = compute();
  }

  /** Takes the lowest priority whatever the configuration says, or no longer. */
  void standAside(boolean aside) {
    standsAside = aside;
    value = compute();
  }

  /** Takes a changed configuration. */
  void update(RouterSpec changed) {
    spec = changed;
    value = compute();
  }

  /** Adds the weights again; returns whether the sum is another one. */
  boolean refresh() {
    int before = value;
    value = compute();
    return value != before;
  }

  /** A script of weight 0 that has failed, or null. */
  @Nullable String failedScript() {
    for (TrackSpec track : spec.tracks()) {
      ScriptTracker script = find(track);
      if (track.weight() == 0
          && script != null
          && script.decided()
          && script.good() == track.reverse()) {
        return track.name();
      }
    }
    return null;
  }

  /** A script of weight 0 that has no result yet, or null. */
  @Nullable String pendingScript() {
    for (TrackSpec track : spec.tracks()) {
      ScriptTracker script = find(track);
      if (track.weight() == 0 && script != null && !script.decided()) {
        return track.name();
      }
    }
    return null;
  }

  private int compute() {
    if (standsAside) {
      return LOWEST;
    }
    if (isOwner()) {
      return hasYieldedOwnership ? RouterSpec.OWNER_PRIORITY - 1 : RouterSpec.OWNER_PRIORITY;
    }
    int sum = 0;
    for (TrackSpec track : spec.tracks()) {
      ScriptTracker script = find(track);
      if (track.weight() != 0 && script != null && script.decided()) {
        sum += PriorityMath.contribution(script.good(), track.weight(), track.reverse());
      }
    }
    return PriorityMath.effective(spec.priority(), sum);
  }

  private @Nullable ScriptTracker find(TrackSpec track) {
    return track.isScript() ? scripts.find(track.name()) : null;
  }
}
