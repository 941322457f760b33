package io.holdfast.core.vrrp;

/**
 * The numbers of authentication headers. keepalived keeps one for sender and receiver: what a
 * router sends must be above all that it has heard, or a peer takes it for a replay. What was heard
 * is kept apart from what was sent, so that two masters that send the same number at the same
 * moment still hear each other. Both last as long as the virtual router, also over a reload.
 */
final class HeaderNumbers {
  private static final long LAST = 0xffff_ffffL;

  private long heard;
  private long sent;

  /** The number of the next advert; the last one of all is not passed (RFC 4302 section 3.3.2). */
  long next() {
    return Math.min(Math.max(heard, sent) + 1, LAST);
  }

  /** An advert left with the next number. */
  void sent() {
    sent = next();
  }

  /** Whether a number is new. */
  boolean isNew(long sequence) {
    return sequence > heard;
  }

  /** The highest number heard. */
  long lastHeard() {
    return heard;
  }

  /** A new number was heard; returns whether the next one sent is another because of that. */
  boolean heard(long sequence) {
    heard = sequence;
    return sequence > sent;
  }
}
