package io.holdfast.linux.event;

/** Prints the signals it is sent and who sent them, and ends after the last one expected. */
final class SignalProbe {
  static final int[] SIGNALS = {
    Signals.SIGHUP,
    Signals.SIGUSR1,
    Signals.SIGUSR2,
    Signals.SIGRTMIN_PLUS_2,
    Signals.SIGRTMAX_MINUS_1,
    Signals.SIGTERM
  };

  private SignalProbe() {}

  public static void main(String[] arguments) {
    try (SignalFd signals = SignalFd.open(SIGNALS).orThrow();
        Epoll epoll = Epoll.open(1).orThrow()) {
      epoll.add(signals.fd(), Epoll.IN, 1);
      System.out.println("ready");
      int signal = 0;
      while (signal != Signals.SIGTERM) {
        epoll.await(Epoll.NEVER);
        signal = signals.next();
        System.out.println(signal + " from " + signals.senderPid());
      }
    }
  }
}
