package io.holdfast.daemon.doctor.view;

import io.holdfast.core.spec.RouterSpec;
import java.util.List;

/**
 * A VRRP daemon that runs in this network namespace. Immutable.
 *
 * @param kind which
 * @param pid its process
 * @param file its configuration, absolute
 * @param routers what that file asks for; empty when it cannot be read
 */
public record RunningDaemon(Kind kind, long pid, String file, List<RouterSpec> routers) {
  /** Copies the list. */
  public RunningDaemon {
    routers = List.copyOf(routers);
  }

  /** The two that are known. */
  public enum Kind {
    KEEPALIVED,
    HOLDFAST
  }
}
