package io.holdfast.daemon.routing;

/** Finds an interface by its name. */
@FunctionalInterface
public interface InterfaceIndex {
  /** Returns its index, or 0 if there is none of that name. */
  int of(String interfaceName);

  /** Returns the routing table of a VRF, or 0 if there is no VRF of that name. */
  default long table(String vrf) {
    return 0;
  }
}
