package io.holdfast.core.spec;

import io.holdfast.wire.ip.Family;
import java.util.List;

/** Makes a {@link RouterSpec} that is like another one but for a few settings. One thread. */
public final class RouterBuilder {
  private String name;
  private Family family;
  private int version;
  private int vrid;
  private String interfaceName;
  private WantedState wantedState;
  private int priority;
  private int advertIntervalCs;
  private int downTimerAdverts;
  private TransportSpec transport;
  private AuthSpec auth;
  private PreemptSpec preempt;
  private AnnounceSpec announce;
  private AdvertRules advertRules;
  private List<AddressSpec> addresses;
  private List<AddressSpec> excludedAddresses;
  private List<TrackSpec> tracks;
  private NotifySpec notices;
  private GateSpec gate;
  private HostSpec host;

  private RouterBuilder(RouterSpec spec) {
    name = spec.name();
    family = spec.family();
    version = spec.version();
    vrid = spec.vrid();
    interfaceName = spec.interfaceName();
    wantedState = spec.wantedState();
    priority = spec.priority();
    advertIntervalCs = spec.advertIntervalCs();
    downTimerAdverts = spec.downTimerAdverts();
    transport = spec.transport();
    auth = spec.auth();
    preempt = spec.preempt();
    announce = spec.announce();
    advertRules = spec.advertRules();
    addresses = spec.addresses();
    excludedAddresses = spec.excludedAddresses();
    tracks = spec.tracks();
    notices = spec.notices();
    gate = spec.gate();
    host = spec.host();
  }

  /** Starts with the settings of a router. */
  public static RouterBuilder of(RouterSpec spec) {
    return new RouterBuilder(spec);
  }

  /** Sets {@link RouterSpec#name()}. */
  public RouterBuilder name(String value) {
    name = value;
    return this;
  }

  /** Sets {@link RouterSpec#family()}. */
  public RouterBuilder family(Family value) {
    family = value;
    return this;
  }

  /** Sets {@link RouterSpec#version()}. */
  public RouterBuilder version(int value) {
    version = value;
    return this;
  }

  /** Sets {@link RouterSpec#vrid()}. */
  public RouterBuilder vrid(int value) {
    vrid = value;
    return this;
  }

  /** Sets {@link RouterSpec#interfaceName()}. */
  public RouterBuilder interfaceName(String value) {
    interfaceName = value;
    return this;
  }

  /** Sets {@link RouterSpec#wantedState()}. */
  public RouterBuilder wantedState(WantedState value) {
    wantedState = value;
    return this;
  }

  /** Sets {@link RouterSpec#priority()}. */
  public RouterBuilder priority(int value) {
    priority = value;
    return this;
  }

  /** Sets {@link RouterSpec#advertIntervalCs()}. */
  public RouterBuilder advertIntervalCs(int value) {
    advertIntervalCs = value;
    return this;
  }

  /** Sets {@link RouterSpec#downTimerAdverts()}. */
  public RouterBuilder downTimerAdverts(int value) {
    downTimerAdverts = value;
    return this;
  }

  /** Sets {@link RouterSpec#transport()}. */
  public RouterBuilder transport(TransportSpec value) {
    transport = value;
    return this;
  }

  /** Sets {@link RouterSpec#auth()}. */
  public RouterBuilder auth(AuthSpec value) {
    auth = value;
    return this;
  }

  /** Sets {@link RouterSpec#preempt()}. */
  public RouterBuilder preempt(PreemptSpec value) {
    preempt = value;
    return this;
  }

  /** Sets {@link RouterSpec#announce()}. */
  public RouterBuilder announce(AnnounceSpec value) {
    announce = value;
    return this;
  }

  /** Sets {@link RouterSpec#advertRules()}. */
  public RouterBuilder advertRules(AdvertRules value) {
    advertRules = value;
    return this;
  }

  /** Sets {@link RouterSpec#addresses()}. */
  public RouterBuilder addresses(List<AddressSpec> value) {
    addresses = value;
    return this;
  }

  /** Sets {@link RouterSpec#excludedAddresses()}. */
  public RouterBuilder excludedAddresses(List<AddressSpec> value) {
    excludedAddresses = value;
    return this;
  }

  /** Sets {@link RouterSpec#tracks()}. */
  public RouterBuilder tracks(List<TrackSpec> value) {
    tracks = value;
    return this;
  }

  /** Sets {@link RouterSpec#notices()}. */
  public RouterBuilder notices(NotifySpec value) {
    notices = value;
    return this;
  }

  /** Sets {@link RouterSpec#gate()}. */
  public RouterBuilder gate(GateSpec value) {
    gate = value;
    return this;
  }

  /** Sets {@link RouterSpec#host()}. */
  public RouterBuilder host(HostSpec value) {
    host = value;
    return this;
  }

  /** Returns the router. */
  public RouterSpec build() {
    return new RouterSpec(
        name,
        family,
        version,
        vrid,
        interfaceName,
        wantedState,
        priority,
        advertIntervalCs,
        downTimerAdverts,
        transport,
        auth,
        preempt,
        announce,
        advertRules,
        addresses,
        excludedAddresses,
        tracks,
        notices,
        gate,
        host);
  }
}
