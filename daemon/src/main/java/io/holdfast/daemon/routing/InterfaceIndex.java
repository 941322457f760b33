package io.holdfast.daemon.routing;

/** Finds an interface by its name. */
@FunctionalInterface
public interface InterfaceIndex {
  /** Returns its index, or 0 if there is none of that name. */
  int of(String interfaceName);
}
