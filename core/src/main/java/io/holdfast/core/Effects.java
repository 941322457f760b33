package io.holdfast.core;

import io.holdfast.wire.ip.IpAddress;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The orders of one turn, in order of emission. Reused from turn to turn: adding allocates only
 * while it grows. Owned by the loop thread.
 */
public final class Effects {
  private static final int INITIAL_CAPACITY = 64;

  private @Nullable Effect[] items = new Effect[INITIAL_CAPACITY];
  private int size;
  private int announcements;

  /** Creates an empty list. */
  public Effects() {}

  /** Adds an order. */
  public void add(Effect effect) {
    if (size == items.length) {
      items = Arrays.copyOf(items, size * 2);
    }
    items[size++] = effect;
    if (effect instanceof Effect.Announce) {
      announcements++;
    }
  }

  /** Adds a log line. */
  public void log(LogEvent event, @Nullable Object... arguments) {
    add(new Effect.Log(event, arguments));
  }

  /** Number of orders. */
  public int size() {
    return size;
  }

  /**
   * The order at a position.
   *
   * @param index 0 up to {@link #size} - 1
   */
  public Effect get(int index) {
    Objects.checkIndex(index, size);
    return Objects.requireNonNull(items[index]);
  }

  /**
   * Takes back the announcements of an address that is about to go: none may leave after it, when
   * another router announces it already.
   */
  public void withdrawAnnouncements(int ifIndex, IpAddress address) {
    if (announcements == 0) {
      return;
    }
    int kept = 0;
    for (int index = 0; index < size; index++) {
      boolean isWithdrawn =
          items[index] instanceof Effect.Announce announce
              && announce.ifIndex() == ifIndex
              && announce.address().equals(address);
      if (!isWithdrawn) {
        items[kept++] = items[index];
      }
    }
    Arrays.fill(items, kept, size, null);
    announcements -= size - kept;
    size = kept;
  }

  /** Forgets all orders and keeps the room. */
  public void clear() {
    Arrays.fill(items, 0, size, null);
    size = 0;
    announcements = 0;
  }
}
