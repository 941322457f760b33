package io.holdfast.core.address;

import io.holdfast.wire.ip.Prefix;
import org.jspecify.annotations.Nullable;

/**
 * What the kernel knows an address by. Immutable.
 *
 * @param ifIndex the interface
 * @param prefix address and prefix length
 */
public record AddressKey(int ifIndex, Prefix prefix) {
  /** Written out: what the compiler makes of a record goes by method handles, slow at first. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof AddressKey key && ifIndex == key.ifIndex && prefix.equals(key.prefix);
  }

  @Override
  public int hashCode() {
    return prefix.hashCode() * 31 + ifIndex;
  }
}
