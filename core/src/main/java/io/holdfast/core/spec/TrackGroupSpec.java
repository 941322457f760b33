package io.holdfast.core.spec;

import java.util.List;

/**
 * A {@code track_group}: who fails when a static item that names it cannot be kept.
 *
 * @param name its name
 * @param members the names of instances
 */
public record TrackGroupSpec(String name, List<String> members) {
  /** Copies the list. */
  public TrackGroupSpec {
    members = List.copyOf(members);
  }
}
