package io.holdfast.core.vrrp;

import io.holdfast.core.Cause;

/** What can keep a virtual router in FAULT. */
enum Fault {
  CONFIGURATION(Cause.Kind.CONFIGURATION),
  INTERFACE(Cause.Kind.INTERFACE_DOWN),
  SOURCE(Cause.Kind.NO_SOURCE_ADDRESS),
  SOCKET(Cause.Kind.SOCKET_FAILED),
  SCRIPT(Cause.Kind.SCRIPT_FAILED),
  SCRIPT_PENDING(Cause.Kind.SCRIPT_PENDING);

  private final Cause.Kind kind;

  Fault(Cause.Kind kind) {
    this.kind = kind;
  }

  /** The cause of a transition to FAULT. */
  Cause.Kind kind() {
    return kind;
  }
}
