package io.holdfast.config.parse;

import io.holdfast.config.check.Place;
import io.holdfast.core.spec.AddressOptions;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.ip.Prefix;
import org.jspecify.annotations.Nullable;

/**
 * One address line as written.
 *
 * @param prefix the address with its prefix length
 * @param interfaceName {@code dev}; empty for the instance's interface
 * @param scope the kernel's number
 * @param label {@code label} or null
 * @param broadcast {@code brd} or null
 * @param options the rarer options
 * @param place where the line begins
 */
public record AddressDraft(
    Prefix prefix,
    String interfaceName,
    int scope,
    @Nullable String label,
    @Nullable IpAddress broadcast,
    AddressOptions options,
    Place place) {}
