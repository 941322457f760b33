package io.holdfast.sim.check;

import io.holdfast.core.Cause;
import io.holdfast.core.Effect;
import io.holdfast.core.State;
import io.holdfast.core.Transition;
import io.holdfast.core.spec.GroupSpec;
import io.holdfast.sim.world.Observer;
import io.holdfast.sim.world.SimHost;
import io.holdfast.sim.world.World;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * After every turn the members of a sync group are in one state. Excused: a member that has not
 * begun or waits for the first result of a tracker, and a daemon that stops.
 */
public final class GroupsAgree implements Observer {
  private static final Set<Cause.Kind> WAITING =
      EnumSet.of(Cause.Kind.SCRIPT_PENDING, Cause.Kind.TRACKER_PENDING);

  private final World world;
  private final Map<Member, Cause.Kind> causes = new HashMap<>();

  /** Judges a world. */
  public GroupsAgree(World world) {
    this.world = world;
  }

  @Override
  public void ended(SimHost host, Ending ending) {
    causes.keySet().removeIf(member -> member.host == host);
  }

  @Override
  public void ordered(SimHost host, Effect effect) {
    if (effect instanceof Effect.Publish(Transition change)) {
      causes.put(new Member(host, change.router()), change.cause().kind());
    }
  }

  @Override
  public void turned(SimHost host) {
    if (!host.wasEventful() || host.isStopping()) {
      return;
    }
    for (GroupSpec group : host.configuration().groups()) {
      judge(host, group);
    }
  }

  private void judge(SimHost host, GroupSpec group) {
    State common = State.INIT;
    for (String name : group.members()) {
      State state = host.state(name);
      if (state == State.INIT || WAITING.contains(causes.get(new Member(host, name)))) {
        continue;
      }
      if (common != State.INIT && state != common) {
        world.fail(this, host, name + " is " + state + " in a group that is " + common);
      }
      common = state;
    }
  }

  private record Member(SimHost host, String router) {}
}
