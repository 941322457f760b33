package io.holdfast.config.show;

/** What becomes of passwords. */
public enum Secrets {
  /** They are replaced by asterisks. */
  MASKED,
  /** They are shown, so that the text can be loaded again. */
  SHOWN
}
