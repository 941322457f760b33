package io.holdfast.core.vrrp;

import io.holdfast.core.Cause;

/** What can keep a virtual router in FAULT. */
enum Fault {
  CONFIGURATION(Cause.Kind.CONFIGURATION),
  INTERFACE(Cause.Kind.INTERFACE_DOWN),
  TRACKED_INTERFACE(Cause.Kind.TRACKED_INTERFACE),
  STATIC_ITEM(Cause.Kind.STATIC_ITEM),
  SOURCE(Cause.Kind.NO_SOURCE_ADDRESS),
  SOCKET(Cause.Kind.SOCKET_FAILED),
  SCRIPT(Cause.Kind.SCRIPT_FAILED),
  FILE(Cause.Kind.FILE_FAILED),
  PROCESS(Cause.Kind.PROCESS_FAILED),
  BFD(Cause.Kind.BFD_DOWN),
  COMBINATION(Cause.Kind.COMBINATION_FAILED),
  SCRIPT_PENDING(Cause.Kind.SCRIPT_PENDING),
  TRACKER_PENDING(Cause.Kind.TRACKER_PENDING);

  private final Cause.Kind kind;

  Fault(Cause.Kind kind) {
    this.kind = kind;
  }

  /** The cause of a transition to FAULT. */
  Cause.Kind kind() {
    return kind;
  }
}
