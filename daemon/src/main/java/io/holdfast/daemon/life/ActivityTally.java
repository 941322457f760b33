package io.holdfast.daemon.life;

import io.holdfast.core.Cause;
import io.holdfast.core.State;
import io.holdfast.core.Transition;
import io.holdfast.daemon.show.Activity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts what metrics tell of and nobody else remembers. Owned by the loop thread. */
public final class ActivityTally {
  private final Map<String, long[][]> changes = new HashMap<>();
  private long applied;
  private long refused;
  private boolean isLastGood = true;

  /** Makes an empty tally. */
  public ActivityTally() {}

  /** A virtual router changed its state. */
  public void changed(Transition change) {
    changes.computeIfAbsent(change.router(), _ -> empty())[change.to().ordinal()][
        change.cause().kind().ordinal()]++;
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
    changes.forEach((router, table) -> add(router, table, counted));
    return new Activity(counted, applied, refused, isLastGood, logQueued, loopQueued);
  }

  private static void add(String router, long[][] table, List<Activity.Changes> counted) {
    for (State to : State.values()) {
      for (Cause.Kind cause : Cause.Kind.values()) {
        long count = table[to.ordinal()][cause.ordinal()];
        if (count > 0) {
          counted.add(new Activity.Changes(router, to, cause, count));
        }
      }
    }
  }

  private static long[][] empty() {
    return new long[State.values().length][Cause.Kind.values().length];
  }
}
