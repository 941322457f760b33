package io.holdfast.core.spec;

import io.holdfast.wire.ip.Family;
import java.util.List;

/**
 * One {@code vrrp_instance}: a virtual router, RFC 9568 section 6.1.
 *
 * @param name the instance's name
 * @param family family of its adverts and of {@code addresses}
 * @param version 2 or 3
 * @param vrid 1..255
 * @param interfaceName interface of the adverts; empty only for unicast with a source address
 * @param wantedState {@code state}
 * @param priority 1..255; 255 is the address owner
 * @param advertIntervalCs centiseconds; a multiple of 100 in version 2, at most 4095 in version 3
 * @param downTimerAdverts adverts in the master down interval, 3 by default
 * @param transport multicast or unicast
 * @param auth authentication, only in version 2
 * @param preempt preemption
 * @param announce gratuitous ARP and neighbour advertisement schedule
 * @param advertRules switches for sending and checking
 * @param addresses the advertised addresses, in configuration order
 * @param excludedAddresses carried but not advertised, of any family
 * @param tracks what changes the priority or faults the instance
 * @param notices who is told of its state
 * @param gate programs that it waits for before it becomes master and before it stops being one
 * @param host what it asks of the host besides addresses
 */
public record RouterSpec(
    String name,
    Family family,
    int version,
    int vrid,
    String interfaceName,
    WantedState wantedState,
    int priority,
    int advertIntervalCs,
    int downTimerAdverts,
    TransportSpec transport,
    AuthSpec auth,
    PreemptSpec preempt,
    AnnounceSpec announce,
    AdvertRules advertRules,
    List<AddressSpec> addresses,
    List<AddressSpec> excludedAddresses,
    List<TrackSpec> tracks,
    NotifySpec notices,
    GateSpec gate,
    HostSpec host) {

  /** Priority of an address owner, RFC 9568 section 6.1. */
  public static final int OWNER_PRIORITY = 255;

  /** A router that asks nothing of the host but its addresses. */
  public RouterSpec(
      String name,
      Family family,
      int version,
      int vrid,
      String interfaceName,
      WantedState wantedState,
      int priority,
      int advertIntervalCs,
      int downTimerAdverts,
      TransportSpec transport,
      AuthSpec auth,
      PreemptSpec preempt,
      AnnounceSpec announce,
      AdvertRules advertRules,
      List<AddressSpec> addresses,
      List<AddressSpec> excludedAddresses,
      List<TrackSpec> tracks,
      NotifySpec notices,
      GateSpec gate) {
    this(
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
        HostSpec.DEFAULT);
  }

  /** Copies the lists. */
  public RouterSpec {
    addresses = List.copyOf(addresses);
    excludedAddresses = List.copyOf(excludedAddresses);
    tracks = List.copyOf(tracks);
  }
}
