package io.holdfast.daemon.doctor.firewall;

/** What of a packet a condition looks at. */
public enum Field {
  PROTOCOL,
  FAMILY,
  IN_INTERFACE,
  OUT_INTERFACE,
  SOURCE,
  DESTINATION,
  PACKET_TYPE,
  STATE,
  TTL,
  /** Never true for VRRP, which has no ports; kept for the mistake of opening port 112. */
  PORT,
  /** Something that cannot be judged from here. */
  UNKNOWN
}
