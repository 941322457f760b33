package io.holdfast.daemon.life;

import io.holdfast.core.Cause;
import io.holdfast.core.State;
import io.holdfast.core.Transition;
import io.holdfast.daemon.show.Activity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts what metrics tell of and nobody else remembers. Owned by the loop thread. */
public final class ActivityTally {
  private final Map<Change, Long> changes = new LinkedHashMap<>();
  private long applied;
  private long refused;
  private boolean isLastGood = true;

  private record Change(String router, State to, Cause.Kind cause) {}

  /** Makes an empty tally. */
  public ActivityTally() {}

  /** A virtual router changed its state. */
  public void changed(Transition change) {
    Change kind = new Change(change.router(), change.to(), change.cause().kind());
    changes.merge(kind, 1L, Long::sum);
  }

  /** A reload ended. */
  public void reloaded(boolean isApplied) {
    applied += isApplied ? 1 : 0;
    refused += isApplied ? 0 : 1;
    isLastGood = isApplied;
  }

  /** What was counted, and how much waits in the queues of log and loop. */
  public Activity activity(long logQueued, long loopQueued) {
    List<Activity.Changes> counted = new ArrayList<>();
    changes.forEach((change, count) ->
        counted.add(new Activity.Changes(change.router(), change.to(), change.cause(), count)));
    return new Activity(counted, applied, refused, isLastGood, logQueued, loopQueued);
  }
}
