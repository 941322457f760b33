package io.holdfast.sim.check;

import io.holdfast.core.Cause;
import io.holdfast.core.Effect;
import io.holdfast.core.NotifyEvent;
import io.holdfast.core.State;
import io.holdfast.core.Transition;
import io.holdfast.sim.world.Observer;
import io.holdfast.sim.world.SimHost;
import io.holdfast.sim.world.World;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;

/**
 * Every change of state is told once, in the turn that brings it, and in order. Only a start that
 * waits for first results may keep its FAULT to itself, until it is left.
 */
public final class StatesAreTold implements Observer {
  private static final Set<Cause.Kind> WAITING =
      EnumSet.of(Cause.Kind.SCRIPT_PENDING, Cause.Kind.TRACKER_PENDING, Cause.Kind.SYNC_GROUP);

  private final World world;
  private final Map<SimHost, Deque<Told>> expected = new HashMap<>();
  private final Map<SimHost, Set<String>> waiting = new HashMap<>();

  /** Judges a world. */
  public StatesAreTold(World world) {
    this.world = world;
  }

  @Override
  public void ended(SimHost host, Ending ending) {
    expected.remove(host);
    waiting.remove(host);
  }

  @Override
  public void ordered(SimHost host, Effect effect) {
    if (effect instanceof Effect.Publish(Transition change)) {
      expect(host, change);
    } else if (effect instanceof Effect.Notify(NotifyEvent event)
        && event.subject() == NotifyEvent.Subject.INSTANCE) {
      hear(host, event);
    }
  }

  @Override
  public void turned(SimHost host) {
    Queue<Told> left = queue(host);
    if (!left.isEmpty()) {
      world.fail(this, host, "nobody is told of " + left.peek());
    }
  }

  private void expect(SimHost host, Transition change) {
    waiting(host).remove(change.router());
    if (change.from() == State.INIT
        && change.to() == State.FAULT
        && WAITING.contains(change.cause().kind())) {
      waiting(host).add(change.router());
      return;
    }
    boolean isRemoved = change.cause().kind() == Cause.Kind.RELOADED;
    switch (change.to()) {
      case MASTER, BACKUP, FAULT -> queue(host).add(new Told(change.router(), change.to().name()));
      case INIT -> {
        if (isRemoved && change.from() != State.FAULT) {
          queue(host).add(new Told(change.router(), State.FAULT.name()));
        }
      }
    }
  }

  private void hear(SimHost host, NotifyEvent event) {
    switch (event.word()) {
      case MASTER, BACKUP, FAULT -> {
        Told told = new Told(event.name(), event.word().name());
        if (event.word() == NotifyEvent.Word.FAULT && waiting(host).remove(event.name())) {
          return;
        }
        if (!told.equals(queue(host).poll())) {
          world.fail(this, host, "tells of " + told + ", which did not happen just now");
        }
      }
      case STOP -> {
        if (!host.isStopping()) {
          world.fail(this, host, "tells of a stop that nobody asked for");
        }
      }
      case DELETED, MASTER_RX_LOWER_PRI, MASTER_PRIORITY, BACKUP_PRIORITY -> {
        // no change of state
      }
    }
  }

  private Set<String> waiting(SimHost host) {
    return waiting.computeIfAbsent(host, none -> new HashSet<>());
  }

  private Deque<Told> queue(SimHost host) {
    return expected.computeIfAbsent(host, none -> new ArrayDeque<>());
  }

  private record Told(String router, String word) {}
}
