package io.holdfast.daemon.loop;

import io.holdfast.linux.event.Epoll;
import io.holdfast.linux.event.MonotonicClock;
import io.holdfast.linux.event.SignalFd;

/**
 * Waits for sockets, netlink, signals, other threads and deadlines, and makes a turn of each
 * wake-up. Received adverts are applied before expired timers: after a stall of our own, the
 * adverts that waited prove that the master lives. Everything runs on the thread that calls {@link
 * #run}.
 */
public final class EventLoop {
  private static final long NETLINK = -1;
  private static final long SIGNALS = -2;
  private static final long INBOX = -3;
  private static final long CLAIMS = -4;

  /** The tokens from here down are those of {@link BfdSockets}. */
  static final long FIRST_BFD = -16;

  private static final int MAX_SIGNALS = 16;
  private static final int MAX_TASKS = 64;
  private static final long ANNOUNCE_RETRY_NANOS = 1_000_000;

  private final Parts parts;
  private final SignalHandler signals;
  private final TakeoverWatch watch;
  private final ReportDelay delay = new ReportDelay();
  private final WakeModeration moderation = new WakeModeration();
  private final AdvertReceiver receiver = new AdvertReceiver();
  private boolean isEnded;
  private Pulse pulse = Pulse.NONE;

  /**
   * What the loop is made of. The loop owns none of it.
   *
   * @param epoll where the sockets of {@code adverts} are watched too
   * @param signalFd signals
   * @param inbox work of other threads
   * @param pump links and addresses
   * @param adverts sockets
   * @param bfd sockets of BFD sessions
   * @param claims who listens for other stations with our addresses
   * @param announcements announcements that may wait for the network
   * @param spaces other network namespaces
   * @param turn the engine
   * @param faults where errors of ours are said
   */
  record Parts(
      Epoll epoll,
      SignalFd signalFd,
      Inbox inbox,
      InputPump pump,
      AdvertSender adverts,
      BfdSockets bfd,
      ClaimReceiver claims,
      AnnouncePort announcements,
      Spaces spaces,
      Turn turn,
      Faults faults) {}

  /** Makes a loop; {@link #start} before {@link #run}. */
  EventLoop(Parts parts, SignalHandler signals) {
    this.parts = parts;
    this.signals = signals;
    watch = new TakeoverWatch(parts.epoll());
  }

  /** Watches what is always open; zero or the negated errno. */
  int start(int netlinkFd) {
    int result = parts.epoll().add(netlinkFd, Epoll.IN, NETLINK);
    if (result == 0) {
      result = parts.epoll().add(parts.signalFd().fd(), Epoll.IN, SIGNALS);
    }
    if (result == 0) {
      result = parts.claims().watchBy(parts.epoll(), CLAIMS);
    }
    return result == 0 ? parts.epoll().add(parts.inbox().fd(), Epoll.IN, INBOX) : result;
  }

  /** Turns until {@link #end} is called. */
  public void run() {
    delay.read(parts.turn().ordersDone(), parts.pump().roomBytes());
    while (!isEnded) {
      try {
        turnOnce();
      } catch (RuntimeException | AssertionError fault) {
        parts.faults().report(this, fault);
      }
    }
  }

  /** Names what is done beside the turns. */
  void pulse(Pulse wanted) {
    pulse = wanted;
  }

  /** Names what is done a moment before a takeover. */
  void rehearse(Runnable rehearsal) {
    watch.rehearse(rehearsal);
  }

  /** Makes {@link #run} return after this turn. */
  public void end() {
    isEnded = true;
  }

  /**
   * Waits once and makes one turn. Timers fire for a moment before the last look at the sockets: an
   * advert that came before a timer ran out is heard first, however long this thread was held up.
   */
  void turnOnce() {
    long deadlineNanos = deadlineNanos();
    moderation.rest(deadlineNanos);
    drainReady(watch.await(deadlineNanos, parts.turn().takeoverNanos()));
    long nowNanos = MonotonicClock.nanos();
    if (parts.turn().deadlineNanos() <= nowNanos) {
      drainReady(parts.epoll().await(nowNanos));
    }
    parts.turn().finish(nowNanos);
    if (parts.announcements().isWaiting()) {
      parts.announcements().flush();
    }
    awaitClaims();
    if (pulse.deadlineNanos() <= nowNanos) {
      pulse.beat(nowNanos);
    }
  }

  /** Only who holds addresses minds who else claims them; taking them comes first. */
  private void awaitClaims() {
    if (!parts.turn().holdsAddresses()) {
      parts.claims().rest();
      parts.spaces().rest();
    } else if (!parts.turn().isBehind()) {
      parts.claims().listen();
      parts.spaces().listen();
    }
  }

  private void drainReady(int ready) {
    long nowNanos = MonotonicClock.nanos();
    if (ready > 0) {
      moderation.woke(nowNanos);
    }
    for (int index = 0; index < ready; index++) {
      long token = parts.epoll().token(index);
      if (token >= 0) {
        adverts((int) token, parts.epoll().events(index));
      } else {
        moderation.receivedOther();
        drain(token, nowNanos);
      }
    }
  }

  /** Does what other threads gave before the loop runs. */
  void runTasks() {
    tasks(MonotonicClock.nanos());
  }

  /** Frees the receive buffers. */
  void close() {
    receiver.close();
    moderation.close();
  }

  private long deadlineNanos() {
    long deadline = Math.min(pulse.deadlineNanos(), parts.turn().deadlineNanos());
    return parts.announcements().isWaiting()
        ? Math.min(deadline, MonotonicClock.nanos() + ANNOUNCE_RETRY_NANOS)
        : deadline;
  }

  private void drain(long token, long nowNanos) {
    if (token == NETLINK) {
      reports(nowNanos);
    } else if (token == SIGNALS) {
      signals(nowNanos);
    } else if (token == INBOX) {
      tasks(nowNanos);
    } else if (token == CLAIMS) {
      parts.claims().drain(parts.turn(), nowNanos);
    } else if (token <= Spaces.FIRST_TOKEN) {
      parts.spaces().drain(token, parts.turn(), nowNanos);
    } else if (parts.bfd().isToken(token)) {
      parts.bfd().drain(token, parts.turn(), nowNanos);
    }
  }

  private void reports(long nowNanos) {
    Turn turn = parts.turn();
    if (delay.isOver(turn.isBehind(), turn.ordersDone(), nowNanos) && parts.pump().drain()) {
      delay.read(turn.ordersDone(), parts.pump().roomBytes());
    }
  }

  private void adverts(int socketId, int events) {
    SocketTable.Entry socket = parts.adverts().sockets().find(socketId);
    if (socket != null) {
      if ((events & Epoll.ERR) != 0) {
        receiver.drainError(socket, parts.turn());
      }
      moderation.received(receiver.drain(socket, parts.turn()));
    }
  }

  private void signals(long nowNanos) {
    for (int count = 0; count < MAX_SIGNALS; count++) {
      int number = parts.signalFd().next();
      if (number <= 0) {
        return;
      }
      signals.signal(number, parts.turn(), nowNanos);
    }
  }

  private void tasks(long nowNanos) {
    parts.inbox().clear();
    for (int count = 0; count < MAX_TASKS; count++) {
      Inbox.LoopTask task = parts.inbox().poll();
      if (task == null) {
        return;
      }
      task.run(parts.turn(), nowNanos);
    }
    parts.inbox().wake();
  }
}
