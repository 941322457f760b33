package io.holdfast.linux.ffm;

import java.nio.ByteBuffer;

/**
 * An array of {@code struct mmsghdr}, each with one {@code struct iovec}, as sendmmsg and recvmmsg
 * take it.
 *
 * <p>Layout of 64-bit Linux, equal on x86-64 and aarch64. One thread at a time. Allocates nothing
 * after construction.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/sendmmsg.2.html">sendmmsg(2)</a>
 * @see <a href="https://man7.org/linux/man-pages/man2/recvmmsg.2.html">recvmmsg(2)</a>
 */
public final class MessageVector implements AutoCloseable {
  /** The kernel looks at no more messages in one call, UIO_MAXIOV. */
  public static final int MAX_MESSAGES = 1024;

  private static final int HEADER_BYTES = 64;
  private static final int NAME = 0;
  private static final int NAME_LENGTH = 8;
  private static final int VECTOR = 16;
  private static final int VECTOR_COUNT = 24;
  private static final int CONTROL = 32;
  private static final int CONTROL_LENGTH = 40;
  private static final int FLAGS = 48;
  private static final int MESSAGE_LENGTH = 56;
  private static final int IO_VECTOR_BYTES = 16;
  private static final int IO_VECTOR_LENGTH = 8;

  private final NativeMemory headers;
  private final NativeMemory vectors;
  private final int capacity;

  /** Makes room for {@code capacity} messages, 1 to {@link #MAX_MESSAGES}. */
  public MessageVector(int capacity) {
    if (capacity < 1 || capacity > MAX_MESSAGES) {
      throw new IllegalArgumentException("capacity " + capacity);
    }
    this.capacity = capacity;
    headers = NativeMemory.allocate(capacity * HEADER_BYTES);
    vectors = NativeMemory.allocate(capacity * IO_VECTOR_BYTES);
    ByteBuffer bytes = headers.bytes();
    for (int index = 0; index < capacity; index++) {
      bytes.putLong(at(index, VECTOR), vectors.address() + (long) index * IO_VECTOR_BYTES);
      bytes.putLong(at(index, VECTOR_COUNT), 1);
    }
  }

  /** Returns the number of messages there is room for. */
  public int capacity() {
    return capacity;
  }

  /** Returns the address of message {@code index}, to start a call there. */
  public long address(int index) {
    return headers.address() + (long) index * HEADER_BYTES;
  }

  /** Points the message at its payload. */
  public void payload(int index, long address, int length) {
    vectors.bytes().putLong(index * IO_VECTOR_BYTES, address);
    vectors.bytes().putLong(index * IO_VECTOR_BYTES + IO_VECTOR_LENGTH, length);
  }

  /** Points the message at its socket address, or at room for one. */
  public void name(int index, long address, int length) {
    headers.bytes().putLong(at(index, NAME), address);
    headers.bytes().putInt(at(index, NAME_LENGTH), length);
  }

  /** Points the message at its control data, or at room for it; zero and zero for none. */
  public void control(int index, long address, int length) {
    headers.bytes().putLong(at(index, CONTROL), address);
    headers.bytes().putLong(at(index, CONTROL_LENGTH), length);
  }

  /** Restores the lengths of name and control room that a receive has overwritten. */
  public void renew(int index, int nameLength, int controlLength) {
    headers.bytes().putInt(at(index, NAME_LENGTH), nameLength);
    headers.bytes().putLong(at(index, CONTROL_LENGTH), controlLength);
    headers.bytes().putInt(at(index, FLAGS), 0);
  }

  /** Returns the bytes transferred for the message. */
  public int transferred(int index) {
    return headers.bytes().getInt(at(index, MESSAGE_LENGTH));
  }

  /** Returns the bytes of control data received with the message. */
  public int controlLength(int index) {
    return (int) headers.bytes().getLong(at(index, CONTROL_LENGTH));
  }

  /** Returns the {@code MSG_} flags received with the message. */
  public int flags(int index) {
    return headers.bytes().getInt(at(index, FLAGS));
  }

  @Override
  public void close() {
    headers.close();
    vectors.close();
  }

  private static int at(int index, int field) {
    return index * HEADER_BYTES + field;
  }
}
