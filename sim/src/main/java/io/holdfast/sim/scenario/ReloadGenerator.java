package io.holdfast.sim.scenario;

import io.holdfast.core.spec.AddressSpec;
import io.holdfast.core.spec.Configuration;
import io.holdfast.core.spec.PreemptSpec;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.spec.TrackSpec;
import io.holdfast.sim.world.HostPlan;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.ip.Prefix;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Invents changed configurations, each one made from the last of its host. */
final class ReloadGenerator {
  private final Dice dice;
  private final List<Configuration> original = new ArrayList<>();
  private final List<Configuration> current = new ArrayList<>();

  ReloadGenerator(Dice dice, List<HostPlan> hosts) {
    this.dice = dice;
    for (HostPlan host : hosts) {
      original.add(host.configuration());
      current.add(host.configuration());
    }
  }

  Action.Reload next() {
    int host = dice.between(0, current.size() - 1);
    return original.get(host).groups().isEmpty() ? nextOfRouter(host) : nextOfGroup(host);
  }

  /** All members stay alike, or they would quarrel for ever; but the group may come and go. */
  private Action.Reload nextOfGroup(int host) {
    Configuration last = current.get(host);
    List<String> members = original.get(host).groups().getFirst().members();
    int priority = dice.between(1, 254);
    boolean changesPriority = dice.percent(40);
    boolean tracks = dice.percent(50);
    List<RouterSpec> routers = new ArrayList<>();
    for (RouterSpec router : last.routers()) {
      RouterDraft draft = new RouterDraft(router);
      if (members.contains(router.name()) && changesPriority) {
        draft.priority = priority;
      } else if (members.contains(router.name())) {
        draft.scripts = tracks ? tracksOf(host, router.name()) : List.of();
      }
      routers.add(draft.toSpec());
    }
    Configuration changed = last.withRouters(routers);
    if (dice.percent(40)) {
      changed =
          changed.withGroups(last.groups().isEmpty() ? original.get(host).groups() : List.of());
    }
    current.set(host, changed);
    return new Action.Reload(host, "the group changes to " + changed.groups(), changed);
  }

  private List<TrackSpec> tracksOf(int host, String name) {
    List<RouterSpec> routers = original.get(host).routers();
    return routers.get(position(routers, name)).tracks();
  }

  private Action.Reload nextOfRouter(int host) {
    List<RouterSpec> routers = new ArrayList<>(current.get(host).routers());
    RouterSpec wanted = dice.of(original.get(host).routers());
    int position = position(routers, wanted.name());
    String what;
    if (position < 0) {
      routers.add(wanted);
      what = wanted.name() + " is back";
    } else {
      RouterDraft draft = new RouterDraft(routers.get(position));
      String change = change(draft);
      if (change == null) {
        routers.remove(position);
      } else {
        routers.set(position, draft.toSpec());
      }
      what = wanted.name() + (change == null ? " is removed" : change);
    }
    Configuration last = current.get(host);
    Configuration changed = last.withRouters(routers);
    current.set(host, changed);
    return new Action.Reload(host, what, changed);
  }

  /** Changes a router and says how, or null when it shall go. */
  private @Nullable String change(RouterDraft draft) {
    return switch (dice.between(0, 7)) {
      case 0 -> null;
      case 1, 2 -> {
        if (draft.priority != RouterSpec.OWNER_PRIORITY) {
          draft.priority = dice.between(1, 254);
        }
        yield " has priority " + draft.priority;
      }
      case 3 -> {
        draft.addresses.add(neighbour(draft.addresses));
        yield " gains " + draft.addresses.getLast().prefix();
      }
      case 4 -> {
        AddressSpec removed = draft.addresses.getFirst();
        if (draft.addresses.size() > 1) {
          draft.addresses.removeFirst();
        }
        yield " loses " + removed.prefix();
      }
      case 5 -> {
        if (draft.priority != RouterSpec.OWNER_PRIORITY) {
          draft.preempt = new PreemptSpec(!draft.preempt.enabled(), 0);
        }
        yield " preempts: " + draft.preempt.enabled();
      }
      case 6 -> {
        draft.scripts = List.of();
        yield " tracks nothing";
      }
      default -> " stays as it is";
    };
  }

  /** An address that nobody has yet: the next number after the highest of the list. */
  private static AddressSpec neighbour(List<AddressSpec> addresses) {
    AddressSpec highest = addresses.getFirst();
    for (AddressSpec address : addresses) {
      if (address.address().compareTo(highest.address()) > 0) {
        highest = address;
      }
    }
    IpAddress last = highest.address();
    IpAddress next = new IpAddress(last.family(), last.high(), last.low() + 1);
    return new AddressSpec(
        new Prefix(next, highest.prefix().length()), highest.interfaceName(), 0, null, null);
  }

  private static int position(List<RouterSpec> routers, String name) {
    for (int position = 0; position < routers.size(); position++) {
      if (routers.get(position).name().equals(name)) {
        return position;
      }
    }
    return -1;
  }
}
