package io.holdfast.sim.check;

import io.holdfast.core.spec.RouterSpec;
import io.holdfast.sim.scenario.ScenarioGenerator;
import io.holdfast.sim.world.Observer;
import io.holdfast.sim.world.Refused;
import io.holdfast.sim.world.SimHost;
import io.holdfast.sim.world.World;
import io.holdfast.wire.ip.Prefix;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * In the calm, the virtual interfaces that a configuration needs are there and up where the
 * interface below is, ipvlans with their own address, and no others. A daemon that says it has
 * stopped has removed them and has given back every number it had changed. Excused: what the kernel
 * refuses.
 */
public final class MadeLinksFollow implements Observer {
  private final World world;

  /** Judges a world. */
  public MadeLinksFollow(World world) {
    this.world = world;
  }

  @Override
  public void quiet(World quietWorld, Moment moment) {
    for (SimHost host : quietWorld.hosts()) {
      long refused = host.kernel().refusals().lastNanos(Refused.LINKS);
      boolean isRefused = world.clock().nowNanos() - refused <= ScenarioGenerator.RETRY_NANOS;
      if (host.isRunning() && !host.isStopping() && !isRefused) {
        judge(host);
      }
    }
  }

  private void judge(SimHost host) {
    Set<String> wanted = new TreeSet<>();
    for (RouterSpec router : host.configuration().routers()) {
      String made = Virtual.madeLink(router);
      if (!made.isEmpty() && host.kernel().isUp(router.interfaceName())) {
        wanted.add(made);
        if (!host.kernel().isUp(made)) {
          world.fail(this, host, made + " is missing or down");
        }
        judgeOwnAddress(host, router);
      } else if (!made.isEmpty()) {
        wanted.add(made);
      }
    }
    for (String made : host.kernel().made().names()) {
      if (!wanted.contains(made)) {
        world.fail(this, host, made + " is there, and nobody wants it");
      }
    }
  }

  private void judgeOwnAddress(SimHost host, RouterSpec router) {
    Prefix own = Virtual.ownOfIpvlan(router);
    long refused = host.kernel().lastRefusalNanos();
    boolean isRefused = world.clock().nowNanos() - refused <= ScenarioGenerator.RETRY_NANOS;
    if (own != null && !isRefused && !host.kernel().holds(Virtual.madeLink(router), own)) {
      world.fail(this, host, Virtual.madeLink(router) + " lacks its own address " + own);
    }
  }

  @Override
  public void ended(SimHost host, Ending ending) {
    if (ending == Ending.STOPPED && !host.hasUnseenKernelChange()) {
      List<String> left = host.kernel().made().names();
      List<String> changed = host.kernel().sysctls().changed();
      if (!left.isEmpty() || !changed.isEmpty()) {
        world.fail(this, host, "stopped and left " + left + " and " + changed);
      }
    }
  }
}
