package io.holdfast.core.spec;

import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.ip.Prefix;
import org.jspecify.annotations.Nullable;

/**
 * One line of {@code virtual_ipaddress} or {@code virtual_ipaddress_excluded}.
 *
 * @param prefix the address with its prefix length (/32 or /128 if the line names none)
 * @param interfaceName where the address is put: {@code dev}, else the instance's interface
 * @param scope kernel scope number ({@code scope}): 0 global, 253 link, 254 host
 * @param label {@code label}, or null
 * @param broadcast {@code brd}, or null for none
 * @param options the rarer options
 */
public record AddressSpec(
    Prefix prefix,
    String interfaceName,
    int scope,
    @Nullable String label,
    @Nullable IpAddress broadcast,
    AddressOptions options) {

  /** An address without the rarer options. */
  public AddressSpec(
      Prefix prefix,
      String interfaceName,
      int scope,
      @Nullable String label,
      @Nullable IpAddress broadcast) {
    this(prefix, interfaceName, scope, label, broadcast, AddressOptions.NONE);
  }

  /** The bare address. */
  public IpAddress address() {
    return prefix.address();
  }

  /** Returns this on another interface. */
  public AddressSpec on(String otherInterface) {
    return new AddressSpec(prefix, otherInterface, scope, label, broadcast, options);
  }
}
