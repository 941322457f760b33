package io.holdfast.core;

/** At which turn of an instance a gate stands; the name is the word its command is told. */
public enum GateKind {
  /** The election is won; the addresses wait. */
  BEFORE_MASTER("notify_before_master"),
  /** A planned end of MASTER; the addresses are still served. */
  BEFORE_RELEASE("notify_before_release");

  private final String keyword;

  GateKind(String keyword) {
    this.keyword = keyword;
  }

  /** The keyword of its configuration. */
  public String keyword() {
    return keyword;
  }
}
