package io.holdfast.core.vrrp;

import io.holdfast.core.Effects;
import io.holdfast.core.GroupSnapshot;
import io.holdfast.core.State;
import io.holdfast.core.spec.GroupSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The sync groups of a host. A router in no group is one alone. */
final class GroupTable {
  private List<SyncGroup> groups = List.of();

  /** Puts the virtual routers into their groups, which stand where their first member does. */
  void configure(List<GroupSpec> wanted, List<VirtualRouter> routers) {
    Map<String, State> told = new HashMap<>();
    for (SyncGroup group : groups) {
      GroupSpec spec = group.spec();
      if (spec != null) {
        told.put(spec.name(), group.told());
      }
    }
    List<SyncGroup> after = new ArrayList<>();
    Set<String> placed = new HashSet<>();
    for (VirtualRouter router : routers) {
      GroupSpec spec = of(router.spec().name(), wanted);
      if (spec == null) {
        after.add(join(null, List.of(router), State.INIT));
      } else if (placed.add(spec.name())) {
        State before = told.getOrDefault(spec.name(), State.INIT);
        after.add(join(spec, members(spec, routers), before));
      }
    }
    groups = List.copyOf(after);
  }

  /** The group of an instance, or null. */
  static @Nullable GroupSpec of(String router, List<GroupSpec> groups) {
    for (GroupSpec group : groups) {
      if (group.members().contains(router)) {
        return group;
      }
    }
    return null;
  }

  /** Something on the host changed. */
  void evaluate(long nowNanos, Effects out) {
    for (int index = 0; index < groups.size(); index++) {
      groups.get(index).evaluate(nowNanos, out);
    }
  }

  /** A planned end was asked for: what waits for no gate comes now. */
  void proceed(long nowNanos, Effects out) {
    for (SyncGroup group : groups) {
      group.proceed(nowNanos, out);
    }
  }

  /** The daemon stops. */
  void stopped(Effects out) {
    for (SyncGroup group : groups) {
      group.stopped(out);
    }
  }

  /** A reload left them as they were. */
  void reloaded(Effects out) {
    for (SyncGroup group : groups) {
      group.reloaded(out);
    }
  }

  /** What there is to show. */
  List<GroupSnapshot> snapshot() {
    List<GroupSnapshot> pictures = new ArrayList<>();
    for (SyncGroup group : groups) {
      GroupSnapshot picture = group.snapshot();
      if (picture != null) {
        pictures.add(picture);
      }
    }
    return pictures;
  }

  private static List<VirtualRouter> members(GroupSpec spec, List<VirtualRouter> routers) {
    List<VirtualRouter> members = new ArrayList<>();
    for (String name : spec.members()) {
      for (VirtualRouter router : routers) {
        if (router.spec().name().equals(name)) {
          members.add(router);
        }
      }
    }
    return members;
  }

  private static SyncGroup join(@Nullable GroupSpec spec, List<VirtualRouter> members, State told) {
    SyncGroup group = new SyncGroup(spec, members, told);
    for (VirtualRouter member : members) {
      member.join(group);
    }
    return group;
  }
}
