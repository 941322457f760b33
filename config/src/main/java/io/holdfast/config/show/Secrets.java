package io.holdfast.config.show;

/** What becomes of passwords. */
public enum Secrets {
  /** They are replaced by asterisks. */
  MASKED,
  /** They are shown, so that the text can be loaded again. */
  SHOWN;

  private static final String MASK = "********";

  /** Returns a secret, or what stands for it. */
  String shown(String secret) {
    return this == MASKED ? MASK : secret;
  }
}
