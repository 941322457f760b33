package io.holdfast.core.spec.host;

import io.holdfast.core.spec.NamespacedName;
import io.holdfast.wire.ip.Family;
import java.util.List;

/**
 * A route or a rule of another network namespace than the daemon's. The same line in two of them is
 * two items.
 *
 * @param namespace what {@code ip netns} calls it
 * @param plain the item there, with names of interfaces as they are there
 */
public record NamespacedItem(String namespace, RoutingItem plain) implements RoutingItem {

  /** The item in a network namespace; the same for the daemon's own, which is empty. */
  public static RoutingItem of(String namespace, RoutingItem item) {
    return namespace.isEmpty() ? item : new NamespacedItem(namespace, item);
  }

  @Override
  public Family family() {
    return plain.family();
  }

  @Override
  public ItemTracking tracked() {
    return plain.tracked();
  }

  @Override
  public RoutingItem bare() {
    RoutingItem bare = plain.bare();
    return bare.equals(plain) ? this : new NamespacedItem(namespace, bare);
  }

  /** The interfaces that it names, as the engine calls them. */
  @Override
  public List<String> interfaces() {
    return plain.interfaces().stream().map(name -> NamespacedName.of(namespace, name)).toList();
  }

  @Override
  public String words() {
    return plain.words() + " in network namespace " + namespace;
  }
}
