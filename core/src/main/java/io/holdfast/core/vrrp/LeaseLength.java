package io.holdfast.core.vrrp;

import io.holdfast.core.address.LeaseTimes;
import io.holdfast.core.address.Leases;
import io.holdfast.core.spec.AddressSpec;
import io.holdfast.core.spec.Configuration;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.spec.host.LeaseSpec;
import io.holdfast.wire.ip.Family;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How long a lease is, in whole seconds. */
final class LeaseLength {
  private static final int MIN_AUTO_SECONDS = 10;
  private static final int DOWN_INTERVALS = 3;
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  /** After that long somebody has looked after a dead host; renewals may cost more from there. */
  private static final int MAX_AUTO_SECONDS = 600;

  /** Measured on Linux 6.18: our work and the kernel's for the renewal of a lonely address. */
  private static final long RENEWAL_NANOS = 10_000;

  /** The kernel walks along half of the IPv4 addresses of the interface to find one. */
  private static final long IPV4_NANOS_FOR_EACH_OTHER = 2;

  /** For IPv6 it goes through the multicast groups of the interface, one for each address. */
  private static final long IPV6_NANOS_FOR_EACH_OTHER = 150;

  /** The part of a processor that renewals may take: one in this many nanoseconds. */
  private static final long SHARE = 500;

  private LeaseLength() {}

  /** The lease of every address of a configuration; {@link Leases#NONE} for no lease. */
  static int seconds(Configuration configuration) {
    LeaseSpec lease = configuration.global().system().lease();
    return switch (lease.kind()) {
      case OFF -> Leases.NONE;
      case FIXED -> lease.seconds();
      case AUTO -> automatic(configuration.routers());
    };
  }

  private static int automatic(List<RouterSpec> routers) {
    long longestDown = 0;
    for (RouterSpec router : routers) {
      longestDown = Math.max(longestDown, masterDownNanos(router));
    }
    long safe =
        Math.max(MIN_AUTO_SECONDS, Math.ceilDiv(DOWN_INTERVALS * longestDown, NANOS_PER_SECOND));
    long cheap = Math.min(cheapSeconds(roundNanos(routers)), MAX_AUTO_SECONDS);
    return (int) Math.min(Math.max(safe, cheap), LeaseSpec.MAX_SECONDS);
  }

  private static long cheapSeconds(long roundNanos) {
    long renewalNanos = roundNanos * SHARE;
    boolean isCheap = renewalNanos <= MIN_AUTO_SECONDS * NANOS_PER_SECOND / 3;
    return isCheap ? MIN_AUTO_SECONDS : LeaseTimes.secondsFor(renewalNanos);
  }

  /** What it costs to renew every address once. */
  private static long roundNanos(List<RouterSpec> routers) {
    Map<String, Integer> ipv4 = new HashMap<>();
    Map<String, Integer> ipv6 = new HashMap<>();
    for (RouterSpec router : routers) {
      count(router.addresses(), ipv4, ipv6);
      count(router.excludedAddresses(), ipv4, ipv6);
    }
    return roundNanos(ipv4, IPV4_NANOS_FOR_EACH_OTHER)
        + roundNanos(ipv6, IPV6_NANOS_FOR_EACH_OTHER);
  }

  private static long roundNanos(Map<String, Integer> counts, long forEachOther) {
    long nanos = 0;
    for (long count : counts.values()) {
      nanos += count * (RENEWAL_NANOS + count * forEachOther);
    }
    return nanos;
  }

  private static void count(
      List<AddressSpec> addresses, Map<String, Integer> ipv4, Map<String, Integer> ipv6) {
    for (AddressSpec address : addresses) {
      boolean isIpv6 = address.address().family() == Family.IPV6;
      (isIpv6 ? ipv6 : ipv4).merge(address.interfaceName(), 1, Integer::sum);
    }
  }

  private static long masterDownNanos(RouterSpec router) {
    return Timers.masterDownNanos(
        router.version(), router.priority(), router.advertIntervalCs(), router.downTimerAdverts());
  }
}
