package io.holdfast.wire.vrrp;

/**
 * What the kernel tells beside an IPv6 datagram, whose header a raw socket does not deliver:
 * addresses and hop limit ({@code recvmsg} name, {@code IPV6_PKTINFO}, {@code IPV6_HOPLIMIT}).
 *
 * <p>Mutable, meant to be reused for every datagram of a socket. Not thread safe.
 */
public final class Ipv6Meta {

  private long sourceHigh;
  private long sourceLow;
  private long destinationHigh;
  private long destinationLow;
  private int hopLimit;

  /** Creates a holder of zeros. */
  public Ipv6Meta() {}

  /** Sets the source address, given as two halves. */
  public void source(long high, long low) {
    sourceHigh = high;
    sourceLow = low;
  }

  /** Sets the destination address, given as two halves. */
  public void destination(long high, long low) {
    destinationHigh = high;
    destinationLow = low;
  }

  /** Sets the hop limit, 0 to 255. */
  public void hopLimit(int received) {
    hopLimit = received;
  }

  /** Returns the first half of the source address. */
  public long sourceHigh() {
    return sourceHigh;
  }

  /** Returns the second half of the source address. */
  public long sourceLow() {
    return sourceLow;
  }

  /** Returns the first half of the destination address. */
  public long destinationHigh() {
    return destinationHigh;
  }

  /** Returns the second half of the destination address. */
  public long destinationLow() {
    return destinationLow;
  }

  /** Returns the hop limit, 0 to 255. */
  public int hopLimit() {
    return hopLimit;
  }
}
