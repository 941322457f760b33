package io.holdfast.sim.scenario;

import io.holdfast.core.spec.AddressSpec;
import io.holdfast.core.spec.Configuration;
import io.holdfast.core.spec.PreemptSpec;
import io.holdfast.core.spec.RouterSpec;
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
    return switch (dice.between(0, 6)) {
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
