package io.holdfast.daemon.show;

import io.holdfast.core.RouterSnapshot;
import io.holdfast.core.State;
import io.holdfast.core.spec.AuthSpec;
import io.holdfast.core.spec.CommandSpec;
import io.holdfast.core.spec.GroupSpec;
import io.holdfast.core.spec.NotifySpec;
import io.holdfast.core.spec.NotifyTrigger;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.spec.TrackKind;
import io.holdfast.core.spec.TransportSpec;
import io.holdfast.core.spec.host.DeviceSpec;
import io.holdfast.core.spec.host.MadeLinkSpec;
import io.holdfast.daemon.log.Timestamp;
import io.holdfast.wire.ip.Family;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The instances of a data dump, in keepalived 2.2.7's lines and their order. */
final class InstanceDump {
  private static final int CENTISECONDS = 100;
  private static final int CENTI_TO_MILLI = 10;
  private static final int VERSION_2 = 2;
  private static final int VERSION_3 = 3;
  private static final long MILLIS_PER_SECOND = 1000;

  private final Picture picture;
  private final Timestamp timestamp;
  private final DumpText out;
  private final WiringDump wiring;
  private final RoutingDump routing;

  InstanceDump(Picture picture, Wiring wired, Timestamp timestamp, DumpText out) {
    this.picture = picture;
    this.timestamp = timestamp;
    this.out = out;
    this.wiring = new WiringDump(picture, wired, out);
    this.routing = new RoutingDump(picture, wired, out);
  }

  void write(RouterSnapshot router) {
    out.value(1, "VRRP Instance", router.name());
    state(router);
    times(router);
    network(router);
    announcements(router.spec());
    protocol(router);
    addresses(router);
    peers(router.spec());
    wiring.descriptors(router);
    routing.virtual(router.spec());
    tracking(router.spec());
    notices(router.spec().notices());
  }

  private void state(RouterSnapshot router) {
    RouterSpec spec = router.spec();
    out.value(3, "VRRP Version", spec.version());
    for (GroupSpec group : picture.snapshot().configuration().groups()) {
      if (group.members().contains(router.name())) {
        out.value(3, "Sync group", group.name());
      }
    }
    if (spec.family() == Family.IPV6) {
      out.line(3, "Using Native IPv6");
    }
    out.value(3, "State", router.state());
    if (router.state() == State.BACKUP) {
      out.value(3, "Master router", router.master() == null ? "0.0.0.0" : router.master());
      out.value(3, "Master priority", router.masterPriority());
      if (spec.version() == VERSION_3) {
        out.value(3, "Master advert int", seconds2(router.masterIntervalCs()) + " sec");
      }
    }
    boolean isUnicast = spec.transport() instanceof TransportSpec.Unicast;
    // Without preemption keepalived prints the title and nothing below it.
    boolean isTitled =
        isUnicast
            || !spec.preempt().enabled()
            || spec.host().ownLink() != null
            || spec.host().link().ignoresOwnLink();
    out.line(3, isTitled ? "Flags:" : "Flags: none");
    if (isUnicast) {
      out.line(5, "Using unicast");
    }
    out.value(3, "Wantstate", router.state());
    out.value(3, "Number of config faults", 0);
    out.value(3, "Number of interface and track script faults", router.faults().size());
    out.value(3, "Number of track scripts init", 0);
  }

  private void times(RouterSnapshot router) {
    long changedMillis =
        router.lastTransition() == null
            ? picture.daemon().startedMillis()
            : StatusJson.wallMillis(router.lastTransition(), picture);
    out.value(3, "Last transition", moment(changedMillis));
    long deadline = router.deadlineNanos();
    out.value(
        3,
        "Read timeout",
        deadline == Long.MAX_VALUE
            ? "DISABLED"
            : moment(
                picture.wallMillis()
                    + TimeUnit.NANOSECONDS.toMillis(deadline - picture.nowNanos())));
    long downMicros = TimeUnit.NANOSECONDS.toMicros(router.masterDownNanos());
    out.value(3, "Master down timer", downMicros + " usecs");
  }

  private void network(RouterSnapshot router) {
    RouterSpec spec = router.spec();
    MadeLinkSpec own = spec.host().ownLink();
    if (own == null) {
      out.value(3, "Interface", spec.interfaceName());
    } else {
      vmac(router, own);
    }
    boolean isUntracked = spec.host().link().ignoresOwnLink();
    if (isUntracked) {
      out.line(3, "VRRP interface tracking disabled");
    }
    boolean isConfigured = spec.transport().source() != null;
    out.value(
        3,
        "Using src_ip",
        (router.source() == null ? "(none)" : router.source())
            + (isConfigured ? " (from configuration)" : ""));
    if (spec.transport() instanceof TransportSpec.Multicast multicast) {
      boolean isScoped = spec.family() == Family.IPV6;
      String scope = isScoped ? ", ifindex " + wiring.ifIndex(advertInterface(spec)) : "";
      out.line(3, "Multicast address " + multicast.group() + scope);
    }
  }

  private static String advertInterface(RouterSpec spec) {
    MadeLinkSpec own = spec.host().ownLink();
    return own == null || isOnBase(spec) ? spec.interfaceName() : own.name();
  }

  private static boolean isOnBase(RouterSpec spec) {
    return spec.host().device() instanceof DeviceSpec.Vmac vmac && vmac.advertsOnBase();
  }

  private void vmac(RouterSnapshot router, MadeLinkSpec own) {
    RouterSpec spec = router.spec();
    out.line(
        3,
        "Use VMAC, i/f name %s, is_up = %s, xmit_base = %s"
            .formatted(own.name(), router.state() != State.FAULT, isOnBase(spec)));
    out.value(3, "Interface", own.name() + ", vmac on " + own.base());
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
    if (spec.version() == VERSION_3 && router.state() == State.BACKUP) {
      out.value(
          3, "Master advert interval", router.masterIntervalCs() * CENTI_TO_MILLI + " milli-sec");
    }
    out.value(3, "Accept", spec.host().link().accepts() ? "enabled" : "disabled");
    out.value(3, "Preempt", spec.preempt().enabled() ? "enabled" : "disabled");
    if (spec.preempt().delayNanos() > 0) {
      out.value(3, "Preempt delay", seconds(spec.preempt().delayNanos()) + " secs");
    }
    boolean isPromoting = spec.host().link().promotesSecondaries();
    out.value(3, "Promote_secondaries", isPromoting ? "enabled" : "disabled");
    if (spec.version() == VERSION_2) {
      boolean isPassword = spec.auth() instanceof AuthSpec.Password;
      out.value(3, "Authentication type", isPassword ? "SIMPLE_PASSWORD" : "none");
      if (isPassword) {
        out.value(3, "Password", "********");
      }
    }
  }

  private void addresses(RouterSnapshot router) {
    RouterSpec spec = router.spec();
    if (!spec.addresses().isEmpty()) {
      out.line(3, "Virtual IP (" + spec.addresses().size() + "):");
      lines(KeepalivedText.addresses(spec.addresses(), router));
    }
    if (!spec.excludedAddresses().isEmpty()) {
      out.line(3, "Virtual IP Excluded :");
      lines(KeepalivedText.addresses(spec.excludedAddresses(), router));
    }
  }

  private void peers(RouterSpec spec) {
    if (spec.transport() instanceof TransportSpec.Unicast unicast) {
      out.value(3, "Unicast TTL", unicast.ttl());
      out.line(3, "Check unicast src : " + (unicast.checkSource() ? "yes" : "no"));
      out.line(3, "Unicast Peer :");
      unicast
          .peers()
          .forEach(peer ->
              out.line(
                  5,
                  peer.address()
                      + (" min_ttl " + Math.max(0, peer.minTtl()))
                      + (" max_ttl " + peer.maxTtl())));
      out.value(3, "Unicast checksum compatibility", checksum(unicast.checksum()));
    }
  }

  private void tracking(RouterSpec spec) {
    TrackerDump.tracked("Tracked interfaces", TrackKind.INTERFACE, spec.tracks(), out);
    TrackerDump.tracked("Tracked scripts", TrackKind.SCRIPT, spec.tracks(), out);
    TrackerDump.tracked("Tracked files", TrackKind.FILE, spec.tracks(), out);
    TrackerDump.tracked("Tracked processes", TrackKind.PROCESS, spec.tracks(), out);
    TrackerDump.tracked("Tracked BFDs", TrackKind.BFD, spec.tracks(), out);
  }

  private void notices(NotifySpec notices) {
    out.value(3, "Using smtp notification", notices.smtpAlert() ? "yes" : "no");
    out.value(3, "Notify deleted", notices.reportsDeleted() ? "Deleted" : "Fault");
    scripts(notices, out);
    out.value(3, "Notify priority changes", notices.priorityChanges());
  }

  /** The notify scripts, of an instance or of a group. */
  static void scripts(NotifySpec notices, DumpText out) {
    script("Backup state transition", NotifyTrigger.BACKUP, notices, out);
    script("Master state transition", NotifyTrigger.MASTER, notices, out);
    script("Fault state transition", NotifyTrigger.FAULT, notices, out);
    script("Stop state transition", NotifyTrigger.STOP, notices, out);
    script("Deleted state transition", NotifyTrigger.DELETED, notices, out);
    script("Generic state transition", NotifyTrigger.ANY, notices, out);
    script("Master rx lower pri state transition", NotifyTrigger.MASTER_RX_LOWER_PRI, notices, out);
  }

  private static void script(
      String title, NotifyTrigger trigger, NotifySpec notices, DumpText out) {
    CommandSpec command = notices.script(trigger);
    if (command != null) {
      out.value(3, title + " script", KeepalivedText.script(command));
    }
  }

  private void lines(List<String> lines) {
    lines.forEach(line -> out.line(5, line));
  }

  private String moment(long wallMillis) {
    String millis = Long.toString(MILLIS_PER_SECOND + wallMillis % MILLIS_PER_SECOND);
    String fraction = millis.substring(1) + "000";
    String date = timestamp.full(wallMillis);
    int year = date.lastIndexOf(' ');
    return wallMillis / MILLIS_PER_SECOND
        + ("." + fraction)
        + (" (" + date.substring(0, year) + "." + fraction + date.substring(year) + ")");
  }

  private static String checksum(TransportSpec.OldChecksum checksum) {
    return switch (checksum) {
      case AUTOMATIC -> "no";
      case ALWAYS -> "yes";
      case NEVER -> "never";
    };
  }

  private static String seconds2(int centiseconds) {
    String fraction = Integer.toString(CENTISECONDS + centiseconds % CENTISECONDS).substring(1);
    return centiseconds / CENTISECONDS + "." + fraction;
  }

  private static long seconds(long nanos) {
    return TimeUnit.NANOSECONDS.toSeconds(nanos);
  }
}
