package io.holdfast.bench.scenario;

/** Something that is measured, once for a contender. One thread at a time. */
public interface Scenario {
  /**
   * Measures and adds what came of it to the turn.
   *
   * @throws io.holdfast.daemon.lab.LabException if it cannot be measured
   */
  void run(Turn turn);
}
