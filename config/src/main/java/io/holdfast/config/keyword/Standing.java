package io.holdfast.config.keyword;

/** What becomes of a keyword. */
public enum Standing {
  /** It does what keepalived does. */
  ACTED("acted on"),
  /** Nothing needs to be done for it. */
  NEEDLESS("accepted; nothing needs to be done for it"),
  /** Its values are checked, but nothing comes of them. */
  ACCEPTED("accepted, not acted on"),
  /** It belongs to LVS or to checkers. */
  LVS("skipped: LVS"),
  /** An old name that is acted on. */
  RENAMED("deprecated, acted on"),
  /** An old name whose values are checked, but nothing comes of them. */
  REPLACED("deprecated, not acted on");

  private final String sentence;

  Standing(String sentence) {
    this.sentence = sentence;
  }

  /** Returns the standing in words. */
  public String sentence() {
    return sentence;
  }

  /** Returns whether anything comes of the keyword. */
  public boolean hasEffect() {
    return this != ACCEPTED && this != REPLACED;
  }

  /** Returns whether a class of the parser must read the keyword. */
  public boolean isActed() {
    return this == ACTED || this == RENAMED;
  }
}
