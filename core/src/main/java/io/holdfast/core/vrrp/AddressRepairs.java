package io.holdfast.core.vrrp;

import io.holdfast.core.Effect;
import io.holdfast.core.Effects;
import io.holdfast.core.Input;
import io.holdfast.core.LogEvent;
import io.holdfast.core.address.AddressPlan;
import io.holdfast.core.address.VirtualAddress;

/**
 * What a virtual router does about an address of its own that is gone. Once another router serves,
 * it stays away: its clients are there.
 */
record AddressRepairs(VirtualRouter router) implements AddressPlan.Repairs {
  @Override
  public void repaired(VirtualAddress address, long nowNanos, Effects out) {
    if (address.wasMissed()) {
      boolean isExpired = address.lost() == Input.AddressRemoved.Why.EXPIRED;
      router.counters().addressRepairs++;
      out.log(
          isExpired ? LogEvent.ADDRESS_EXPIRED : LogEvent.ADDRESS_REPAIRED,
          router.spec().name(),
          address.spec().prefix(),
          address.spec().interfaceName());
    }
    router.announcements().repaired(address, nowNanos, out);
  }

  @Override
  public void appeared(VirtualAddress address, long nowNanos, Effects out) {
    router.announcements().appeared(address, nowNanos, out);
  }

  @Override
  public void refused(VirtualAddress address, Effect.Log line, Effects out) {
    router.counters().addressRefusals++;
    out.add(line);
  }

  @Override
  public String name() {
    return router.spec().name();
  }

  @Override
  public boolean isMissed() {
    return !router.active().hasHeir();
  }
}
