package io.holdfast.core.spec.host;

import io.holdfast.wire.ip.Family;
import java.util.List;

/**
 * A route or a rule of an earlier run, which did not end well, that no line asks for any more.
 *
 * @param namespace the network namespace; empty for the daemon's own
 * @param family IPv4 or IPv6
 * @param words how it read in the log of that run
 * @param request the request that removes it, in hexadecimal
 */
public record LeftRouting(String namespace, Family family, String words, String request)
    implements RoutingItem {

  /** One of the daemon's own network namespace. */
  public LeftRouting(Family family, String words, String request) {
    this("", family, words, request);
  }

  @Override
  public ItemTracking tracked() {
    return ItemTracking.UNWATCHED;
  }

  @Override
  public RoutingItem bare() {
    return this;
  }

  @Override
  public List<String> interfaces() {
    return List.of();
  }
}
