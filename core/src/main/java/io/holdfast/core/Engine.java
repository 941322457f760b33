package io.holdfast.core;

import io.holdfast.core.spec.Configuration;
import java.util.List;

/**
 * Decides for every virtual router of a host: who is master, which addresses are present, what is
 * announced. It is told facts and the time, and answers with orders.
 *
 * <p>Pure: no sockets, no clock, no thread. Time is monotonic nanoseconds of any origin and never
 * goes back. In one turn the caller applies all facts first and then calls {@link #advance}, so
 * that adverts that waited while the process was stalled count before an expired timer. Owned by
 * one thread.
 */
public final class Engine {

  /** Creates an engine that runs nothing. */
  public Engine() {}

  /**
   * Takes a fact.
   *
   * @param input the fact; it is not kept
   * @param nowNanos the time
   * @param out where orders are added
   */
  public void apply(Input input, long nowNanos, Effects out) {}

  /** Fires every timer that is due, earliest deadline first. */
  public void advance(long nowNanos, Effects out) {}

  /** When {@link #advance} has something to do next; {@link Long#MAX_VALUE} for never. */
  public long nextDeadlineNanos() {
    return Long.MAX_VALUE;
  }

  /** What runs, as an immutable picture. Allocates. */
  public Snapshot snapshot() {
    return new Snapshot(Configuration.EMPTY, List.of(), List.of(), 0, 0);
  }
}
