package io.holdfast.core.vrrp;

import io.holdfast.core.address.Leases;
import io.holdfast.core.spec.AddressSpec;
import io.holdfast.core.spec.Configuration;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.spec.host.LeaseSpec;
import io.holdfast.wire.ip.Family;
import java.util.List;

/** How long a lease is, in whole seconds. */
final class LeaseLength {
  private static final int MIN_AUTO_SECONDS = 10;
  private static final int DOWN_INTERVALS = 3;
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  /** Measured on Linux 6.18: our work and the kernel's for the renewal of a lonely address. */
  private static final long RENEWAL_NANOS = 25_000;

  /** The kernel walks along the IPv4 addresses of the interface to find the one that is meant. */
  private static final long IPV4_NANOS_FOR_EACH_OTHER = 4;

  /** For IPv6 it looks at the lifetime of every other address. */
  private static final long IPV6_NANOS_FOR_EACH_OTHER = 50;

  /** The part of a processor that renewals may take: one in this many nanoseconds. */
  private static final long SHARE = 200;

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
    int ipv4 = 0;
    int ipv6 = 0;
    for (RouterSpec router : routers) {
      longestDown = Math.max(longestDown, masterDownNanos(router));
      int six = countIpv6(router.addresses()) + countIpv6(router.excludedAddresses());
      ipv6 += six;
      ipv4 += router.addresses().size() + router.excludedAddresses().size() - six;
    }
    long round =
        (ipv4 + ipv6) * RENEWAL_NANOS
            + (long) ipv4 * ipv4 * IPV4_NANOS_FOR_EACH_OTHER
            + (long) ipv6 * ipv6 * IPV6_NANOS_FOR_EACH_OTHER;
    long nanos = Math.max(DOWN_INTERVALS * longestDown, round * SHARE * Leases.RENEWALS);
    long seconds = Math.ceilDiv(nanos, NANOS_PER_SECOND);
    return Math.clamp(seconds, MIN_AUTO_SECONDS, LeaseSpec.MAX_SECONDS);
  }

  private static long masterDownNanos(RouterSpec router) {
    return Timers.masterDownNanos(
        router.version(), router.priority(), router.advertIntervalCs(), router.downTimerAdverts());
  }

  private static int countIpv6(List<AddressSpec> addresses) {
    int count = 0;
    for (AddressSpec address : addresses) {
      count += address.address().family() == Family.IPV6 ? 1 : 0;
    }
    return count;
  }
}
