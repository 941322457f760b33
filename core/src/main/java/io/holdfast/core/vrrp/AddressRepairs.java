package io.holdfast.core.vrrp;

import io.holdfast.core.Effects;
import io.holdfast.core.address.AddressPlan;
import io.holdfast.core.address.VirtualAddress;

/**
 * What a virtual router does about an address of its own that is gone. Once another router serves,
 * it stays away: its clients are there.
 */
record AddressRepairs(VirtualRouter router) implements AddressPlan.Repairs {
  @Override
  public void repaired(VirtualAddress address, long nowNanos, Effects out) {
    router.repaired(address, nowNanos, out);
  }

  @Override
  public boolean isMissed() {
    return !router.hasHeir();
  }
}
