package io.holdfast.daemon.show;

import io.holdfast.core.RouterSnapshot;
import io.holdfast.core.ScriptSnapshot;
import io.holdfast.core.State;
import io.holdfast.core.spec.AnnounceSpec;
import io.holdfast.core.spec.AuthSpec;
import io.holdfast.core.spec.CommandSpec;
import io.holdfast.core.spec.NotifyTrigger;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.spec.TrackKind;
import io.holdfast.core.spec.TrackSpec;
import io.holdfast.core.spec.host.MadeLinkSpec;
import io.holdfast.daemon.json.JsonWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The text of {@code keepalived.json}: members, order and layout are keepalived 2.2.7's. What this
 * program has no such thing for reads as keepalived's default. Stateless.
 */
public final class KeepalivedJson {
  private static final long NANOS_PER_CENTISECOND = 10_000_000;
  private static final String MASK = "********";

  private KeepalivedJson() {}

  /** One array with an object for each instance, and a line feed. */
  public static String text(Picture picture, Wiring wiring) {
    return JsonWriter.objects(
            JsonWriter.Slash.ESCAPED,
            picture.snapshot().routers(),
            (router, out) ->
                out.object("data", inner -> data(router, picture, wiring, inner))
                    .object("stats", inner -> StatsJson.keepalived(router.counters(), inner)))
        + "\n";
  }

  private static void data(RouterSnapshot router, Picture picture, Wiring wiring, JsonWriter out) {
    RouterSpec spec = router.spec();
    MadeLinkSpec own = spec.host().ownLink();
    out.text("iname", router.name())
        .number("dont_track_primary", bit(spec.host().link().ignoresOwnLink()))
        .number("skip_check_adv_addr", bit(spec.advertRules().skipAddressCheckOfMaster()))
        .number("strict_mode", 0)
        .text("vmac_ifname", own == null ? "" : own.name())
        .text("ifp_ifname", own == null ? spec.interfaceName() : own.name())
        .number("master_priority", router.masterPriority())
        .seconds("last_transition", lastTransitionNanos(router, picture));
    announcements(spec.announce(), out);
    out.number("lower_prio_no_advert", bit(!spec.advertRules().answerLowerPriority()))
        .number("higher_prio_send_advert", bit(spec.advertRules().advertBeforeYielding()))
        .number("vrid", spec.vrid())
        .number("base_priority", spec.priority())
        .number("effective_priority", router.effectivePriority())
        .flag("vipset", router.state() == State.MASTER)
        .flag("promote_secondaries", router.spec().host().link().promotesSecondaries())
        .seconds("adver_int", spec.advertIntervalCs() * NANOS_PER_CENTISECOND)
        .seconds("master_adver_int", router.masterIntervalCs() * NANOS_PER_CENTISECOND)
        .number("accept", bit(spec.host().link().accepts()))
        .flag("nopreempt", !spec.preempt().enabled())
        .seconds("preempt_delay", spec.preempt().delayNanos())
        .number("state", number(router.state()))
        .number("wantstate", number(router.state()))
        .number("version", spec.version())
        .flag("smtp_alert", spec.notices().smtpAlert())
        .flag("notify_deleted", spec.notices().reportsDeleted());
    scripts(spec, out);
    addresses(router, out);
    routing(spec, wiring, out);
    trackers(spec, picture, out);
    boolean isPassword = spec.auth() instanceof AuthSpec.Password;
    out.number("auth_type", bit(isPassword)).text("auth_data", isPassword ? MASK : null);
  }

  private static void announcements(AnnounceSpec announce, JsonWriter out) {
    out.number("garp_delay", seconds(announce.delayNanos()))
        .number("garp_refresh", seconds(announce.refreshNanos()))
        .number("garp_rep", announce.repeat())
        .number("garp_refresh_rep", announce.refreshRepeat())
        .number("garp_lower_prio_delay", seconds(announce.lowerPriorityDelayNanos()))
        .number("garp_lower_prio_rep", announce.lowerPriorityRepeat());
  }

  private static void scripts(RouterSpec spec, JsonWriter out) {
    script("script_backup", NotifyTrigger.BACKUP, spec, out);
    script("script_master", NotifyTrigger.MASTER, spec, out);
    script("script_fault", NotifyTrigger.FAULT, spec, out);
    script("script_stop", NotifyTrigger.STOP, spec, out);
    script("script_deleted", NotifyTrigger.DELETED, spec, out);
    script("script", NotifyTrigger.ANY, spec, out);
    script("script_master_rx_lower_pri", NotifyTrigger.MASTER_RX_LOWER_PRI, spec, out);
  }

  private static void script(String name, NotifyTrigger trigger, RouterSpec spec, JsonWriter out) {
    CommandSpec command = spec.notices().script(trigger);
    out.text(name, command == null ? null : KeepalivedText.command(command.arguments()));
  }

  private static void addresses(RouterSnapshot router, JsonWriter out) {
    RouterSpec spec = router.spec();
    list("vips", KeepalivedText.addresses(spec.addresses(), router), out);
    list("evips", KeepalivedText.addresses(spec.excludedAddresses(), router), out);
  }

  private static void routing(RouterSpec spec, Wiring wiring, JsonWriter out) {
    String namespace = spec.host().namespace();
    list("vroutes", RoutingDump.routes(spec.host().routes(), namespace, wiring.present()), out);
    list("vrules", RoutingDump.rules(spec.host().rules()), out);
  }

  private static void trackers(RouterSpec spec, Picture picture, JsonWriter out) {
    list("track_ifp", tracked(TrackKind.INTERFACE, spec), out);
    List<String> commands = new ArrayList<>();
    for (String name : tracked(TrackKind.SCRIPT, spec)) {
      for (ScriptSnapshot script : picture.snapshot().scripts()) {
        if (script.spec().name().equals(name)) {
          commands.add(KeepalivedText.command(script.spec().command()));
        }
      }
    }
    list("track_script", commands, out);
  }

  private static List<String> tracked(TrackKind kind, RouterSpec spec) {
    return spec.tracks().stream()
        .filter(track -> track.kind() == kind)
        .map(TrackSpec::name)
        .toList();
  }

  private static void list(String name, List<String> texts, JsonWriter out) {
    if (!texts.isEmpty()) {
      out.texts(name, texts);
    }
  }

  private static long lastTransitionNanos(RouterSnapshot router, Picture picture) {
    long millis =
        router.lastTransition() == null
            ? picture.daemon().startedMillis()
            : StatusJson.wallMillis(router.lastTransition(), picture);
    return TimeUnit.MILLISECONDS.toNanos(millis);
  }

  private static int number(State state) {
    return switch (state) {
      case INIT -> 0;
      case BACKUP -> 1;
      case MASTER -> 2;
      case FAULT -> 3;
    };
  }

  private static long bit(boolean isSet) {
    return isSet ? 1 : 0;
  }

  private static long seconds(long nanos) {
    return TimeUnit.NANOSECONDS.toSeconds(nanos);
  }
}
