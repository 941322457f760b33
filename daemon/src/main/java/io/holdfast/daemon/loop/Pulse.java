package io.holdfast.daemon.loop;

/**
 * What the loop does beside its turns, from time to time and only while it turns: a loop that hangs
 * does not. Owned by the loop thread; neither method may wait or allocate when nothing is due.
 */
public interface Pulse {
  /** Never due. */
  Pulse NONE =
      new Pulse() {
        @Override
        public long deadlineNanos() {
          return Long.MAX_VALUE;
        }

        @Override
        public void beat(long nowNanos) {
          throw new IllegalStateException("never due");
        }
      };

  /** When it is due; {@link Long#MAX_VALUE} for never. */
  long deadlineNanos();

  /** It is due: {@link #deadlineNanos} has come. */
  void beat(long nowNanos);
}
