package io.holdfast.wire.bfd;

/** State of a session (RFC 5880 section 4.1). */
public enum BfdState {
  /** Held down by an administrator. */
  ADMIN_DOWN(0, "AdminDown"),
  /** The peer is not heard, or does not hear us. */
  DOWN(1, "Down"),
  /** The peer is heard and has not said yet that it hears us. */
  INIT(2, "Init"),
  /** Both hear each other. */
  UP(3, "Up");

  private final int code;
  private final String text;

  BfdState(int code, String text) {
    this.code = code;
    this.text = text;
  }

  /** Its name in RFC 5880 and in the log. */
  @Override
  public String toString() {
    return text;
  }

  int code() {
    return code;
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
