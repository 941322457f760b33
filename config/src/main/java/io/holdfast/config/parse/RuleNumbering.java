package io.holdfast.config.parse;

import io.holdfast.wire.ip.Family;
import org.jspecify.annotations.Nullable;

/** The preferences of rules that have none: counted down for each family. */
final class RuleNumbering {
  private static final int FIRST = 16_384;

  private int nextIpv4 = FIRST;
  private int nextIpv6 = FIRST;

  int next(@Nullable Family family) {
    return family == Family.IPV6 ? nextIpv6-- : nextIpv4--;
  }
}
