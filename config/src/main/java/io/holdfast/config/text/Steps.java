package io.holdfast.config.text;

/** The work that one load may do, counted down. Ends loops that a configuration makes endless. */
final class Steps {
  private int left;

  Steps(int allowed) {
    left = allowed;
  }

  /** Takes one step; returns false when none is left. */
  boolean take() {
    if (left == 0) {
      return false;
    }
    left--;
    return true;
  }
}
