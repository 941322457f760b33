package io.holdfast.core.spec.host;

import java.util.Locale;

/** A metric of a route with a number, by its word in a route line. */
public enum RouteMetric {
  /** Largest packet, in octets. */
  MTU(2),
  /** Receive window clamp, in octets. */
  WINDOW(3),
  /** Round trip time, in units of 1/8 ms. */
  RTT(4),
  /** Variance of the round trip time, in units of 1/4 ms. */
  RTTVAR(5),
  /** Slow start threshold, in segments. */
  SSTHRESH(6),
  /** Congestion window clamp, in segments. */
  CWND(7),
  /** Maximum segment size that is announced, in octets. */
  ADVMSS(8),
  /** Reordering that is expected, in segments. */
  REORDERING(9),
  /** Hop limit, 0..255. */
  HOPLIMIT(10),
  /** Initial congestion window, in segments. */
  INITCWND(11),
  /** Bits of RTAX_FEATURES. */
  FEATURES(12),
  /** Least retransmission timeout, in milliseconds. */
  RTO_MIN(13),
  /** Initial receive window, in segments. */
  INITRWND(14),
  /** 0 or 1: quick acknowledgements. */
  QUICKACK(15),
  /** 0 or 1: TCP fast open without a cookie. */
  FASTOPEN_NO_COOKIE(17);

  private final int attribute;

  RouteMetric(int attribute) {
    this.attribute = attribute;
  }

  /** The kernel's number: {@code RTAX_*} of linux/rtnetlink.h. */
  public int attribute() {
    return attribute;
  }

  /** The word of a route line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
