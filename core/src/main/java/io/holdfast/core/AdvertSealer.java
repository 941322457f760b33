package io.holdfast.core;

import io.holdfast.wire.vrrp.AdvertBytes;
import io.holdfast.wire.vrrp.AdvertSeal;
import io.holdfast.wire.vrrp.AuthHeader;
import io.holdfast.wire.vrrp.HmacTrailer;
import io.holdfast.wire.vrrp.TrailerSequence;
import org.jspecify.annotations.Nullable;

/**
 * Numbers and signs the copies of one message, each time it is sent: for whoever carries out {@link
 * Effect.SendAdvert}. Allocates nothing after it is made. Not thread safe.
 */
public final class AdvertSealer {
  private final SealSpec spec;
  private final @Nullable AdvertSeal seal;
  private final TrailerSequence trailers;
  private long number;

  /**
   * Makes one for a message.
   *
   * @param spec how it is sealed
   * @param trailers the numbers that the same virtual router has used before
   */
  public AdvertSealer(SealSpec spec, TrailerSequence trailers) {
    this.spec = spec;
    this.trailers = trailers;
    this.seal =
        switch (spec) {
          case SealSpec.None none -> null;
          case SealSpec.Header header -> {
            number = header.firstSequence() - 1;
            yield new AuthHeader(header.eightBytes());
          }
          case SealSpec.Trailer trailer -> new HmacTrailer(trailer.key().id(), trailer.key().key());
        };
  }

  /** Bytes that a datagram has behind the advert. */
  public int trailerLength() {
    return seal instanceof HmacTrailer ? HmacTrailer.LENGTH : 0;
  }

  /** Whether the host's clock is asked for at all. */
  public boolean isTimed() {
    return seal instanceof HmacTrailer;
  }

  /**
   * The message is sent once more, to all its destinations.
   *
   * @param utcNanos nanoseconds since 1970; anything unless {@link #isTimed}
   */
  public void next(long utcNanos) {
    number =
        spec instanceof SealSpec.Trailer trailer
            ? trailers.next(utcNanos, trailer.windowSeconds())
            : number + 1;
  }

  /** Seals a copy, after every other change to it. */
  public void seal(AdvertBytes copy) {
    AdvertSeal current = seal;
    if (current != null) {
      current.seal(copy, number);
    }
  }
}
