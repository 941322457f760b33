package io.holdfast.sim.check;

import io.holdfast.core.Cause;
import io.holdfast.core.Effect;
import io.holdfast.core.State;
import io.holdfast.core.Transition;
import io.holdfast.sim.world.Observer;
import io.holdfast.sim.world.SimHost;
import io.holdfast.sim.world.World;
import java.util.EnumSet;
import java.util.Set;

/**
 * Every change of state starts from the state before, goes elsewhere, is timed, and has a cause
 * that can lead there.
 */
public final class TransitionsHaveCause implements Observer {
  private static final Set<Cause.Kind> TO_MASTER =
      EnumSet.of(
          Cause.Kind.MASTER_DOWN,
          Cause.Kind.SYNC_GROUP,
          Cause.Kind.MASTER_STOPPED,
          Cause.Kind.OWNER,
          Cause.Kind.PREEMPTED_LOWER);
  private static final Set<Cause.Kind> TO_FAULT =
      EnumSet.of(
          Cause.Kind.INTERFACE_DOWN,
          Cause.Kind.NO_SOURCE_ADDRESS,
          Cause.Kind.SOCKET_FAILED,
          Cause.Kind.SCRIPT_FAILED,
          Cause.Kind.SCRIPT_PENDING,
          Cause.Kind.TRACKED_INTERFACE,
          Cause.Kind.FILE_FAILED,
          Cause.Kind.PROCESS_FAILED,
          Cause.Kind.BFD_DOWN,
          Cause.Kind.STATIC_ITEM,
          Cause.Kind.COMBINATION_FAILED,
          Cause.Kind.TRACKER_PENDING,
          Cause.Kind.SYNC_GROUP,
          Cause.Kind.CONFIGURATION);

  private static final Set<Cause.Kind> TO_BACKUP_FROM_MASTER =
      EnumSet.of(
          Cause.Kind.HIGHER_PRIORITY,
          Cause.Kind.HIGHER_ADDRESS,
          Cause.Kind.HANDED_OVER,
          Cause.Kind.SYNC_GROUP);
  private static final Set<Cause.Kind> TO_BACKUP =
      EnumSet.of(Cause.Kind.STARTED, Cause.Kind.FAULT_CLEARED);
  private static final Set<Cause.Kind> TO_INIT =
      EnumSet.of(Cause.Kind.RELOADED, Cause.Kind.STOPPED);

  private final World world;

  /** Judges a world. */
  public TransitionsHaveCause(World world) {
    this.world = world;
  }

  @Override
  public void ordered(SimHost host, Effect effect) {
    if (effect instanceof Effect.Publish publish) {
      String wrong = judge(host, publish.transition());
      if (!wrong.isEmpty()) {
        world.fail(this, host, wrong + ": " + publish.transition());
      }
    }
  }

  private static String judge(SimHost host, Transition change) {
    State before = host.state(change.router());
    Cause.Kind cause = change.cause().kind();
    if (change.from() != before) {
      return "a transition starts from " + change.from() + ", but the state is " + before;
    }
    if (change.from() == change.to()) {
      return "a transition leads nowhere";
    }
    if (change.atNanos() != host.ownNanos()) {
      return "a transition is not of now";
    }
    return possible(change.from(), change.to()).contains(cause)
        ? ""
        : "this cause does not lead there";
  }

  private static Set<Cause.Kind> possible(State from, State to) {
    return switch (to) {
      case INIT -> TO_INIT;
      case BACKUP -> from == State.MASTER ? TO_BACKUP_FROM_MASTER : TO_BACKUP;
      case MASTER -> TO_MASTER;
      case FAULT -> TO_FAULT;
    };
  }
}
