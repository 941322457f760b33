package io.holdfast.core.announce;

import io.holdfast.core.Effect;
import io.holdfast.core.Effects;
import io.holdfast.core.LogEvent;
import io.holdfast.core.address.AddressPlan;
import io.holdfast.core.address.VirtualAddress;
import io.holdfast.core.spec.AnnounceSpec;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.timer.DeadlineHeap;
import io.holdfast.core.timer.Timer;
import io.holdfast.core.timer.TimerQueue;
import io.holdfast.wire.ip.Family;
import java.util.List;
import java.util.function.IntSupplier;

/**
 * When a master announces its addresses: a burst at once, a second one after a delay, then a
 * refresh. In a burst every address is announced once before any is announced again, because the
 * first announcement of an address is the one that moves its traffic.
 */
public final class AnnounceSchedule {
  private final AddressPlan plan;
  private final AnnouncePacer pacer;
  private final Timer secondBurst;
  private final Timer refresh;
  private final Timer lowerPriorityBurst;
  private final Timer confirmation;
  private final ExtraInterfaces extra;
  private long secondConfirmationNanos;
  private AnnounceSpec spec;
  private String name;

  /**
   * What it announces, and with what.
   *
   * @param plan the addresses to announce
   * @param timers where it waits
   * @param pacer what holds announcements back where a gap between them is wanted
   * @param advertInterface the index of the interface of the adverts, 0 for none
   */
  public record Parts(
      AddressPlan plan, TimerQueue timers, AnnouncePacer pacer, IntSupplier advertInterface) {}

  /**
   * Creates one with nothing due.
   *
   * @param parts what it announces, and with what
   * @param router the instance's name, for the log, and the schedule
   */
  public AnnounceSchedule(Parts parts, RouterSpec router) {
    TimerQueue timers = parts.timers();
    this.plan = parts.plan();
    this.pacer = parts.pacer();
    this.name = router.name();
    this.spec = router.announce();
    this.secondBurst = timers.create(this::sendSecondBurst);
    this.refresh = timers.create(this::sendRefresh);
    this.lowerPriorityBurst = timers.create(this::sendLowerPriorityBurst);
    this.confirmation = timers.create(this::confirm);
    this.extra =
        new ExtraInterfaces(
            plan, timers, parts.advertInterface(), (now, out) -> burst(1, now, out));
    this.extra.update(router.host().extraAnnounce(), 0);
  }

  /** Takes a changed schedule; while addresses are held, the refresh follows it at once. */
  public void update(RouterSpec router, long nowNanos) {
    name = router.name();
    AnnounceSpec changed = router.announce();
    extra.update(router.host().extraAnnounce(), nowNanos);
    boolean hasOtherRefresh = changed.refreshNanos() != spec.refreshNanos();
    spec = changed;
    if (hasOtherRefresh && plan.isHolding()) {
      refresh.cancel();
      if (spec.refreshNanos() > 0) {
        refresh.schedule(nowNanos + spec.refreshNanos());
      }
    }
  }

  /** Makes what will be announced ahead of time: when addresses are taken, clients wait for it. */
  public void prepare() {
    for (int index = 0; index < plan.addresses().size(); index++) {
      plan.addresses().get(index).prepare();
    }
  }

  /** The addresses have just been taken. */
  public void started(long nowNanos, Effects out) {
    added(plan.addresses(), nowNanos, out);
    if (spec.refreshNanos() > 0) {
      refresh.schedule(nowNanos + spec.refreshNanos());
    }
    extra.start(nowNanos);
  }

  /**
   * The addresses have just been taken from a router that still serves: one that does not work here
   * yet is announced when it does.
   */
  public void startedBesideAnother(long nowNanos, Effects out) {
    for (int index = 0; index < plan.addresses().size(); index++) {
      VirtualAddress address = plan.addresses().get(index);
      address.owedAnnouncements(address.isOnItsWay() ? spec.repeat() : 0);
    }
    started(nowNanos, out);
  }

  /** Says once more who has the addresses. */
  public void again(long nowNanos, Effects out) {
    if (spec.repeat() > 0) {
      burstOfAll(1, nowNanos, out);
    }
  }

  /**
   * Another host may still answer for the addresses: says once more who has them when it has most
   * likely ended, and again when it has for certain.
   */
  public void confirmAt(long likelyNanos, long certainNanos) {
    if (spec.repeat() > 0) {
      secondConfirmationNanos = certainNanos;
      confirmation.schedule(likelyNanos);
    }
  }

  /** Some addresses have just been taken: only they are announced. */
  public void added(List<VirtualAddress> addresses, long nowNanos, Effects out) {
    for (int index = 0; index < addresses.size(); index++) {
      VirtualAddress address = addresses.get(index);
      address.inBurst(true);
      if (spec.delayNanos() > 0) {
        address.secondBurstNanos(nowNanos + spec.delayNanos());
      }
    }
    burst(spec.repeat(), nowNanos, out);
    if (spec.delayNanos() > 0 && !addresses.isEmpty()) {
      secondBurst.scheduleAtLatest(nowNanos + spec.delayNanos());
    }
  }

  /** An address works that was to be announced before: it is announced now. */
  public void appeared(VirtualAddress address, long nowNanos, Effects out) {
    int repeat = address.owedAnnouncements();
    address.owedAnnouncements(0);
    first(address, repeat, nowNanos, out);
    for (int round = 1; round < repeat; round++) {
      again(address, out);
    }
  }

  /** An address was put back: only it is announced. */
  public void repaired(VirtualAddress address, long nowNanos, Effects out) {
    address.inBurst(true);
    burst(spec.repeat(), nowNanos, out);
  }

  /** A router of lower priority has advertised, so switches may have learnt the wrong port. */
  public void lowerPriorityHeard(long nowNanos, Effects out) {
    if (spec.lowerPriorityRepeat() > 0) {
      burstOfAll(spec.lowerPriorityRepeat(), nowNanos, out);
      if (spec.lowerPriorityDelayNanos() > 0) {
        lowerPriorityBurst.scheduleAtLatest(nowNanos + spec.lowerPriorityDelayNanos());
      }
    }
  }

  /** The addresses are given up: nothing is announced any more. */
  public void cancel() {
    secondBurst.cancel();
    refresh.cancel();
    lowerPriorityBurst.cancel();
    confirmation.cancel();
    extra.cancel();
    pacer.forget(plan.addresses());
    for (int index = 0; index < plan.addresses().size(); index++) {
      plan.addresses().get(index).secondBurstNanos(DeadlineHeap.NONE);
      plan.addresses().get(index).owedAnnouncements(0);
    }
  }

  /** Gives the timers back. */
  public void release() {
    secondBurst.release();
    refresh.release();
    lowerPriorityBurst.release();
    confirmation.release();
    extra.release();
  }

  private void sendSecondBurst(long deadlineNanos, long nowNanos, Effects out) {
    long next = DeadlineHeap.NONE;
    for (int index = 0; index < plan.addresses().size(); index++) {
      VirtualAddress address = plan.addresses().get(index);
      if (address.secondBurstNanos() <= nowNanos) {
        address.secondBurstNanos(DeadlineHeap.NONE);
        address.inBurst(true);
      }
      next = Math.min(next, address.secondBurstNanos());
    }
    burst(spec.repeat(), nowNanos, out);
    secondBurst.schedule(next);
  }

  private void sendRefresh(long deadlineNanos, long nowNanos, Effects out) {
    burstOfAll(spec.refreshRepeat(), nowNanos, out);
    refresh.schedule(Timer.nextSlot(deadlineNanos, spec.refreshNanos(), nowNanos));
  }

  private void sendLowerPriorityBurst(long deadlineNanos, long nowNanos, Effects out) {
    burstOfAll(spec.lowerPriorityRepeat(), nowNanos, out);
  }

  private void confirm(long deadlineNanos, long nowNanos, Effects out) {
    burstOfAll(1, nowNanos, out);
    if (nowNanos < secondConfirmationNanos) {
      confirmation.schedule(secondConfirmationNanos);
    }
  }

  private void burstOfAll(int repeat, long nowNanos, Effects out) {
    for (int index = 0; index < plan.addresses().size(); index++) {
      plan.addresses().get(index).inBurst(true);
    }
    burst(repeat, nowNanos, out);
  }

  private void burst(int repeat, long nowNanos, Effects out) {
    List<VirtualAddress> addresses = plan.addresses();
    for (int index = 0; index < addresses.size(); index++) {
      VirtualAddress address = addresses.get(index);
      address.inBurst(address.inBurst() && address.owedAnnouncements() == 0);
    }
    for (int round = 0; round < repeat; round++) {
      for (int index = 0; index < addresses.size(); index++) {
        VirtualAddress address = addresses.get(index);
        if (address.inBurst() && round == 0) {
          first(address, repeat, nowNanos, out);
        } else if (address.inBurst()) {
          again(address, out);
        }
      }
    }
    for (int index = 0; index < addresses.size(); index++) {
      addresses.get(index).inBurst(false);
    }
  }

  /** The first announcement of a burst; what keeps gaps takes care of the others, too. */
  private void first(VirtualAddress address, int repeat, long nowNanos, Effects out) {
    Effect.Announce announcement = address.announcement();
    if (announcement == null) {
      return;
    }
    report(announcement, out);
    if (pacer.isPacing(announcement.interfaceName(), announcement.address().family())) {
      pacer.announce(address, repeat, nowNanos, out);
    } else {
      out.add(announcement);
    }
  }

  private void again(VirtualAddress address, Effects out) {
    Effect.Announce announcement = address.announcement();
    if (announcement != null
        && !pacer.isPacing(announcement.interfaceName(), announcement.address().family())) {
      out.add(announcement);
    }
  }

  private void report(Effect.Announce announcement, Effects out) {
    LogEvent line =
        announcement.address().family() == Family.IPV4
            ? LogEvent.SENDING_GARPS
            : LogEvent.SENDING_NEIGHBOUR_ADVERTS;
    out.log(line, name, announcement.interfaceName(), announcement.address());
  }
}
