package io.holdfast.daemon.watch;

import io.holdfast.linux.ffm.Errno;
import io.holdfast.linux.ffm.Result;
import io.holdfast.linux.net.LinkProbe;
import io.holdfast.linux.net.NetworkNamespace;

/**
 * Asks for links in other network namespaces than the daemon's. Nothing of it stays open: it would
 * keep a namespace alive that somebody deletes. For platform threads.
 */
final class NamespaceProbe {
  private NamespaceProbe() {}

  /** As {@link LinkProbe#link}, in a namespace. */
  static int link(String namespace, String interfaceName, LinkProbe.Way way) {
    if (!(NetworkNamespace.own() instanceof Result.Success<NetworkNamespace>(var home))) {
      return -Errno.ENODEV;
    }
    try (home) {
      if (!(NetworkNamespace.open(namespace)
          instanceof Result.Success<NetworkNamespace>(var opened))) {
        return -Errno.ENODEV;
      }
      try (opened) {
        int[] link = {-Errno.ENODEV};
        opened.visit(home, () -> link[0] = link(interfaceName, way));
        return link[0];
      }
    }
  }

  private static int link(String interfaceName, LinkProbe.Way way) {
    if (!(LinkProbe.open() instanceof Result.Success<LinkProbe>(var probe))) {
      return -Errno.ENODEV;
    }
    try (probe) {
      return probe.link(interfaceName, way);
    }
  }
}
