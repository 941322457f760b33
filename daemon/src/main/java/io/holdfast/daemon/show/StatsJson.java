package io.holdfast.daemon.show;

import io.holdfast.core.CounterSnapshot;
import io.holdfast.core.RouterSnapshot;
import io.holdfast.core.Snapshot;
import io.holdfast.core.StaticSnapshot;
import io.holdfast.daemon.json.JsonWriter;

/** What was counted as JSON; docs/control.md explains it. Stateless. */
public final class StatsJson {
  private StatsJson() {}

  /** Writes the members {@code daemon}, {@code static} and {@code instances}. */
  public static void write(Picture picture, JsonWriter out) {
    Snapshot snapshot = picture.snapshot();
    Picture.Health health = picture.health();
    out.object(
            "daemon",
            inner ->
                inner
                    .number("malformedPackets", snapshot.malformedPackets())
                    .number("unknownVridPackets", snapshot.unknownVridPackets())
                    .number("logLinesDropped", health.logLinesDropped())
                    .number("netlinkOverruns", health.netlinkOverruns())
                    .number("stalls", snapshot.stalls())
                    .number("filterRefusals", snapshot.firewall().refusals())
                    .number("filterRepairs", snapshot.firewall().repairs()))
        .object("static", inner -> statics(snapshot.statics(), inner))
        .objects("instances", snapshot.routers(), StatsJson::instance);
  }

  private static void statics(StaticSnapshot statics, JsonWriter out) {
    out.number("address_repairs", statics.addressRepairs())
        .number("address_refusals", statics.addressRefusals())
        .number("routing_repairs", statics.routingRepairs())
        .number("routing_refusals", statics.routingRefusals())
        .texts("refused", statics.refused());
  }

  /** Writes the members that keepalived's JSON has, under its names and in its order. */
  static void keepalived(CounterSnapshot counters, JsonWriter out) {
    out.number("advert_rcvd", counters.advertRcvd())
        .number("advert_sent", counters.advertSent())
        .number("become_master", counters.becomeMaster())
        .number("release_master", counters.releaseMaster())
        .number("packet_len_err", counters.packetLenErr())
        .number("advert_interval_err", counters.advertIntervalErr())
        .number("ip_ttl_err", counters.ipTtlErr())
        .number("invalid_type_rcvd", counters.invalidTypeRcvd())
        .number("addr_list_err", counters.addrListErr())
        .number("invalid_authtype", counters.invalidAuthtype())
        .number("authtype_mismatch", counters.authtypeMismatch())
        .number("auth_failure", counters.authFailure())
        .number("pri_zero_rcvd", counters.priZeroRcvd())
        .number("pri_zero_sent", counters.priZeroSent());
  }

  private static void instance(RouterSnapshot router, JsonWriter out) {
    CounterSnapshot counters = router.counters();
    out.text("name", router.name());
    keepalived(counters, out);
    out.number("version_err", counters.versionErr())
        .number("checksum_err", counters.checksumErr())
        .number("send_err", counters.sendErr())
        .number("address_repairs", counters.addressRepairs())
        .number("address_refusals", counters.addressRefusals())
        .number("routing_repairs", counters.routingRepairs())
        .number("routing_refusals", counters.routingRefusals())
        .number("foreign_claims", counters.foreignClaims())
        .object(
            "rejected",
            inner ->
                counters
                    .rejected()
                    .forEach((reason, count) -> inner.number(EventJson.word(reason), count)));
  }
}
