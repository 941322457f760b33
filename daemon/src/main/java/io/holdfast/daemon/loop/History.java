package io.holdfast.daemon.loop;

import io.holdfast.core.Transition;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The last changes of state, with their causes and wall times. Owned by the loop thread. */
public final class History {
  /** Changes that are remembered; older ones are forgotten. */
  public static final int CAPACITY = 256;

  private final Entry[] entries = new Entry[CAPACITY];
  private long count;
  private final List<Consumer<Entry>> listeners = new ArrayList<>();

  /**
   * One change.
   *
   * @param transition what changed and why
   * @param wallMillis when, milliseconds since 1970
   */
  public record Entry(Transition transition, long wallMillis) {}

  /** Makes an empty history. */
  public History() {}

  /** Tells {@code changed} of every change from here on; it must not wait. */
  public void listen(Consumer<Entry> changed) {
    listeners.add(changed);
  }

  /** Remembers a change. */
  public void add(Transition transition, long wallMillis) {
    Entry entry = new Entry(transition, wallMillis);
    entries[(int) (count % CAPACITY)] = entry;
    count++;
    for (Consumer<Entry> listener : listeners) {
      listener.accept(entry);
    }
  }

  /** The remembered changes, oldest first. */
  public List<Entry> list() {
    List<Entry> list = new ArrayList<>();
    for (long index = Math.max(0, count - CAPACITY); index < count; index++) {
      list.add(entries[(int) (index % CAPACITY)]);
    }
    return list;
  }
}
