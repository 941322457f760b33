package io.holdfast.sim.world;

import io.holdfast.core.AdvertMessage;
import io.holdfast.core.SealSpec;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Adverts that somebody has kept, to send them again one day. */
final class Archive {
  private static final int ROOM = 200;

  private final Deque<Entry> entries = new ArrayDeque<>();
  private long numbers;

  /**
   * A kept advert.
   *
   * @param number grows with each
   * @param segment where it was sent
   * @param datagram the advert
   * @param sender its source and virtual router
   * @param resigns whether it has priority 0
   * @param isSealed whether it has a number and a proof
   */
  record Entry(
      long number,
      String segment,
      Datagram datagram,
      String sender,
      boolean resigns,
      boolean isSealed) {}

  /** Keeps an advert. */
  Entry keep(String segment, Datagram datagram, AdvertMessage message) {
    String sender = message.source() + " " + message.advertisement().vrid();
    boolean resigns = message.advertisement().priority() == 0;
    boolean isSealed = !(message.seal() instanceof SealSpec.None);
    Entry entry = new Entry(++numbers, segment, datagram, sender, resigns, isSealed);
    entries.add(entry);
    if (entries.size() > ROOM) {
      entries.remove();
    }
    return entry;
  }

  /** Takes out the one that would do most harm; null if none may be sent. */
  @Nullable Entry take(Predicate<Entry> isAllowed) {
    Entry chosen = null;
    for (Entry entry : entries) {
      boolean isWorse = chosen == null || (entry.resigns && !chosen.resigns);
      if (isWorse && isAllowed.test(entry)) {
        chosen = entry;
      }
    }
    entries.remove(chosen);
    return chosen;
  }
}
