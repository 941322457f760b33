package io.holdfast.core.vrrp;

import java.util.ArrayList;
import java.util.List;

/**
 * Which adverts wake this host: those of its own virtual routers, unless unknown ones are to be
 * logged ({@code log_unknown_vrids}), and those of others are counted only then.
 */
enum SocketFilter {
  OWN_VRIDS {
    @Override
    List<Integer> vrids(VirtualRouter[][] byVrid) {
      List<Integer> vrids = new ArrayList<>();
      for (int vrid = 0; vrid < byVrid.length; vrid++) {
        if (byVrid[vrid].length > 0) {
          vrids.add(vrid);
        }
      }
      return vrids.size() > MAX_VRIDS ? List.of() : vrids;
    }
  },
  NONE {
    @Override
    List<Integer> vrids(VirtualRouter[][] byVrid) {
      return List.of();
    }
  };

  /** A filter compares one after the other: for more than half of all ids it is not worth it. */
  static final int MAX_VRIDS = 128;

  /** What to let in, ascending; empty for everything. */
  abstract List<Integer> vrids(VirtualRouter[][] byVrid);
}
