package io.holdfast.core.spec;

import java.util.List;

/**
 * Several trackers that count as one ({@code @holdfast tracker_group NAME any|all|at_least N of
 * ...}). It is good while enough of them are; it has no verdict before it is certain.
 *
 * @param name its name
 * @param atLeast how many must be good, 1..size: 1 for {@code any}, the size for {@code all}
 * @param trackers at least one; no combinations. A file is good while its number is 0
 */
public record CombinationSpec(String name, int atLeast, List<TrackerName> trackers) {
  /** Copies the list. */
  public CombinationSpec {
    trackers = List.copyOf(trackers);
  }
}
