package io.holdfast.wire.bfd;

/** State of a session, in the order of its code on the wire (RFC 5880 section 4.1). */
public enum BfdState {
  /** Held down by an administrator. */
  ADMIN_DOWN("AdminDown"),
  /** The peer is not heard, or does not hear us. */
  DOWN("Down"),
  /** The peer is heard and has not said yet that it hears us. */
  INIT("Init"),
  /** Both hear each other. */
  UP("Up");

  private final String text;

  BfdState(String text) {
    this.text = text;
  }

  /** Its name in RFC 5880 and in the log. */
  @Override
  public String toString() {
    return text;
  }

  static BfdState of(int code) {
    return switch (code & 3) {
      case 0 -> ADMIN_DOWN;
      case 1 -> DOWN;
      case 2 -> INIT;
      default -> UP;
    };
  }
}
