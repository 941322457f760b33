package io.holdfast.wire.bfd;

/** Why a session last left Up, in the order of its code on the wire (RFC 5880 section 4.1). */
public enum BfdDiagnostic {
  /** It has not left Up. */
  NONE("No Diagnostic"),
  /** Nothing was heard for the detection time. */
  TIME_EXPIRED("Control Detection Time Expired"),
  /** The echo function failed. */
  ECHO_FAILED("Echo Function Failed"),
  /** The peer said that it is down. */
  NEIGHBOR_DOWN("Neighbor Signaled Session Down"),
  /** The forwarding plane was reset. */
  FORWARDING_RESET("Forwarding Plane Reset"),
  /** The path is down. */
  PATH_DOWN("Path Down"),
  /** A concatenated path is down. */
  CONCATENATED_PATH_DOWN("Concatenated Path Down"),
  /** An administrator took it down. */
  ADMIN_DOWN("Administratively Down"),
  /** A reverse concatenated path is down. */
  REVERSE_PATH_DOWN("Reverse Concatenated Path Down"),
  /** A code without a meaning. */
  RESERVED("Reserved");

  private static final BfdDiagnostic[] BY_CODE = values();

  private final String text;

  BfdDiagnostic(String text) {
    this.text = text;
  }

  /** Its name in RFC 5880. */
  @Override
  public String toString() {
    return text;
  }

  static BfdDiagnostic of(int code) {
    return code < RESERVED.ordinal() ? BY_CODE[code] : RESERVED;
  }
}
