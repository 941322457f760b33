package io.holdfast.core.announce;

import io.holdfast.core.Effect;
import io.holdfast.core.Effects;
import io.holdfast.core.address.AddressPlan;
import io.holdfast.core.address.VirtualAddress;
import io.holdfast.core.spec.host.ExtraAnnounceSpec;
import io.holdfast.core.timer.Timer;
import io.holdfast.core.timer.TimerQueue;
import io.holdfast.wire.ip.MacAddress;
import java.util.List;
import java.util.function.IntSupplier;

/**
 * Announces an address of each interface that carries addresses but no adverts, again and again
 * ({@code garp_extra_if}): adverts are what keeps switches from forgetting where an interface is,
 * and there are none there.
 */
final class ExtraInterfaces {
  private static final long NANOS = 1_000_000_000L;

  /** 00-00-5E-00-01-00 and 00-00-5E-00-02-00 without their last octets, RFC 9568 section 7.3. */
  private static final long VIRTUAL_IPV4 = 0x00_00_5e_00_01L;

  private static final long VIRTUAL_IPV6 = 0x00_00_5e_00_02L;

  private final AddressPlan plan;
  private final IntSupplier advertInterface;
  private final Burst burst;
  private final Timer timer;
  private ExtraAnnounceSpec spec;

  /** Announces the addresses that are in the burst, once. */
  @FunctionalInterface
  interface Burst {
    void announce(long nowNanos, Effects out);
  }

  /**
   * Creates one with nothing due.
   *
   * @param plan the addresses
   * @param timers where it waits
   * @param advertInterface the index of the interface of the adverts, 0 for none
   * @param burst what announces
   */
  ExtraInterfaces(AddressPlan plan, TimerQueue timers, IntSupplier advertInterface, Burst burst) {
    this.plan = plan;
    this.advertInterface = advertInterface;
    this.burst = burst;
    this.spec = ExtraAnnounceSpec.NONE;
    this.timer = timers.create(this::announce);
  }

  /** Takes the configured period; while addresses are held, it follows it at once. */
  void update(ExtraAnnounceSpec changed, long nowNanos) {
    boolean hasChanged = !changed.equals(spec);
    spec = changed;
    if (hasChanged && plan.isHolding()) {
      start(nowNanos);
    }
  }

  /** The addresses have just been taken. */
  void start(long nowNanos) {
    timer.cancel();
    if (spec.seconds() > 0) {
      timer.schedule(nowNanos + spec.seconds() * NANOS);
    }
  }

  void cancel() {
    timer.cancel();
  }

  void release() {
    timer.release();
  }

  private void announce(long deadlineNanos, long nowNanos, Effects out) {
    List<VirtualAddress> addresses = plan.addresses();
    for (int index = 0; index < addresses.size(); index++) {
      VirtualAddress address = addresses.get(index);
      if (isExtra(address) && isFirstOfItsInterface(index)) {
        address.inBurst(true);
      }
    }
    burst.announce(nowNanos, out);
    timer.schedule(Timer.nextSlot(deadlineNanos, spec.seconds() * NANOS, nowNanos));
  }

  private boolean isFirstOfItsInterface(int index) {
    List<VirtualAddress> addresses = plan.addresses();
    for (int earlier = 0; earlier < index; earlier++) {
      VirtualAddress other = addresses.get(earlier);
      if (other.ifIndex() == addresses.get(index).ifIndex() && other.announcement() != null) {
        return false;
      }
    }
    return true;
  }

  private boolean isExtra(VirtualAddress address) {
    Effect.Announce announcement = address.announcement();
    return announcement != null
        && announcement.ifIndex() != advertInterface.getAsInt()
        && (spec.all() || isVirtual(announcement.mac()));
  }

  private static boolean isVirtual(MacAddress mac) {
    long prefix = mac.value() >>> Byte.SIZE;
    return prefix == VIRTUAL_IPV4 || prefix == VIRTUAL_IPV6;
  }
}
