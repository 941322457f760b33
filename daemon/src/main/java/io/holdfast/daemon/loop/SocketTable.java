package io.holdfast.daemon.loop;

import io.holdfast.core.Effect;
import io.holdfast.core.SocketSpec;
import io.holdfast.linux.net.SendBatch;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The open sockets by the ids the engine gave them. Owned by the loop thread. */
final class SocketTable {
  private static final int INITIAL_CAPACITY = 8;

  private Entry[] entries = new Entry[INITIAL_CAPACITY];
  private int size;

  /** One pair of sockets and the adverts that wait for it. */
  static final class Entry {
    private static final int BATCH_MESSAGES = 64;

    private final int socketId;
    private final SocketSpec spec;
    private final SocketPair pair;
    private final SendBatch batch = new SendBatch(BATCH_MESSAGES);
    private boolean isOpen = true;

    private Entry(Effect.OpenSocket order, SocketPair pair) {
      this.socketId = order.socketId();
      this.spec = order.socket();
      this.pair = pair;
    }

    int socketId() {
      return socketId;
    }

    SocketSpec spec() {
      return spec;
    }

    SocketPair pair() {
      return pair;
    }

    SendBatch batch() {
      return batch;
    }

    boolean isOpen() {
      return isOpen;
    }
  }

  /** Adds an open pair. */
  Entry add(Effect.OpenSocket order, SocketPair pair) {
    if (size == entries.length) {
      entries = Arrays.copyOf(entries, size * 2);
    }
    Entry entry = new Entry(order, pair);
    entries[size++] = entry;
    return entry;
  }

  /** The open pair of an id, or null. */
  @Nullable Entry find(int socketId) {
    for (int index = 0; index < size; index++) {
      if (entries[index].socketId == socketId) {
        return entries[index];
      }
    }
    return null;
  }

  /** Number of open pairs. */
  int size() {
    return size;
  }

  /** An open pair by position, 0 up to {@link #size} - 1. */
  Entry at(int index) {
    return entries[index];
  }

  /** Closes a pair and forgets it; what waits in its batch is dropped. */
  void close(Entry entry) {
    for (int index = 0; index < size; index++) {
      if (entries[index] == entry) {
        entries[index] = entries[--size];
        entry.isOpen = false;
        entry.pair.closer().run();
        entry.batch.close();
        return;
      }
    }
  }
}
