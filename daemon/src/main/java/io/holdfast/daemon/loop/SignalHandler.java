package io.holdfast.daemon.loop;

/** Told of each signal, on the loop thread, inside a turn. */
@FunctionalInterface
public interface SignalHandler {
  /** A signal came. */
  void signal(int number, Turn turn, long nowNanos);
}
