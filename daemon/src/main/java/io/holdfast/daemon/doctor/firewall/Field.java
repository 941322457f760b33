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
  /** Of its connection, with the status: an advert is new, and nothing else is said of it. */
  STATE,
  TTL,
  /** Never true for VRRP, which has no ports; kept for the mistake of opening port 112. */
  PORT,
  /** Something that cannot be judged from here. */
  UNKNOWN
}
