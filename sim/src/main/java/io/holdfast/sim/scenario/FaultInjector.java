package io.holdfast.sim.scenario;

import io.holdfast.core.spec.NamespacedName;
import io.holdfast.sim.world.LinkFault;
import io.holdfast.sim.world.LinkPlan;
import io.holdfast.sim.world.SimHost;
import io.holdfast.sim.world.SimKernel;
import io.holdfast.sim.world.SimNetwork;
import io.holdfast.sim.world.World;

/** Does to a world what a scenario says. */
public final class FaultInjector {
  private final World world;

  /** Makes one that schedules nothing yet. */
  public FaultInjector(World world) {
    this.world = world;
  }

  /** Schedules begin and end of a fault. */
  public void schedule(Fault fault) {
    world.clock().at(fault.fromNanos(), () -> begin(fault.action()));
    world.clock().at(fault.untilNanos(), () -> end(fault.action()));
  }

  private void begin(Action action) {
    world.note("fault", "begins: " + action);
    disturb(action);
    SimNetwork network = world.network();
    switch (action) {
      case Action.Storm storm -> network.disturb(storm.segment(), storm.weather());
      case Action.Partition partition -> partition(partition, network::block);
      case Action.OneWay way -> network.block(way.segment(), way.from(), way.to());
      case Action.Crash crash -> host(crash.host()).kill(crash.ending());
      case Action.Stop stop -> host(stop.host()).stop(stop.mode());
      case Action.Maintenance work -> host(work.host()).maintenance(true);
      case Action.Pause pause -> host(pause.host()).pause();
      case Action.LinkTrouble trouble ->
          host(trouble.host()).kernel().begin(trouble.link(), trouble.fault());
      case Action.Refusal refusal -> host(refusal.host()).kernel().refusals().begin(refusal.what());
      case Action.ScriptTrouble trouble -> host(trouble.host()).services().breakScripts();
      case Action.FileTrouble trouble -> host(trouble.host()).services().breakFiles();
      case Action.ProcessTrouble trouble -> host(trouble.host()).services().endProcesses();
      case Action.Deletion deletion -> delete(deletion);
      case Action.Forgery forgery -> network.inject(forgery.segment(), forgery.message());
      case Action.Claim claim -> network.claim(null, claim.segment(), claim.claim());
      case Action.Replay replay -> network.replay(replay.sealed());
      case Action.ItemDeletion item -> host(item.host()).kernel().deleteByHand(item.item());
      case Action.Unmaking unmaking -> host(unmaking.host()).kernel().made().removeByHand();
      case Action.SocketsBroken broken -> host(broken.host()).breakSockets();
      case Action.NamespaceLost lost -> namespace(lost, SimKernel::begin);
      case Action.Reload reload -> host(reload.host()).reload(reload.configuration());
    }
  }

  private void end(Action action) {
    world.note("fault", "ends: " + action);
    disturb(action);
    SimNetwork network = world.network();
    switch (action) {
      case Action.Storm storm -> network.clear(storm.segment(), storm.weather());
      case Action.Partition partition -> partition(partition, network::unblock);
      case Action.OneWay way -> network.unblock(way.segment(), way.from(), way.to());
      case Action.Crash crash -> host(crash.host()).start();
      case Action.Stop stop -> host(stop.host()).start();
      case Action.Maintenance work -> host(work.host()).maintenance(false);
      case Action.Pause pause -> host(pause.host()).resume();
      case Action.LinkTrouble trouble ->
          host(trouble.host()).kernel().end(trouble.link(), trouble.fault());
      case Action.Refusal refusal -> host(refusal.host()).kernel().refusals().end(refusal.what());
      case Action.ScriptTrouble trouble -> host(trouble.host()).services().mendScripts();
      case Action.FileTrouble trouble -> host(trouble.host()).services().mendFiles();
      case Action.ProcessTrouble trouble -> host(trouble.host()).services().startProcesses();
      case Action.NamespaceLost lost -> namespace(lost, SimKernel::end);
      case Action.Deletion deletion -> {}
      case Action.Forgery forgery -> {}
      case Action.Claim claim -> {}
      case Action.Replay replay -> {}
      case Action.ItemDeletion item -> {}
      case Action.Unmaking unmaking -> {}
      case Action.SocketsBroken broken -> {}
      case Action.Reload reload -> {}
    }
  }

  /**
   * A host that stands still troubles the others only when it is master, which is looked at where
   * it matters. What a stranger sends troubles nobody.
   */
  private void disturb(Action action) {
    boolean isHarmless =
        switch (action) {
          case Action.Pause pause -> true;
          case Action.Forgery forgery -> true;
          case Action.Claim claim -> true;
          case Action.Replay replay -> true;
          default -> false;
        };
    if (!isHarmless) {
      world.disturbed();
    }
  }

  private SimHost host(int index) {
    return world.hosts().get(index);
  }

  private void delete(Action.Deletion deletion) {
    for (SimHost host : world.hosts()) {
      host.kernel().deleteByHand(deletion.link(), deletion.prefix());
    }
  }

  private void partition(Action.Partition partition, DirectedLink change) {
    for (SimHost one : world.hosts()) {
      for (SimHost other : world.hosts()) {
        boolean apart =
            partition.side().contains(one.index()) != partition.side().contains(other.index());
        if (apart) {
          change.apply(partition.segment(), one.index(), other.index());
        }
      }
    }
  }

  private void namespace(Action.NamespaceLost lost, LinkChange change) {
    SimHost host = host(lost.host());
    for (LinkPlan link : host.plan().links()) {
      if (!NamespacedName.namespace(link.name()).isEmpty()) {
        change.apply(host.kernel(), link.name(), LinkFault.REMOVED);
      }
    }
  }

  /** Begins or ends a fault of an interface. */
  private interface LinkChange {
    void apply(SimKernel kernel, String link, LinkFault fault);
  }

  /** Blocks or opens one direction. */
  private interface DirectedLink {
    void apply(String segment, int from, int to);
  }
}
