package io.holdfast.core.spec;

import java.util.List;

/**
 * A {@code vrrp_sync_group}: instances that change state together.
 *
 * @param name its name
 * @param members the names of its instances, at least one, each of them in this group only
 * @param tracks what counts for every member
 * @param isWeighted {@code sync_group_tracking_weight}: weights change the priority of the members
 * @param notices who is told of its state
 */
public record GroupSpec(
    String name,
    List<String> members,
    List<TrackSpec> tracks,
    boolean isWeighted,
    NotifySpec notices) {
  /** Copies the lists. */
  public GroupSpec {
    members = List.copyOf(members);
    tracks = List.copyOf(tracks);
  }
}
