package io.holdfast.linux.event;

import io.holdfast.linux.ffm.Architecture;
import io.holdfast.linux.ffm.NativeMemory;

/** An array of {@code struct epoll_event}, which is packed on x86-64 only. */
final class EventMemory implements AutoCloseable {
  private static final boolean PACKED = Architecture.current() == Architecture.X86_64;
  private static final int EVENT_BYTES = PACKED ? 12 : 16;
  private static final int TOKEN = PACKED ? 4 : 8;

  private final NativeMemory memory;

  EventMemory(int capacity) {
    memory = NativeMemory.allocate(capacity * EVENT_BYTES);
  }

  long address() {
    return memory.address();
  }

  void set(int index, int events, long token) {
    memory.bytes().putInt(index * EVENT_BYTES, events);
    memory.bytes().putLong(index * EVENT_BYTES + TOKEN, token);
  }

  int events(int index) {
    return memory.bytes().getInt(index * EVENT_BYTES);
  }

  long token(int index) {
    return memory.bytes().getLong(index * EVENT_BYTES + TOKEN);
  }

  @Override
  public void close() {
    memory.close();
  }
}
