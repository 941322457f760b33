package io.holdfast.core;

import java.util.List;

/**
 * The addresses, routes and rules that are there whatever the state of any virtual router.
 *
 * @param addressRepairs addresses put back after someone else removed them
 * @param addressRefusals addresses that the kernel refused or that another station has
 * @param routingRepairs routes and rules put back after someone else removed them
 * @param routingRefusals routes and rules that the kernel refused
 * @param refused in words, what this host cannot have now
 */
public record StaticSnapshot(
    long addressRepairs,
    long addressRefusals,
    long routingRepairs,
    long routingRefusals,
    List<String> refused) {
  /** Of a host without such items. */
  public static final StaticSnapshot NONE = new StaticSnapshot(0, 0, 0, 0, List.of());

  /** Copies the list. */
  public StaticSnapshot {
    refused = List.copyOf(refused);
  }
}
