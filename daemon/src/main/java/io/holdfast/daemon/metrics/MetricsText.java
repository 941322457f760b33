package io.holdfast.daemon.metrics;

import io.holdfast.core.FirewallFigures;
import io.holdfast.core.Snapshot;
import io.holdfast.core.StaticSnapshot;
import io.holdfast.daemon.metrics.Exposition.MetricType;
import io.holdfast.daemon.show.Activity;
import io.holdfast.daemon.show.Picture;

/** A picture of the daemon as Prometheus text; docs/metrics.md lists the names. Stateless. */
public final class MetricsText {
  private MetricsText() {}

  /** Returns the whole text. */
  public static String of(Picture picture) {
    return of(picture, ProcessFacts.read());
  }

  static String of(Picture picture, ProcessFacts process) {
    Exposition out = new Exposition();
    daemon(picture, out);
    activity(picture.health().activity(), out);
    process(process, out);
    statics(picture.snapshot().statics(), out);
    firewall(picture.snapshot().firewall(), out);
    new InstanceMetrics(picture, out).write();
    new TrackerMetrics(picture, out).write();
    return out.toString();
  }

  private static void daemon(Picture picture, Exposition out) {
    Snapshot snapshot = picture.snapshot();
    Picture.Health health = picture.health();
    out.family("holdfast_build_info", MetricType.GAUGE, "The release that runs.")
        .sample(Labels.NONE.and("version", picture.daemon().release()), 1);
    out.family("holdfast_start_time_seconds", MetricType.GAUGE, "When the daemon started.")
        .moment(Labels.NONE, picture.daemon().startedMillis());
    out.gauge("holdfast_maintenance", "1 in maintenance.", number(snapshot.maintenance()));
    out.gauge("holdfast_stopping", "1 while the daemon stops.", number(health.isStopping()));
    out.counter(
        "holdfast_stalls_total",
        "Times the process stood still for over 0.5 s.",
        snapshot.stalls());
    out.counter(
        "holdfast_malformed_packets_total",
        "Datagrams too short or broken to tell whom they are for.",
        snapshot.malformedPackets());
    out.counter(
        "holdfast_unknown_vrid_packets_total",
        "Adverts of virtual routers that are not configured here.",
        snapshot.unknownVridPackets());
    out.counter(
        "holdfast_netlink_overruns_total",
        "Times changes of the kernel were lost and all was listed again.",
        health.netlinkOverruns());
    out.counter(
        "holdfast_log_lines_dropped_total",
        "Lines of log that did not fit.",
        health.logLinesDropped());
  }

  private static void activity(Activity activity, Exposition out) {
    out.gauge(
        "holdfast_log_queue_lines", "Lines of log that wait to be written.", activity.logQueued());
    out.gauge(
        "holdfast_loop_queue_tasks",
        "Work of other threads that waits for the loop.",
        activity.loopQueued());
    out.family("holdfast_reloads_total", MetricType.COUNTER, "Reloads by what came of them.");
    out.sample(Labels.NONE.and("result", "applied"), activity.reloadsApplied());
    out.sample(Labels.NONE.and("result", "refused"), activity.reloadsRefused());
    out.gauge(
        "holdfast_last_reload_successful",
        "0 when the last reload was refused and an older configuration runs.",
        number(activity.isLastReloadGood()));
  }

  private static void process(ProcessFacts process, Exposition out) {
    out.gauge("process_resident_memory_bytes", "Memory of the process.", process.residentBytes());
    out.gauge("process_open_fds", "Open descriptors of the process.", process.openFiles());
    out.family("process_cpu_seconds_total", MetricType.COUNTER, "Processor time of the process.")
        .seconds(Labels.NONE, process.cpuNanos());
    out.family("process_start_time_seconds", MetricType.GAUGE, "When the process started.")
        .moment(Labels.NONE, process.startedMillis());
  }

  private static void statics(StaticSnapshot statics, Exposition out) {
    out.family(
        "holdfast_static_repairs_total",
        MetricType.COUNTER,
        "Static items put back after somebody else removed them.");
    out.sample(Labels.NONE.and("kind", "address"), statics.addressRepairs());
    out.sample(Labels.NONE.and("kind", "routing"), statics.routingRepairs());
    out.family(
        "holdfast_static_refusals_total",
        MetricType.COUNTER,
        "Static items that the kernel refused.");
    out.sample(Labels.NONE.and("kind", "address"), statics.addressRefusals());
    out.sample(Labels.NONE.and("kind", "routing"), statics.routingRefusals());
    out.gauge(
        "holdfast_static_items_missing",
        "Static items that this host cannot have now.",
        statics.refused().size());
  }

  private static void firewall(FirewallFigures firewall, Exposition out) {
    out.counter(
        "holdfast_firewall_refusals_total",
        "Orders that the packet filter refused.",
        firewall.refusals());
    out.counter(
        "holdfast_firewall_repairs_total",
        "Times rules were put back after somebody else removed them.",
        firewall.repairs());
  }

  static long number(boolean isTrue) {
    return isTrue ? 1 : 0;
  }
}
