package io.holdfast.sim.scenario;

import io.holdfast.core.spec.AddressSpec;
import io.holdfast.core.spec.AdvertRules;
import io.holdfast.core.spec.AnnounceSpec;
import io.holdfast.core.spec.AuthSpec;
import io.holdfast.core.spec.GateSpec;
import io.holdfast.core.spec.HostSpec;
import io.holdfast.core.spec.NotifySpec;
import io.holdfast.core.spec.PreemptSpec;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.spec.TrackSpec;
import io.holdfast.core.spec.TransportSpec;
import io.holdfast.core.spec.WantedState;
import io.holdfast.wire.ip.Family;
import java.util.ArrayList;
import java.util.List;

/** A {@link RouterSpec} in the making: what all hosts share, then what each has for itself. */
final class RouterDraft {
  final String name;
  final Family family;
  final int version;
  final int vrid;
  final String link;
  WantedState wantedState = WantedState.BACKUP;
  int priority;
  int intervalCs;
  int downTimerAdverts;
  TransportSpec transport;
  AuthSpec auth = new AuthSpec.None();
  PreemptSpec preempt = new PreemptSpec(true, 0);
  AnnounceSpec announce;
  AdvertRules rules;
  List<AddressSpec> addresses = new ArrayList<>();
  List<AddressSpec> excluded = new ArrayList<>();
  List<TrackSpec> scripts = new ArrayList<>();
  GateSpec gate;
  HostSpec host;

  /** Starts from a finished one. */
  RouterDraft(RouterSpec spec) {
    name = spec.name();
    family = spec.family();
    version = spec.version();
    vrid = spec.vrid();
    link = spec.interfaceName();
    wantedState = spec.wantedState();
    priority = spec.priority();
    intervalCs = spec.advertIntervalCs();
    downTimerAdverts = spec.downTimerAdverts();
    transport = spec.transport();
    auth = spec.auth();
    preempt = spec.preempt();
    announce = spec.announce();
    rules = spec.advertRules();
    addresses.addAll(spec.addresses());
    excluded.addAll(spec.excludedAddresses());
    scripts.addAll(spec.tracks());
    gate = spec.gate();
    host = spec.host();
  }

  RouterSpec toSpec() {
    return new RouterSpec(
        name,
        family,
        version,
        vrid,
        link,
        wantedState,
        priority,
        intervalCs,
        downTimerAdverts,
        transport,
        auth,
        preempt,
        announce,
        rules,
        addresses,
        excluded,
        scripts,
        NotifySpec.NONE,
        gate,
        host);
  }
}
