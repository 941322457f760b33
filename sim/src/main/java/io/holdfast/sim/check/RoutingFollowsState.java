package io.holdfast.sim.check;

import io.holdfast.core.State;
import io.holdfast.core.spec.AddressSpec;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.spec.host.RoutingItem;
import io.holdfast.sim.scenario.ScenarioGenerator;
import io.holdfast.sim.world.Observer;
import io.holdfast.sim.world.Refused;
import io.holdfast.sim.world.SimHost;
import io.holdfast.sim.world.World;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * In the calm the routes and rules of masters and the static ones are in the kernel, as far as
 * their interfaces are up, and static addresses are on theirs. Nothing else is there: in the calm,
 * when a daemon has stopped, and after every turn for who is in FAULT. Excused: what the kernel
 * refuses.
 */
public final class RoutingFollowsState implements Observer {
  private final World world;

  /** Judges a world. */
  public RoutingFollowsState(World world) {
    this.world = world;
  }

  @Override
  public void turned(SimHost host) {
    if (!host.wasEventful() || host.kernel().routing().isEmpty() || host.isStopping()) {
      return;
    }
    Set<RoutingItem> possible = wanted(host, EnumSet.of(State.MASTER, State.BACKUP, State.INIT));
    for (RouterSpec router : host.configuration().routers()) {
      boolean isFaulted = host.state(router.name()) == State.FAULT;
      for (RoutingItem item : isFaulted ? Virtual.routing(router) : List.<RoutingItem>of()) {
        if (host.kernel().routing().contains(item) && !possible.contains(item)) {
          world.fail(this, host, router.name() + " is in FAULT and has " + item.words());
        }
      }
    }
  }

  @Override
  public void quiet(World quietWorld, Moment moment) {
    for (SimHost host : quietWorld.hosts()) {
      if (host.isRunning() && !host.isStopping()) {
        judgeNoMoreThan(host, ofMasters(host));
        judgePresent(host);
      }
    }
  }

  @Override
  public void ended(SimHost host, Ending ending) {
    if (ending == Ending.STOPPED && !host.hasUnseenKernelChange()) {
      judgeNoMoreThan(host, Set.of());
    }
  }

  private void judgeNoMoreThan(SimHost host, Set<RoutingItem> wanted) {
    for (RoutingItem item : host.kernel().routing()) {
      if (!wanted.contains(item)) {
        world.fail(this, host, "has " + item.words() + " for nobody");
      }
    }
  }

  private void judgePresent(SimHost host) {
    long refused = host.kernel().refusals().lastNanos(Refused.ROUTING);
    boolean isRefused = world.clock().nowNanos() - refused <= ScenarioGenerator.RETRY_NANOS;
    for (RoutingItem item : isRefused ? Set.<RoutingItem>of() : ofMasters(host)) {
      if (!host.kernel().routing().contains(item) && Virtual.isPossible(host, item)) {
        world.fail(this, host, "lacks " + item.words());
      }
    }
    long lost = host.kernel().lastRefusalNanos();
    boolean isLost = world.clock().nowNanos() - lost <= ScenarioGenerator.RETRY_NANOS;
    for (AddressSpec address : isLost ? Set.<AddressSpec>of() : Statics.of(host).addresses()) {
      if (host.kernel().isUp(address.interfaceName())
          && !host.kernel().holds(address.interfaceName(), address.prefix())) {
        world.fail(this, host, "lacks the static address " + address.prefix());
      }
    }
  }

  /** What is static, and what is of masters. */
  private static Set<RoutingItem> ofMasters(SimHost host) {
    return wanted(host, EnumSet.of(State.MASTER));
  }

  private static Set<RoutingItem> wanted(SimHost host, Set<State> states) {
    Set<RoutingItem> wanted = new HashSet<>();
    Statics.routing(host).forEach(item -> wanted.add(item.bare()));
    for (RouterSpec router : host.configuration().routers()) {
      if (states.contains(host.state(router.name()))) {
        wanted.addAll(Virtual.routing(router));
      }
    }
    return wanted;
  }
}
