package io.holdfast.sim.scenario;

import io.holdfast.core.spec.AddressSpec;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.spec.StaticSpec;
import io.holdfast.core.spec.host.RoutingItem;
import io.holdfast.sim.world.HostPlan;
import io.holdfast.sim.world.LinkFault;
import io.holdfast.sim.world.LinkPlan;
import io.holdfast.sim.world.Observer.Ending;
import io.holdfast.sim.world.Refused;
import io.holdfast.wire.ip.MacAddress;
import io.holdfast.wire.neighbor.NeighborClaim;
import io.holdfast.wire.vrrp.Vrrp;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Invents what happens to the features of a scenario. */
final class FeatureFaults {
  private static final int MAX_FAULTS = 3;
  private static final int LASTING = 15;
  private static final int MAX_DURATION_INTERVALS = 8;
  private static final MacAddress STRANGER = new MacAddress(0x0600_0000_0042L);

  private final Dice dice;
  private final List<HostPlan> hosts;
  private final Set<Feature> features;
  private final long slowestNanos;

  FeatureFaults(Dice dice, List<HostPlan> hosts, Set<Feature> features, long slowestNanos) {
    this.dice = dice;
    this.hosts = hosts;
    this.features = features;
    this.slowestNanos = slowestNanos;
  }

  /** The faults of one round. */
  List<Fault> round(Quiet storm, Quiet quiet) {
    List<Fault> faults = new ArrayList<>();
    for (Feature feature : features) {
      for (int left = dice.between(0, MAX_FAULTS); left > 0; left--) {
        add(feature, storm, quiet, faults);
      }
    }
    return faults;
  }

  private void add(Feature feature, Quiet storm, Quiet quiet, List<Fault> faults) {
    long begin = dice.between(storm.fromNanos(), storm.untilNanos());
    switch (feature) {
      case CLAIMS -> claims(new Quiet(storm.fromNanos(), quiet.untilNanos()), faults);
      case HMAC -> {
        long moment = dice.between(storm.fromNanos(), quiet.untilNanos());
        faults.add(new Fault(moment, moment, new Action.Replay(true)));
      }
      case TROUBLES -> faults.add(new Fault(begin, quiet.untilNanos(), trouble()));
      case LEASES -> faults.add(new Fault(begin, storm.untilNanos(), standstill()));
      default -> faults.add(spanning(action(feature), begin, storm, quiet));
    }
  }

  /** Some refusals and losses last through the calm. */
  private Fault spanning(Action action, long begin, Quiet storm, Quiet quiet) {
    long end = Math.min(begin + duration(), storm.untilNanos());
    return switch (action) {
      case Action.ItemDeletion item -> new Fault(begin, begin, item);
      case Action.Deletion deletion -> new Fault(begin, begin, deletion);
      case Action.Unmaking unmaking -> new Fault(begin, begin, unmaking);
      case Action.SocketsBroken broken -> new Fault(begin, begin, broken);
      case Action.Refusal(int host, Refused what) when what == Refused.SOCKETS ->
          new Fault(begin, end, action);
      default -> new Fault(begin, dice.percent(LASTING) ? quiet.untilNanos() : end, action);
    };
  }

  private Action action(Feature feature) {
    return switch (feature) {
      case BFD ->
          dice.percent(50)
              ? new Action.Crash(dice.between(0, 1), Ending.KILLED)
              : new Action.LinkTrouble(dice.between(0, 1), firstLink(), LinkFault.CARRIER_LOST);
      case STATICS ->
          switch (dice.between(0, 3)) {
            case 0 -> new Action.ItemDeletion(host(), staticItem());
            case 1 -> deletionOfStatic();
            case 2 -> new Action.Refusal(host(), Refused.ROUTING);
            default ->
                new Action.LinkTrouble(
                    host(), lastLink(), dice.of(List.of(LinkFault.SET_DOWN, LinkFault.REMOVED)));
          };
      case ROUTING ->
          switch (dice.between(0, 3)) {
            case 0, 1 -> new Action.ItemDeletion(host(), virtualItem());
            case 2 -> new Action.Refusal(host(), Refused.ROUTING);
            default -> new Action.LinkTrouble(host(), firstLink(), LinkFault.SET_DOWN);
          };
      case VMAC ->
          switch (dice.between(0, 3)) {
            case 0 -> new Action.Unmaking(host());
            case 1 -> new Action.Refusal(host(), Refused.LINKS);
            case 2 -> new Action.Crash(host(), Ending.KILLED);
            default -> new Action.LinkTrouble(host(), firstLink(), LinkFault.REMOVED);
          };
      case FIREWALL -> new Action.Refusal(host(), Refused.FIREWALL);
      case NAMESPACE -> new Action.NamespaceLost(host());
      case SOCKETS ->
          dice.percent(50)
              ? new Action.SocketsBroken(host())
              : new Action.Refusal(host(), Refused.SOCKETS);
      case CLAIMS, HMAC, LEASES, TROUBLES ->
          throw new IllegalArgumentException(feature + " has faults of its own kind");
    };
  }

  /** A station says again and again that it has an address. It may be one of ours that is heard. */
  private void claims(Quiet span, List<Fault> faults) {
    HostPlan host = dice.of(hosts);
    RouterSpec router = dice.of(host.configuration().routers());
    AddressSpec address = dice.of(router.addresses());
    LinkPlan link = dice.of(host.links());
    MacAddress mac =
        dice.of(
            List.of(
                STRANGER, STRANGER, link.mac(), Vrrp.virtualMac(router.family(), router.vrid())));
    long moment = dice.between(span.fromNanos(), span.untilNanos());
    for (int left = dice.between(1, 5); left > 0 && moment < span.untilNanos(); left--) {
      NeighborClaim claim = new NeighborClaim(address.address(), mac);
      faults.add(new Fault(moment, moment, new Action.Claim(router.interfaceName(), claim)));
      moment += dice.between(1, 2_000_000_000L);
    }
  }

  private Action trouble() {
    return switch (dice.between(0, 2)) {
      case 0 -> new Action.FileTrouble(host());
      case 1 -> new Action.ProcessTrouble(host());
      default -> new Action.ScriptTrouble(host());
    };
  }

  private Action standstill() {
    return dice.percent(50) ? new Action.Pause(host()) : new Action.Crash(host(), Ending.KILLED);
  }

  private RoutingItem staticItem() {
    StaticSpec statics = dice.of(hosts).configuration().global().system().statics();
    return dice.percent(50) ? statics.routes().getFirst().bare() : statics.rules().getFirst();
  }

  private Action deletionOfStatic() {
    StaticSpec statics = dice.of(hosts).configuration().global().system().statics();
    AddressSpec address = statics.addresses().getFirst();
    return new Action.Deletion(address.interfaceName(), address.prefix());
  }

  private RoutingItem virtualItem() {
    RouterSpec router = dice.of(dice.of(hosts).configuration().routers());
    List<RoutingItem> items = new ArrayList<>(router.host().routes());
    items.addAll(router.host().rules());
    return dice.of(items);
  }

  private long duration() {
    return dice.between(1, MAX_DURATION_INTERVALS * slowestNanos);
  }

  private int host() {
    return dice.between(0, hosts.size() - 1);
  }

  private String firstLink() {
    return hosts.getFirst().links().getFirst().name();
  }

  private String lastLink() {
    return hosts.getFirst().links().getLast().name();
  }
}
