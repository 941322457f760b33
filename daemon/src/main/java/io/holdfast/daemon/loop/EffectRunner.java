package io.holdfast.daemon.loop;

import io.holdfast.core.Effect;
import io.holdfast.core.Effects;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * Carries out the orders of a turn, phase after phase, and within a phase in the order of emission;
 * only repeated announcements wait for the first one of every address. Owned by the loop thread.
 */
public final class EffectRunner {
  private final AdvertPort adverts;
  private final AddressPort addresses;
  private final AnnouncePort announcements;
  private final ReportPort reports;
  private final Faults faults;
  private final Set<Effect.Announce> firstOnes = Collections.newSetFromMap(new IdentityHashMap<>());

  /** Makes a runner on top of what does the work. */
  public EffectRunner(Ports ports, Faults faults) {
    this.adverts = ports.adverts();
    this.addresses = ports.addresses();
    this.announcements = ports.announcements();
    this.reports = ports.reports();
    this.faults = faults;
  }

  /**
   * What does the work of each phase.
   *
   * @param adverts sockets and adverts
   * @param addresses addresses
   * @param announcements gratuitous ARP and neighbour advertisements
   * @param reports log, transitions, scripts
   */
  public record Ports(
      AdvertPort adverts, AddressPort addresses, AnnouncePort announcements, ReportPort reports) {}

  /** Carries out all orders; an order that throws is reported and does not stop the others. */
  public void run(Effects effects, Answers answers) {
    if (effects.size() == 0) {
      return;
    }
    for (int index = 0; index < effects.size(); index++) {
      advert(effects.get(index), answers);
    }
    adverts.flush(answers);
    for (int index = 0; index < effects.size(); index++) {
      address(effects.get(index), answers);
    }
    addresses.flush(answers);
    announce(effects);
    for (int index = 0; index < effects.size(); index++) {
      report(effects.get(index));
    }
  }

  private void advert(Effect effect, Answers answers) {
    try {
      if (effect instanceof Effect.SendAdvert order) {
        adverts.send(order, answers);
      } else if (effect instanceof Effect.OpenSocket order) {
        adverts.open(order, answers);
      } else if (effect instanceof Effect.CloseSocket order) {
        adverts.close(order, answers);
      }
    } catch (RuntimeException | AssertionError fault) {
      faults.report(effect, fault);
    }
  }

  private void address(Effect effect, Answers answers) {
    try {
      if (effect instanceof Effect.AddAddress order) {
        addresses.add(order, answers);
      } else if (effect instanceof Effect.RemoveAddress order) {
        addresses.remove(order, answers);
      }
    } catch (RuntimeException | AssertionError fault) {
      faults.report(effect, fault);
    }
  }

  /** Whoever ordered it: the first of every address, which moves its traffic, before others. */
  private void announce(Effects effects) {
    for (int index = 0; index < effects.size(); index++) {
      if (effects.get(index) instanceof Effect.Announce order && firstOnes.add(order)) {
        announcements.announce(order);
      }
    }
    boolean hasAnnounced = !firstOnes.isEmpty();
    for (int index = 0; hasAnnounced && index < effects.size(); index++) {
      if (effects.get(index) instanceof Effect.Announce order && !firstOnes.remove(order)) {
        announcements.announce(order);
      }
    }
    announcements.flush();
  }

  private void report(Effect effect) {
    try {
      switch (effect) {
        case Effect.Log order -> reports.log(order);
        case Effect.Publish order -> reports.publish(order);
        case Effect.RunScript order -> reports.run(order);
        case Effect.Stopped ignored -> reports.stopped();
        case Effect.OpenSocket ignored -> {}
        case Effect.CloseSocket ignored -> {}
        case Effect.SendAdvert ignored -> {}
        case Effect.AddAddress ignored -> {}
        case Effect.RemoveAddress ignored -> {}
        case Effect.Announce order -> reports.announced(order);
      }
    } catch (RuntimeException | AssertionError fault) {
      faults.report(effect, fault);
    }
  }
}
