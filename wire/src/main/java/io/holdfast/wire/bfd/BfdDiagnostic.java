package io.holdfast.wire.bfd;

/** Why a session last left Up (RFC 5880 section 4.1). */
public enum BfdDiagnostic {
  /** It has not left Up. */
  NONE(0, "No Diagnostic"),
  /** Nothing was heard for the detection time. */
  TIME_EXPIRED(1, "Control Detection Time Expired"),
  /** The echo function failed. */
  ECHO_FAILED(2, "Echo Function Failed"),
  /** The peer said that it is down. */
  NEIGHBOR_DOWN(3, "Neighbor Signaled Session Down"),
  /** The forwarding plane was reset. */
  FORWARDING_RESET(4, "Forwarding Plane Reset"),
  /** The path is down. */
  PATH_DOWN(5, "Path Down"),
  /** A concatenated path is down. */
  CONCATENATED_PATH_DOWN(6, "Concatenated Path Down"),
  /** An administrator took it down. */
  ADMIN_DOWN(7, "Administratively Down"),
  /** A reverse concatenated path is down. */
  REVERSE_PATH_DOWN(8, "Reverse Concatenated Path Down"),
  /** A code without a meaning. */
  RESERVED(9, "Reserved");

  private static final BfdDiagnostic[] BY_CODE = values();

  private final int code;
  private final String text;

  BfdDiagnostic(int code, String text) {
    this.code = code;
    this.text = text;
  }

  /** Its name in RFC 5880. */
  @Override
  public String toString() {
    return text;
  }

  int code() {
    return code;
  }

  static BfdDiagnostic of(int code) {
    return code < RESERVED.code ? BY_CODE[code] : RESERVED;
  }
}
