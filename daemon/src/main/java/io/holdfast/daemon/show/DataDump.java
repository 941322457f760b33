package io.holdfast.daemon.show;

import io.holdfast.core.RouterSnapshot;
import io.holdfast.core.ScriptOutcome;
import io.holdfast.core.ScriptSnapshot;
import io.holdfast.core.Snapshot;
import io.holdfast.core.Standing;
import io.holdfast.core.State;
import io.holdfast.core.spec.GlobalSpec;
import io.holdfast.core.spec.GroupSpec;
import io.holdfast.core.spec.ScriptSpec;
import io.holdfast.core.spec.TrackKind;
import io.holdfast.core.spec.host.NamespaceSpec;
import io.holdfast.daemon.log.Timestamp;
import io.holdfast.daemon.loop.History;
import java.util.concurrent.TimeUnit;

/**
 * The text of {@code keepalived.data}: sections, labels and their order are keepalived 2.2.7's, for
 * the people and exporters that know them. Last comes a section of our own with the faults, the
 * last run of each script and the last changes of state, each with its cause. What keepalived
 * prints of things that do not exist here (LVS) is left out.
 */
public final class DataDump {
  private final DumpText out = new DumpText();
  private final Picture picture;
  private final Timestamp timestamp;
  private final Wiring wired;
  private final WiringDump wiring;
  private final RoutingDump routing;
  private final TrackerDump trackers;

  private DataDump(Picture picture, Wiring wiring, Timestamp timestamp) {
    this.picture = picture;
    this.timestamp = timestamp;
    this.wired = wiring;
    this.wiring = new WiringDump(picture, wiring, out);
    this.routing = new RoutingDump(picture, wiring, out);
    this.trackers = new TrackerDump(picture, out);
  }

  /** The whole text. */
  public static String text(Picture picture, Timestamp timestamp) {
    return text(picture, Wiring.NONE, timestamp);
  }

  /** The whole text, with the sockets and interfaces. */
  public static String text(Picture picture, Wiring wiring, Timestamp timestamp) {
    DataDump dump = new DataDump(picture, wiring, timestamp);
    dump.global(picture.snapshot().configuration().global());
    dump.routing.statics();
    dump.wiring.gaps();
    dump.topology();
    dump.wiring.sockets();
    dump.groups();
    dump.scripts();
    dump.trackers.write();
    dump.wiring.links();
    dump.own();
    return dump.out.toString();
  }

  private void global(GlobalSpec global) {
    out.title("Global definitions");
    NamespaceSpec namespace = global.system().namespace();
    if (!namespace.network().isEmpty()) {
      out.value(1, "Network namespace", namespace.network());
    }
    if (!namespace.instance().isEmpty()) {
      out.value(1, "Instance name", namespace.instance());
    }
    if (!global.routerId().isEmpty()) {
      out.value(1, "Router ID", global.routerId());
    }
    out.value(1, "Gratuitous ARP interval", decimal(global.garpIntervalNanos()));
    out.value(1, "Gratuitous NA interval", decimal(global.gnaIntervalNanos()));
    out.value(1, "VRRP process priority", global.niceValue());
    out.value(1, "VRRP don't swap", global.lockMemory());
    out.value(1, "VRRP realtime priority", global.realtimePriority());
    out.line(1, "Script security " + (global.scriptSecurity() ? "enabled" : "disabled"));
  }

  private void topology() {
    Snapshot snapshot = picture.snapshot();
    if (!snapshot.routers().isEmpty()) {
      out.title("VRRP Topology");
      InstanceDump instances = new InstanceDump(picture, wired, timestamp, out);
      snapshot.routers().forEach(instances::write);
    }
  }

  private void groups() {
    Snapshot snapshot = picture.snapshot();
    if (snapshot.configuration().groups().isEmpty()) {
      return;
    }
    out.title("VRRP Sync groups");
    for (GroupSpec group : snapshot.configuration().groups()) {
      out.value(1, "VRRP Sync Group", group.name() + ", " + state(group));
      out.line(
          3,
          "Num member fault "
              + members(group, State.FAULT)
              + (", num member init " + members(group, State.INIT)));
      out.line(3, "VRRP member instances :");
      group.members().forEach(member -> out.line(5, member));
      if (group.isWeighted()) {
        out.line(3, "sync group tracking weight set");
      }
      out.value(3, "Using smtp notification", group.notices().smtpAlert() ? "yes" : "no");
      TrackerDump.tracked("Tracked interfaces", TrackKind.INTERFACE, group.tracks(), out);
      TrackerDump.tracked("Tracked scripts", TrackKind.SCRIPT, group.tracks(), out);
      TrackerDump.tracked("Tracked files", TrackKind.FILE, group.tracks(), out);
      TrackerDump.tracked("Tracked process", TrackKind.PROCESS, group.tracks(), out);
      TrackerDump.tracked("Tracked BFDs", TrackKind.BFD, group.tracks(), out);
      InstanceDump.scripts(group.notices(), out);
    }
  }

  private State state(GroupSpec group) {
    RouterSnapshot first = picture.snapshot().router(group.members().getFirst());
    return members(group, State.FAULT) > 0 || first == null ? State.FAULT : first.state();
  }

  private long members(GroupSpec group, State state) {
    return picture.snapshot().routers().stream()
        .filter(router -> router.state() == state && group.members().contains(router.name()))
        .count();
  }

  private void scripts() {
    if (picture.snapshot().scripts().isEmpty()) {
      return;
    }
    out.title("VRRP Scripts");
    for (ScriptSnapshot script : picture.snapshot().scripts()) {
      ScriptSpec spec = script.spec();
      out.value(1, "VRRP Script", spec.name());
      out.value(3, "Command", KeepalivedText.command(spec.command()));
      out.value(3, "Interval", seconds(spec.intervalNanos()) + " sec");
      out.value(3, "Timeout", seconds(spec.timeoutNanos()) + " sec");
      out.value(3, "Rise", spec.rise());
      out.value(3, "Fall", spec.fall());
      out.value(3, "Insecure", "no");
      out.value(3, "Init state", spec.startsFailed() ? "failed" : "unknown");
      out.value(3, "Status", status(script.verdict()));
      out.line(3, "VRRP instances :");
      out.line(3, "Tracking instances :");
      trackers.users(TrackKind.SCRIPT, spec.name());
      out.value(3, "State", script.running() ? "running" : "idle");
    }
  }

  private void own() {
    out.title("Holdfast");
    if (picture.snapshot().maintenance()) {
      out.line(1, "in maintenance");
    }
    for (RouterSnapshot router : picture.snapshot().routers()) {
      if (router.standing() != Standing.NORMAL) {
        out.line(1, "(" + router.name() + ") stands aside: " + EventJson.word(router.standing()));
      }
      for (String fault : router.faults()) {
        out.line(1, "(" + router.name() + ") fault: " + fault);
      }
    }
    for (ScriptSnapshot script : picture.snapshot().scripts()) {
      ScriptOutcome last = script.last();
      if (last != null) {
        out.line(1, "script " + script.spec().name() + " " + ScriptText.line(script, last));
      }
    }
    for (History.Entry entry : picture.history()) {
      var change = entry.transition();
      out.line(
          1,
          timestamp.full(entry.wallMillis())
              + (" (" + change.router() + ") " + change.from() + " -> " + change.to())
              + (", priority " + change.effectivePriority() + ": " + change.cause()));
    }
  }

  private static String status(ScriptSnapshot.Verdict verdict) {
    return switch (verdict) {
      case PENDING -> "INIT";
      case GOOD -> "GOOD";
      case BAD -> "BAD";
    };
  }

  private static String decimal(long nanos) {
    String micros = Long.toString(1_000_000 + TimeUnit.NANOSECONDS.toMicros(nanos) % 1_000_000);
    return seconds(nanos) + "." + micros.substring(1);
  }

  private static long seconds(long nanos) {
    return TimeUnit.NANOSECONDS.toSeconds(nanos);
  }
}
