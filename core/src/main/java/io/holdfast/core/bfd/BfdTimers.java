package io.holdfast.core.bfd;

/** The intervals of RFC 5880 section 6.8, which two ends agree on. */
final class BfdTimers {
  private static final long NANOS_PER_MICRO = 1000;
  private static final int PERCENT = 100;
  private static final int LEAST_PERCENT = 75;
  private static final int MOST_PERCENT_WITHOUT_SPARE = 90;

  private long noise;

  /** Makes timers whose jitter is a function of the seed. */
  BfdTimers(long seed) {
    noise = seed | 1;
  }

  /**
   * When the next packet is due, sections 6.8.3 and 6.8.7: the slower of what we want to send and
   * what the peer can take, less a jitter of up to a quarter, of a tenth at least if the peer may
   * not miss a single packet.
   */
  long sendNanos(long minTxMicros, long peerMinRxMicros, int multiplier) {
    int most = multiplier == 1 ? MOST_PERCENT_WITHOUT_SPARE : PERCENT;
    int percent = LEAST_PERCENT + nextNoise(most - LEAST_PERCENT + 1);
    return Math.max(minTxMicros, peerMinRxMicros) * NANOS_PER_MICRO * percent / PERCENT;
  }

  /** How long the peer may be silent, section 6.8.4. */
  static long detectionNanos(long minRxMicros, long peerMinTxMicros, int peerMultiplier) {
    return Math.max(minRxMicros, peerMinTxMicros) * NANOS_PER_MICRO * peerMultiplier;
  }

  /** Marsaglia's xorshift: enough to keep many sessions from sending in step. */
  private int nextNoise(int bound) {
    noise ^= noise << 13;
    noise ^= noise >>> 7;
    noise ^= noise << 17;
    return (int) Long.remainderUnsigned(noise, bound);
  }
}
