package io.holdfast.core.vrrp;

import io.holdfast.core.Effects;
import io.holdfast.core.Input;
import java.util.HashMap;
import java.util.Map;

/** The gates that are waited for, by the ids of their commands. */
public final class GateTable {
  private final Map<Integer, Gate> running = new HashMap<>();
  private int lastId;

  GateTable() {}

  /** A command ended. */
  public void finished(Input.GateFinished finished, long nowNanos, Effects out) {
    Gate gate = running.remove(finished.gateId());
    if (gate != null) {
      gate.finished(finished.outcome(), nowNanos, out);
    }
  }

  int add(Gate gate) {
    lastId++;
    running.put(lastId, gate);
    return lastId;
  }

  void remove(int gateId) {
    running.remove(gateId);
  }
}
