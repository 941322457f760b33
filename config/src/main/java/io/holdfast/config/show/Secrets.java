package io.holdfast.config.show;

import io.holdfast.core.spec.host.HmacKeySpec;

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

  /** As {@link #shown} of a key: asterisks as long as a key must be, so that the text is sound. */
  String shownKey(String key) {
    return this == MASKED ? "*".repeat(HmacKeySpec.MIN_OCTETS) : key;
  }
}
