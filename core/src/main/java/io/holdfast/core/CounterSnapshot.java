package io.holdfast.core;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a virtual router has counted since it was created. Component names are those of keepalived's
 * JSON statistics, then our own.
 *
 * @param advertRcvd adverts that passed the checks up to the address list
 * @param advertSent adverts sent, one for all destinations
 * @param becomeMaster times it became MASTER
 * @param releaseMaster times it left MASTER
 * @param packetLenErr adverts of a wrong length
 * @param advertIntervalErr adverts with another interval (VRRPv2) or none (VRRPv3)
 * @param ipTtlErr adverts with a wrong TTL or hop limit
 * @param invalidTypeRcvd packets that are no advert
 * @param addrListErr adverts whose addresses or destination differ from ours
 * @param invalidAuthtype adverts with an unknown authentication type
 * @param authtypeMismatch adverts with another authentication type
 * @param authFailure adverts with another password, or without a good authentication header
 * @param priZeroRcvd adverts of priority 0 received
 * @param priZeroSent adverts of priority 0 sent
 * @param versionErr adverts of the other version
 * @param checksumErr adverts with a wrong checksum
 * @param sendErr adverts that the kernel refused to send
 * @param addressRepairs addresses put back after someone else removed them
 * @param addressRefusals addresses that the kernel refused or that another station has
 * @param routingRepairs routes and rules put back after someone else removed them
 * @param routingRefusals routes and rules that the kernel refused
 * @param foreignClaims frames by which another station claimed an address while we were MASTER
 * @param lateAdverts adverts that left more than 10 ms after they were due
 * @param worstLatenessNanos how late the latest of all adverts was
 * @param rejected dropped adverts by reason; reasons that never occurred are absent
 */
public record CounterSnapshot(
    long advertRcvd,
    long advertSent,
    long becomeMaster,
    long releaseMaster,
    long packetLenErr,
    long advertIntervalErr,
    long ipTtlErr,
    long invalidTypeRcvd,
    long addrListErr,
    long invalidAuthtype,
    long authtypeMismatch,
    long authFailure,
    long priZeroRcvd,
    long priZeroSent,
    long versionErr,
    long checksumErr,
    long sendErr,
    long addressRepairs,
    long addressRefusals,
    long routingRepairs,
    long routingRefusals,
    long foreignClaims,
    long lateAdverts,
    long worstLatenessNanos,
    Map<Rejection, Long> rejected) {

  /** Copies the map, in the order of the checks. */
  public CounterSnapshot {
    rejected = Collections.unmodifiableMap(new TreeMap<>(rejected));
  }
}
