package io.holdfast.core;

import io.holdfast.core.spec.host.HmacKeySpec;

/** How each advert is numbered and signed when it leaves. Immutable. */
public sealed interface SealSpec {
  /** Neither. */
  SealSpec NONE = new None();

  /** Returns the same without its number: what a reload may change. */
  SealSpec unnumbered();

  /** Adverts leave as they are. */
  record None() implements SealSpec {
    @Override
    public SealSpec unnumbered() {
      return this;
    }
  }

  /**
   * An authentication header ({@code auth_type AH}). The first advert sent of a message has the
   * first number, the next one the next.
   *
   * @param eightBytes the key, zero padded, first character in the highest byte
   * @param firstSequence 1 to 2^32-1
   */
  record Header(long eightBytes, long firstSequence) implements SealSpec {
    @Override
    public SealSpec unnumbered() {
      return new Header(eightBytes, 0);
    }

    /** Never prints the secret. */
    @Override
    public String toString() {
      return "Header[********, firstSequence=" + firstSequence + "]";
    }
  }

  /**
   * A trailer ({@code auth_hmac}), numbered by the clock.
   *
   * @param key what signs
   * @param windowSeconds how far from the clock receivers bear; 0 where they do not look at it
   */
  record Trailer(HmacKeySpec key, int windowSeconds) implements SealSpec {
    @Override
    public SealSpec unnumbered() {
      return this;
    }
  }
}
