package io.holdfast.sim.scenario;

import io.holdfast.sim.world.SimHost;
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
      case Action.Refusal refusal -> host(refusal.host()).kernel().refuse();
      case Action.ScriptTrouble trouble -> host(trouble.host()).services().breakScripts();
      case Action.FileTrouble trouble -> host(trouble.host()).services().breakFiles();
      case Action.ProcessTrouble trouble -> host(trouble.host()).services().endProcesses();
      case Action.Deletion deletion -> delete(deletion);
      case Action.Forgery forgery -> network.inject(forgery.segment(), forgery.message());
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
      case Action.Refusal refusal -> host(refusal.host()).kernel().accept();
      case Action.ScriptTrouble trouble -> host(trouble.host()).services().mendScripts();
      case Action.FileTrouble trouble -> host(trouble.host()).services().mendFiles();
      case Action.ProcessTrouble trouble -> host(trouble.host()).services().startProcesses();
      case Action.Deletion deletion -> {}
      case Action.Forgery forgery -> {}
      case Action.Reload reload -> {}
    }
  }

  /**
   * A host that stands still troubles the others only when it is master, which is looked at where
   * it matters. A forgery troubles nobody.
   */
  private void disturb(Action action) {
    if (!(action instanceof Action.Pause) && !(action instanceof Action.Forgery)) {
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

  /** Blocks or opens one direction. */
  private interface DirectedLink {
    void apply(String segment, int from, int to);
  }
}
