package io.holdfast.daemon.cli;

import io.holdfast.linux.event.Signals;

/** Answers {@code --signum}: which signal makes the daemon do something. */
public final class SignalNumbers {
  /** Returned for a word that names no function. */
  public static final int UNKNOWN = -1;

  private SignalNumbers() {}

  /** The number for keepalived's word, or {@link #UNKNOWN}. */
  public static int of(String function) {
    return switch (function) {
      case "STOP" -> Signals.SIGTERM;
      case "RELOAD" -> Signals.SIGHUP;
      case "DATA" -> Signals.SIGUSR1;
      case "STATS" -> Signals.SIGUSR2;
      case "STATS_CLEAR" -> Signals.SIGRTMAX_MINUS_1;
      case "JSON" -> Signals.SIGRTMIN_PLUS_2;
      default -> UNKNOWN;
    };
  }
}
