package io.holdfast.sim.scenario;

import io.holdfast.core.StopMode;
import io.holdfast.core.spec.AddressSpec;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.sim.world.HostPlan;
import io.holdfast.sim.world.LinkFault;
import io.holdfast.sim.world.Observer.Ending;
import io.holdfast.sim.world.Refused;
import io.holdfast.sim.world.Weather;
import java.util.ArrayList;
import java.util.List;

/** Invents the faults of a round. */
final class FaultGenerator {
  private static final int MAX_DURATION_INTERVALS = 8;

  private static final int LASTING = 12;
  private static final int FORGERY = 40;

  private final Dice dice;
  private final List<HostPlan> hosts;
  private final long slowestNanos;
  private final ReloadGenerator reloads;
  private final ForgeryGenerator forgeries;

  FaultGenerator(Dice dice, List<HostPlan> hosts, long slowestNanos) {
    this.dice = dice;
    this.hosts = hosts;
    this.slowestNanos = slowestNanos;
    this.reloads = new ReloadGenerator(dice, hosts);
    this.forgeries = new ForgeryGenerator(dice, hosts);
  }

  /**
   * The faults of one round.
   *
   * @param count how many
   * @param storm when they may begin and end
   * @param quiet the calm after it, through which some last
   */
  List<Fault> round(int count, Quiet storm, Quiet quiet) {
    List<Long> begins = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      begins.add(dice.between(storm.fromNanos(), storm.untilNanos()));
    }
    begins.sort(null);
    List<Fault> faults = new ArrayList<>();
    for (long begin : begins) {
      long duration = dice.between(1, MAX_DURATION_INTERVALS * slowestNanos);
      long end = Math.min(begin + duration, storm.untilNanos());
      faults.add(dice.percent(LASTING) ? lasting(begin, quiet.untilNanos()) : passing(begin, end));
    }
    while (dice.percent(FORGERY)) {
      long moment = dice.between(storm.fromNanos(), quiet.untilNanos());
      faults.add(new Fault(moment, moment, forgeries.next()));
    }
    return faults;
  }

  private Fault lasting(long begin, long end) {
    Action action =
        switch (dice.between(0, 4)) {
          case 0 -> partition();
          case 1 -> new Action.Crash(host(), Ending.KILLED);
          case 2 -> new Action.Stop(host(), stopMode());
          case 3 -> new Action.Maintenance(host());
          default -> new Action.LinkTrouble(host(), link(), dice.of(List.of(LinkFault.values())));
        };
    return new Fault(begin, end, action);
  }

  private Fault passing(long begin, long end) {
    return switch (dice.between(0, 22)) {
      case 0, 1 -> new Fault(begin, end, storm());
      case 2 -> new Fault(begin, end, partition());
      case 3 -> new Fault(begin, end, oneWay());
      case 4 -> new Fault(begin, end, new Action.Crash(host(), Ending.KILLED));
      case 5 -> new Fault(begin, end, new Action.Crash(host(), Ending.REBOOTED));
      case 6, 16 -> new Fault(begin, end, new Action.Stop(host(), stopMode()));
      case 17 -> new Fault(begin, end, new Action.Maintenance(host()));
      case 7 -> new Fault(begin, end, new Action.Pause(host()));
      case 8, 9 ->
          new Fault(
              begin,
              end,
              new Action.LinkTrouble(host(), link(), dice.of(List.of(LinkFault.values()))));
      case 10 -> new Fault(begin, end, new Action.Refusal(host(), Refused.ADDRESSES));
      case 11 -> new Fault(begin, end, new Action.ScriptTrouble(host()));
      case 18, 19 -> new Fault(begin, end, new Action.FileTrouble(host()));
      case 20, 21 -> new Fault(begin, end, new Action.ProcessTrouble(host()));
      case 12 -> new Fault(begin, begin, deletion());
      case 13 -> new Fault(begin, end, new Action.Pause(host()));
      default -> new Fault(begin, begin, reloads.next());
    };
  }

  private Action storm() {
    Weather weather =
        new Weather(
            dice.percent(60) ? dice.between(50, 700) : 0,
            dice.percent(50) ? dice.between(10, 300) : 0,
            dice.percent(50) ? dice.between(10, 300) : 0,
            dice.percent(50) ? dice.between(1, 2 * slowestNanos) : 0);
    return new Action.Storm(link(), weather);
  }

  private Action partition() {
    List<Integer> side = new ArrayList<>();
    for (int host = 0; host < hosts.size(); host++) {
      if (dice.percent(50)) {
        side.add(host);
      }
    }
    return new Action.Partition(link(), side);
  }

  private Action oneWay() {
    int from = host();
    int to = (from + dice.between(1, hosts.size() - 1)) % hosts.size();
    return new Action.OneWay(link(), from, to);
  }

  private Action deletion() {
    RouterSpec router = dice.of(dice.of(hosts).configuration().routers());
    AddressSpec address = dice.of(router.addresses());
    return new Action.Deletion(address.interfaceName(), address.prefix());
  }

  private StopMode stopMode() {
    return dice.of(List.of(StopMode.GENTLE, StopMode.GENTLE, StopMode.NOW));
  }

  private int host() {
    return dice.between(0, hosts.size() - 1);
  }

  private String link() {
    return dice.of(hosts.getFirst().links()).name();
  }
}
