package io.holdfast.sim.world;

import io.holdfast.wire.ip.MacAddress;
import io.holdfast.wire.ip.Prefix;
import java.util.List;

/**
 * An interface as the host's network configuration wants it.
 *
 * @param name its name; interfaces of one name are on one segment
 * @param mac link-layer address
 * @param own the host's own addresses
 */
public record LinkPlan(String name, MacAddress mac, List<Prefix> own) {

  /** Copies the list. */
  public LinkPlan {
    own = List.copyOf(own);
  }
}
