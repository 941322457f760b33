package io.holdfast.core;

/** State of a virtual router. Numbers as in keepalived's SNMP, D-Bus and JSON. */
public enum State {
  /** Before the first decision. */
  INIT(0),
  /** Listening. */
  BACKUP(1),
  /** Holds the addresses. */
  MASTER(2),
  /** Does not take part: receives nothing, no timer runs. */
  FAULT(3);

  private final int number;

  State(int number) {
    this.number = number;
  }

  /** The number that keepalived prints for it. */
  public int number() {
    return number;
  }
}
