package io.holdfast.core.watch;

import io.holdfast.core.Effects;
import io.holdfast.core.timer.Timer;
import io.holdfast.core.timer.TimerQueue;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.ip.MacAddress;
import org.jspecify.annotations.Nullable;

/**
 * Notices that another station claims an address that a master here serves, and says when to answer
 * it. A claim has to stand for a second: a router that takes over by plan claims the addresses just
 * before its first advert. Who goes on claiming is answered after 1, 2, 4 ... 64 seconds, so that
 * two who are both sure never fill the network.
 */
public final class DualActiveDetector {
  private static final long SETTLE_NANOS = 1_000_000_000;
  private static final int MOST_DOUBLINGS = 6;

  private final Timer timer;
  private final Answers answers;
  private @Nullable IpAddress address;
  private @Nullable MacAddress claimant;
  private @Nullable MacAddress told;
  private int doublings;

  /** What is to be done about it. */
  public interface Answers {
    /** Another station than last time claims an address. */
    void claimed(IpAddress address, MacAddress claimant, Effects out);

    /** It is time to say again who has the addresses; false if nobody has them here any more. */
    boolean answer(long nowNanos, Effects out);

    /** Nobody else claims an address any more. */
    void ended(Effects out);
  }

  /** Creates one that has heard nothing. */
  public DualActiveDetector(TimerQueue timers, Answers answers) {
    this.timer = timers.create(this::expired);
    this.answers = answers;
  }

  /** Another station claims an address of ours. */
  public void heard(IpAddress claimed, MacAddress by, long nowNanos) {
    address = claimed;
    claimant = by;
    if (!timer.isSet()) {
      timer.schedule(nowNanos + SETTLE_NANOS);
    }
  }

  /** Nothing is served here any more. */
  public void cancel() {
    timer.cancel();
    address = null;
    claimant = null;
    told = null;
    doublings = 0;
  }

  /** Gives the timer back. */
  public void release() {
    timer.release();
  }

  private void expired(long deadlineNanos, long nowNanos, Effects out) {
    IpAddress claimed = address;
    MacAddress by = claimant;
    if (claimed == null || by == null) {
      if (told != null) {
        answers.ended(out);
      }
      cancel();
      return;
    }
    address = null;
    claimant = null;
    if (!answers.answer(nowNanos, out)) {
      cancel();
      return;
    }
    if (!by.equals(told)) {
      told = by;
      answers.claimed(claimed, by, out);
    }
    doublings = Math.min(doublings + 1, MOST_DOUBLINGS);
    timer.schedule(nowNanos + (SETTLE_NANOS << doublings));
  }
}
