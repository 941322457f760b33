package io.holdfast.wire.ip;

/** The two address families, with the sizes and numbers Linux gives them. */
public enum Family {
  /** Internet Protocol version 4, {@code AF_INET}. */
  IPV4(4, 2),
  /** Internet Protocol version 6, {@code AF_INET6}. */
  IPV6(16, 10);

  private final int byteLength;
  private final int socketFamily;

  Family(int byteLength, int socketFamily) {
    this.byteLength = byteLength;
    this.socketFamily = socketFamily;
  }

  /** Returns the size of an address in bytes: 4 or 16. */
  public int byteLength() {
    return byteLength;
  }

  /** Returns the size of an address in bits: 32 or 128. */
  public int bitLength() {
    return byteLength * Byte.SIZE;
  }

  /** Returns the {@code AF_} number of socket(2) and rtnetlink(7): 2 or 10. */
  public int socketFamily() {
    return socketFamily;
  }
}
