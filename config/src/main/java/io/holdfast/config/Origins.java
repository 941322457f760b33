package io.holdfast.config;

import io.holdfast.config.check.Place;
import io.holdfast.config.parse.AddressDraft;
import io.holdfast.config.parse.Draft;
import io.holdfast.config.parse.InstanceDraft;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.ip.Prefix;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the text stands that a configuration was made from. Immutable. */
public final class Origins {
  private static final Place UNKNOWN = Place.ofFile("");

  private record Block(Place start, Map<String, Place> keywords, Map<IpAddress, Place> addresses) {
    static Block of(InstanceDraft draft) {
      Map<IpAddress, Place> addresses = new HashMap<>();
      for (AddressDraft line : draft.addresses) {
        addresses.put(line.prefix().address(), line.place());
      }
      for (AddressDraft line : draft.excludedAddresses) {
        addresses.put(line.prefix().address(), line.place());
      }
      return new Block(draft.place, Map.copyOf(draft.places), Map.copyOf(addresses));
    }
  }

  /**
   * A {@code vrrp_sync_group}.
   *
   * @param name its name
   * @param place where it begins
   * @param members the names of its instances
   */
  public record SyncGroup(String name, Place place, List<String> members) {
    /** Copies the list. */
    public SyncGroup {
      members = List.copyOf(members);
    }
  }

  private final Map<String, Block> instances = new HashMap<>();
  private final List<SyncGroup> syncGroups = new ArrayList<>();

  private final List<AddressDraft> staticAddresses = new ArrayList<>();

  private Origins() {}

  /** Takes the places of a draft. */
  static Origins of(Draft draft) {
    Origins origins = new Origins();
    draft.instances().forEach(instance -> origins.instances.put(instance.name, Block.of(instance)));
    origins.staticAddresses.addAll(draft.staticAddresses);
    draft
        .groups()
        .forEach(group ->
            origins.syncGroups.add(new SyncGroup(group.name(), group.place(), group.members())));
    return origins;
  }

  /** Returns the sync groups in file order. */
  public List<SyncGroup> syncGroups() {
    return List.copyOf(syncGroups);
  }

  /** Returns whether {@code static_ipaddress} puts an address of a network on an interface. */
  public boolean hasStaticNeighbour(Prefix network, String interfaceName) {
    return staticAddresses.stream()
        .filter(line -> line.interfaceName().equals(interfaceName))
        .anyMatch(line ->
            network.contains(line.prefix().address()) || line.prefix().contains(network.address()));
  }

  /** Returns the static addresses of an interface whose length shows a subnet. */
  public List<Prefix> staticNetworks(String interfaceName) {
    return staticAddresses.stream()
        .filter(line -> line.interfaceName().equals(interfaceName))
        .map(AddressDraft::prefix)
        .filter(net -> net.length() < net.address().family().bitLength() - 1)
        .toList();
  }

  /** Returns where an instance begins; an empty place when there is no such instance. */
  public Place ofInstance(String instance) {
    Block block = instances.get(instance);
    return block == null ? UNKNOWN : block.start();
  }

  /** Returns where an instance writes a keyword; null when it does not. */
  public @Nullable Place ofKeyword(String instance, String keyword) {
    Block block = instances.get(instance);
    return block == null ? null : block.keywords().get(keyword);
  }

  /** Returns the line of an instance that names a virtual address; null when none does. */
  public @Nullable Place ofAddress(String instance, IpAddress address) {
    Block block = instances.get(instance);
    return block == null ? null : block.addresses().get(address);
  }
}
