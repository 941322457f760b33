package io.holdfast.wire.vrrp;

/** Numbers and signs adverts in place, each time one is sent. Not thread safe. */
public sealed interface AdvertSeal permits AuthHeader, HmacTrailer {
  /**
   * Numbers and signs an encoded advert, after every other change to it. Allocates nothing.
   *
   * @param bytes where it lies
   * @param sequence its number: 32 bits in an authentication header, 64 in a trailer
   */
  void seal(AdvertBytes bytes, long sequence);
}
