package io.holdfast.daemon.show;

import io.holdfast.core.RouterSnapshot;
import io.holdfast.core.ScriptSnapshot;
import io.holdfast.core.Snapshot;
import io.holdfast.core.State;
import io.holdfast.core.spec.AddressSpec;
import io.holdfast.core.spec.AuthSpec;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.spec.ScriptSpec;
import io.holdfast.core.spec.TrackSpec;
import io.holdfast.core.spec.TransportSpec;
import io.holdfast.daemon.log.Timestamp;
import io.holdfast.daemon.loop.History;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The text of {@code keepalived.data}: labels and their order are keepalived's, for the people and
 * exporters that know them. At the end come the last changes of state with their causes.
 */
public final class DataDump {
  private static final int CENTISECONDS = 100;
  private static final int CENTI_TO_MILLI = 10;
  private static final int VERSION_2 = 2;
  private static final int SCOPE_LINK = 253;
  private static final int SCOPE_HOST = 254;

  private final DumpText out = new DumpText();
  private final Timestamp timestamp;

  private DataDump(Timestamp timestamp) {
    this.timestamp = timestamp;
  }

  /** The whole text. */
  public static String text(Snapshot snapshot, List<History.Entry> history, Timestamp timestamp) {
    DataDump dump = new DataDump(timestamp);
    dump.topology(snapshot, history);
    dump.scripts(snapshot.scripts());
    dump.history(history);
    return dump.out.toString();
  }

  private void topology(Snapshot snapshot, List<History.Entry> history) {
    if (snapshot.routers().isEmpty()) {
      return;
    }
    out.title("VRRP Topology");
    for (RouterSnapshot router : snapshot.routers()) {
      out.value(1, "VRRP Instance", router.name());
      state(router, history);
      network(router);
      announcements(router.spec());
      protocol(router);
      addresses(router);
      peers(router.spec());
      tracking(router.spec());
    }
  }

  private void state(RouterSnapshot router, List<History.Entry> history) {
    RouterSpec spec = router.spec();
    out.value(3, "VRRP Version", spec.version());
    out.value(3, "State", router.state());
    if (router.state() == State.BACKUP && router.master() != null) {
      out.value(3, "Master router", router.master());
      out.value(3, "Master priority", router.masterPriority());
    }
    out.value(3, "Wantstate", spec.wantedState());
    out.value(3, "Number of config faults", 0);
    out.value(3, "Number of tracker faults", router.faults().size());
    for (String fault : router.faults()) {
      out.value(5, "Fault", fault);
    }
    for (History.Entry entry : history.reversed()) {
      if (entry.transition().router().equals(router.name())) {
        out.value(3, "Last transition", moment(entry.wallMillis()));
        out.value(3, "Last transition cause", entry.transition().cause());
        break;
      }
    }
  }

  private void network(RouterSnapshot router) {
    RouterSpec spec = router.spec();
    out.value(3, "Interface", spec.interfaceName());
    if (router.source() != null) {
      boolean isConfigured = spec.transport().source() != null;
      out.value(3, "Using src_ip", router.source() + (isConfigured ? " (from configuration)" : ""));
    }
    if (spec.transport() instanceof TransportSpec.Multicast multicast) {
      out.line(3, "Multicast address " + multicast.group());
    }
  }

  private void announcements(RouterSpec spec) {
    var announce = spec.announce();
    out.value(3, "Gratuitous ARP delay", seconds(announce.delayNanos()));
    out.value(3, "Gratuitous ARP repeat", announce.repeat());
    out.value(3, "Gratuitous ARP refresh", seconds(announce.refreshNanos()));
    out.value(3, "Gratuitous ARP refresh repeat", announce.refreshRepeat());
    out.value(
        3, "Gratuitous ARP lower priority delay", seconds(announce.lowerPriorityDelayNanos()));
    out.value(3, "Gratuitous ARP lower priority repeat", announce.lowerPriorityRepeat());
    out.value(3, "Down timer adverts", spec.downTimerAdverts());
    out.value(
        3,
        "Send advert after receive lower priority advert",
        spec.advertRules().answerLowerPriority());
    out.value(
        3,
        "Send advert after receive higher priority advert",
        spec.advertRules().advertBeforeYielding());
  }

  private void protocol(RouterSnapshot router) {
    RouterSpec spec = router.spec();
    out.value(3, "Virtual Router ID", spec.vrid());
    out.value(3, "Priority", spec.priority());
    out.value(3, "Effective priority", router.effectivePriority());
    out.value(3, "Total priority", router.effectivePriority());
    out.value(
        3,
        "Advert interval",
        spec.version() == VERSION_2
            ? spec.advertIntervalCs() / CENTISECONDS + " sec"
            : spec.advertIntervalCs() * CENTI_TO_MILLI + " milli-sec");
    out.value(3, "Preempt", spec.preempt().enabled() ? "enabled" : "disabled");
    if (spec.preempt().delayNanos() > 0) {
      out.value(3, "Preempt delay", seconds(spec.preempt().delayNanos()) + " secs");
    }
    boolean isPassword = spec.auth() instanceof AuthSpec.Password;
    out.value(3, "Authentication type", isPassword ? "SIMPLE_PASSWORD" : "none");
    if (isPassword) {
      out.value(3, "Password", "********");
    }
  }

  private void addresses(RouterSnapshot router) {
    Set<AddressSpec> seen = Set.copyOf(router.seen());
    addresses("Virtual IP", router.spec().addresses(), seen);
    addresses("Virtual IP Excluded", router.spec().excludedAddresses(), seen);
  }

  private void addresses(String label, List<AddressSpec> addresses, Set<AddressSpec> seen) {
    if (addresses.isEmpty()) {
      return;
    }
    out.line(3, label + " (" + addresses.size() + "):");
    for (AddressSpec address : addresses) {
      String set = seen.contains(address) ? " set" : "";
      out.line(
          5,
          address.prefix()
              + (" dev " + address.interfaceName())
              + (" scope " + scope(address.scope()) + set));
    }
  }

  private void peers(RouterSpec spec) {
    if (spec.transport() instanceof TransportSpec.Unicast unicast) {
      out.value(3, "Unicast TTL", unicast.ttl());
      out.line(3, "Unicast Peer (" + unicast.peers().size() + "):");
      unicast.peers().forEach(peer -> out.line(5, peer.address().toString()));
    }
  }

  private void tracking(RouterSpec spec) {
    List<TrackSpec> scripts = spec.tracks().stream().filter(TrackSpec::isScript).toList();
    if (scripts.isEmpty()) {
      return;
    }
    out.line(3, "Tracked scripts (" + scripts.size() + "):");
    for (TrackSpec track : scripts) {
      out.line(5, track.name() + " weight " + track.weight() + (track.reverse() ? " reverse" : ""));
    }
  }

  private void scripts(List<ScriptSnapshot> scripts) {
    if (scripts.isEmpty()) {
      return;
    }
    out.title("VRRP Scripts");
    for (ScriptSnapshot script : scripts) {
      ScriptSpec spec = script.spec();
      out.value(1, "VRRP Script", spec.name());
      out.value(3, "Command", String.join(" ", spec.command()));
      out.value(3, "Interval", seconds(spec.intervalNanos()) + " sec");
      out.value(3, "Timeout", seconds(spec.timeoutNanos()) + " sec");
      out.value(3, "Rise", spec.rise());
      out.value(3, "Fall", spec.fall());
      out.value(3, "Status", script.verdict());
      out.value(3, "State", script.running() ? "running" : "idle");
    }
  }

  private void history(List<History.Entry> history) {
    if (history.isEmpty()) {
      return;
    }
    out.title("Transitions");
    for (History.Entry entry : history) {
      var change = entry.transition();
      out.line(
          1,
          moment(entry.wallMillis())
              + (" " + change.router() + ": " + change.from() + " -> " + change.to())
              + (", priority " + change.effectivePriority() + ": " + change.cause()));
    }
  }

  private String moment(long wallMillis) {
    return wallMillis / 1000 + "." + fraction(wallMillis) + " (" + timestamp.full(wallMillis) + ")";
  }

  private static String fraction(long wallMillis) {
    String millis = Long.toString(1000 + wallMillis % 1000).substring(1);
    return millis + "000";
  }

  private static String scope(int scope) {
    return switch (scope) {
      case 0 -> "global";
      case SCOPE_LINK -> "link";
      case SCOPE_HOST -> "host";
      default -> Integer.toString(scope);
    };
  }

  private static long seconds(long nanos) {
    return TimeUnit.NANOSECONDS.toSeconds(nanos);
  }
}
