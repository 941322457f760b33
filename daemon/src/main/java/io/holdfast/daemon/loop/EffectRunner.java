package io.holdfast.daemon.loop;

import io.holdfast.core.Effect;
import io.holdfast.core.Effects;
import java.util.ArrayDeque;

/**
 * Carries out the orders of a turn, phase after phase, and within a phase in the order of emission.
 * Adverts are sent at once. Addresses are done a slice in a turn, so that the next advert is not
 * held up by them; what tells the world of them waits until they are there. Owned by the loop
 * thread.
 */
public final class EffectRunner {
  private final AdvertPort adverts;
  private final BfdPort bfd;
  private final AddressQueue addresses;
  private final FirewallPort firewall;
  private final AnnounceQueue announcements;
  private final ReportPort reports;
  private final Faults faults;

  /** How many orders of this turn were looked at for adverts. */
  private int hastened;

  private final ArrayDeque<Effect> laterReports = new ArrayDeque<>();

  /** Makes a runner on top of what does the work. */
  public EffectRunner(Ports ports, Faults faults) {
    this.adverts = ports.adverts();
    this.bfd = ports.bfd();
    this.addresses = new AddressQueue(ports.addresses(), ports.links(), faults);
    this.firewall = ports.firewall();
    this.announcements = new AnnounceQueue(ports.announcements());
    this.reports = ports.reports();
    this.faults = faults;
  }

  /**
   * What does the work of each phase.
   *
   * @param adverts sockets and adverts
   * @param bfd sessions of BFD
   * @param addresses addresses
   * @param links interfaces and their settings
   * @param firewall the packet filter
   * @param announcements gratuitous ARP and neighbour advertisements
   * @param reports log, transitions, scripts
   */
  public record Ports(
      AdvertPort adverts,
      BfdPort bfd,
      AddressPort addresses,
      LinkPort links,
      FirewallPort firewall,
      AnnouncePort announcements,
      ReportPort reports) {}

  /**
   * Carries out what the first phase of a turn has so far, ahead of {@link #run} with the same and
   * further orders.
   */
  public void hasten(Effects effects, Answers answers) {
    if (hastened == effects.size()) {
      return;
    }
    while (hastened < effects.size()) {
      advert(effects.get(hastened++), answers);
    }
    adverts.flush(answers);
  }

  /**
   * Takes the orders of a turn and carries out all of them but address orders beyond one slice and
   * what follows those; an order that throws is reported and does not stop the others.
   */
  public void run(Effects effects, Answers answers) {
    if (effects.size() == 0) {
      return;
    }
    hasten(effects, answers);
    hastened = 0;
    for (int index = 0; index < effects.size(); index++) {
      if (effects.get(index) instanceof Effect.SetFirewall order && isEarly(order)) {
        filter(order, answers);
      }
    }
    long placeOfFirst = addresses.taken();
    for (int index = 0; index < effects.size(); index++) {
      addresses.take(effects.get(index));
    }
    addresses.runSlice(answers);
    takeAnnouncements(effects, placeOfFirst);
    releaseAnnouncements();
    for (int index = 0; index < effects.size(); index++) {
      reportInTime(effects.get(index), answers);
    }
  }

  /** Says when an advert is due next: until then there is time for more addresses in a turn. */
  public void freeUntil(long nanos) {
    addresses.freeUntil(nanos);
  }

  /** Whether addresses, and what follows them, are left for the next turns. */
  public boolean isBehind() {
    return !addresses.isEmpty() || !laterReports.isEmpty();
  }

  /** How many orders about addresses have been carried out since the start. */
  long ordersDone() {
    return addresses.done();
  }

  /** Carries out the next slice of what was left. */
  public void proceed(Answers answers) {
    addresses.runSlice(answers);
    releaseAnnouncements();
    while (addresses.isEmpty() && !laterReports.isEmpty()) {
      report(laterReports.removeFirst(), answers);
    }
  }

  private void advert(Effect effect, Answers answers) {
    try {
      if (effect instanceof Effect.SendAdvert order) {
        adverts.send(order, answers);
      } else if (effect instanceof Effect.PrepareAdvert order) {
        adverts.prepare(order.advert(), answers);
      } else if (effect instanceof Effect.OpenSocket order) {
        adverts.open(order, answers);
      } else if (effect instanceof Effect.SizeSocket order) {
        adverts.size(order);
      } else if (effect instanceof Effect.FilterSocket order) {
        adverts.filter(order);
      } else if (effect instanceof Effect.CloseSocket order) {
        adverts.close(order, answers);
      } else if (effect instanceof Effect.SendBfd order) {
        bfd.send(order, answers);
      } else if (effect instanceof Effect.OpenBfd order) {
        bfd.open(order, answers);
      } else if (effect instanceof Effect.CloseBfd order) {
        bfd.close(order);
      }
    } catch (RuntimeException | AssertionError fault) {
      faults.report(effect, fault);
    }
  }

  private void takeAnnouncements(Effects effects, long placeOfFirst) {
    long place = placeOfFirst;
    for (int index = 0; index < effects.size(); index++) {
      Effect effect = effects.get(index);
      if (effect instanceof Effect.Announce order) {
        announcements.take(order, place);
      } else if (effect instanceof Effect.RemoveAddress order) {
        announcements.withdraw(order, place++);
      } else if (effect.phase() == Effect.Phase.ADDRESS) {
        place++;
      }
    }
    announcements.endTurn();
  }

  private void releaseAnnouncements() {
    if (!announcements.isEmpty()) {
      announcements.release(addresses.done(), addresses.taken());
    }
  }

  /** Who is told of a change finds the addresses as the change leaves them. */
  private void reportInTime(Effect effect, Answers answers) {
    boolean isLater =
        effect instanceof Effect.Publish
            || effect instanceof Effect.Notify
            || effect instanceof Effect.SetFirewall
            || effect instanceof Effect.Stopped;
    if (isLater && isBehind()) {
      laterReports.addLast(effect);
    } else {
      report(effect, answers);
    }
  }

  private void filter(Effect.SetFirewall order, Answers answers) {
    try {
      firewall.set(order, answers);
    } catch (RuntimeException | AssertionError fault) {
      faults.report(order, fault);
    }
  }

  private static boolean isEarly(Effect.SetFirewall order) {
    return order.moment() == Effect.SetFirewall.Moment.BEFORE_ADDRESSES;
  }

  private void report(Effect effect, Answers answers) {
    try {
      switch (effect) {
        case Effect.Log order -> reports.log(order);
        case Effect.Publish order -> reports.publish(order);
        case Effect.Notify order -> reports.tell(order);
        case Effect.RunScript order -> reports.run(order);
        case Effect.RunGate order -> reports.run(order);
        case Effect.CancelGate order -> reports.cancel(order);
        case Effect.SetFirewall order -> {
          if (!isEarly(order)) {
            firewall.set(order, answers);
          }
        }
        case Effect.Stopped ignored -> reports.stopped();
        case Effect.OpenSocket ignored -> {}
        case Effect.SizeSocket ignored -> {}
        case Effect.FilterSocket ignored -> {}
        case Effect.CloseSocket ignored -> {}
        case Effect.SendAdvert ignored -> {}
        case Effect.PrepareAdvert ignored -> {}
        case Effect.OpenBfd ignored -> {}
        case Effect.CloseBfd ignored -> {}
        case Effect.SendBfd ignored -> {}
        case Effect.AddAddress ignored -> {}
        case Effect.RenewAddress ignored -> {}
        case Effect.RemoveAddress ignored -> {}
        case Effect.LinkOrder ignored -> {}
        case Effect.AddRouting ignored -> {}
        case Effect.RemoveRouting ignored -> {}
        case Effect.Announce order -> reports.announced(order);
      }
    } catch (RuntimeException | AssertionError fault) {
      faults.report(effect, fault);
    }
  }
}
