package io.holdfast.core.announce;

import io.holdfast.core.spec.GlobalSpec;
import io.holdfast.core.spec.host.GarpGroupSpec;
import io.holdfast.wire.ip.Family;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The least gaps between announcements: {@code vrrp_garp_interval} and {@code vrrp_gna_interval}
 * for each interface alone, {@code garp_group} for the interfaces that it names together. A group
 * that leaves out one of the two has no gap of that kind. Immutable.
 */
final class AnnounceGaps {
  /** The group of an interface that is in none. */
  static final int ALONE = -1;

  /** No gaps. */
  static final AnnounceGaps NONE = new AnnounceGaps(GlobalSpec.DEFAULT);

  private final long garpNanos;
  private final long gnaNanos;
  private final List<GarpGroupSpec> groups;
  private final Map<String, Integer> groupOf = new HashMap<>();

  AnnounceGaps(GlobalSpec global) {
    this.garpNanos = global.garpIntervalNanos();
    this.gnaNanos = global.gnaIntervalNanos();
    this.groups = global.system().interfaces().garpGroups();
    for (int group = 0; group < groups.size(); group++) {
      for (String name : groups.get(group).interfaces()) {
        groupOf.putIfAbsent(name, group);
      }
    }
  }

  /** The number of the group of an interface, or {@link #ALONE}. */
  int group(String interfaceName) {
    Integer group = groupOf.get(interfaceName);
    return group == null ? ALONE : group;
  }

  /** The gap between announcements of a family in a group, in nanoseconds; 0 for none. */
  long nanos(int group, Family family) {
    boolean isIpv4 = family == Family.IPV4;
    if (group == ALONE) {
      return isIpv4 ? garpNanos : gnaNanos;
    }
    GarpGroupSpec spec = groups.get(group);
    long written = isIpv4 ? spec.garpNanos() : spec.gnaNanos();
    return written == GarpGroupSpec.UNSET ? 0 : written;
  }

  /** Whether the same interfaces share their gaps. */
  boolean hasGroupsOf(AnnounceGaps others) {
    return groupOf.equals(others.groupOf);
  }
}
