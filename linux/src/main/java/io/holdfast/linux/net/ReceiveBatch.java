package io.holdfast.linux.net;

import io.holdfast.linux.ffm.Errno;
import io.holdfast.linux.ffm.MessageVector;
import io.holdfast.linux.ffm.NativeMemory;
import io.holdfast.linux.ffm.Syscalls;
import io.holdfast.linux.ffm.SystemCall;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Reused room for datagrams, filled many at a time.
 *
 * <p>Slots 0 to the last result of {@link #receive} are valid until the next receive. One thread at
 * a time; allocates nothing after construction.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/recvmmsg.2.html">recvmmsg(2)</a>
 */
public final class ReceiveBatch implements AutoCloseable {
  private static final int MSG_CTRUNC = 0x8;
  private static final int MSG_TRUNC = 0x20;
  static final int MSG_DONTWAIT = 0x40;
  private static final int NAME_BYTES = 32;
  private static final int CONTROL_BYTES = 128;
  private static final int NETLINK_PORT = 4;
  private static final int LINK_INDEX = 4;

  private final MessageVector messages;
  private final NativeMemory payload;
  private final NativeMemory names;
  private final NativeMemory controls;
  private final ByteBuffer buffer;
  private final int slotBytes;
  private final PacketInfo info = new PacketInfo();
  private int used;

  /**
   * Makes room for {@code slots} datagrams.
   *
   * @param slots 1 to 1024
   * @param slotBytes longest datagram taken whole; a longer one is cut and {@link #truncated}
   */
  public ReceiveBatch(int slots, int slotBytes) {
    this.slotBytes = slotBytes;
    messages = new MessageVector(slots);
    payload = NativeMemory.allocate(slots * slotBytes);
    names = NativeMemory.allocate(slots * NAME_BYTES);
    controls = NativeMemory.allocate(slots * CONTROL_BYTES);
    buffer = payload.bytes().duplicate().order(ByteOrder.BIG_ENDIAN);
    for (int slot = 0; slot < slots; slot++) {
      messages.payload(slot, payload.address() + offset(slot), slotBytes);
      messages.name(slot, names.address() + (long) slot * NAME_BYTES, NAME_BYTES);
      messages.control(slot, controls.address() + (long) slot * CONTROL_BYTES, CONTROL_BYTES);
    }
  }

  /**
   * Takes what waits in the socket, without waiting itself, and allocates nothing. An error that
   * the socket would tell once may stay unsaid: where epoll says {@code ERR}, {@link
   * #receiveOnce(int)} is for that.
   *
   * @return the number of slots filled, zero if nothing waits, or the negated errno
   */
  public int receive(int fd) {
    renew();
    long vector = messages.address(0);
    int result;
    do {
      result =
          (int)
              Syscalls.repeatable(
                  SystemCall.RECVMMSG, fd, vector, messages.capacity(), MSG_DONTWAIT, 0, 0);
    } while (result == -Errno.EINTR);
    return taken(result);
  }

  /** As {@link #receive}, but an error is told even if the socket tells it once. May allocate. */
  public int receiveOnce(int fd) {
    return receiveOnce(fd, MSG_DONTWAIT);
  }

  /**
   * Takes what waits in a socket whose errors are told once: netlink says so that it lost reports,
   * and would be silent when it is asked again. Allocates when nothing waits.
   *
   * @param flags {@code MSG_*}; without {@link #MSG_DONTWAIT} it waits
   * @return as {@link #receive(int)}
   */
  int receiveOnce(int fd, int flags) {
    renew();
    long vector = messages.address(0);
    int result;
    do {
      result = (int) Syscalls.call(SystemCall.RECVMMSG, fd, vector, messages.capacity(), flags);
    } while (result == -Errno.EINTR);
    return taken(result);
  }

  private void renew() {
    for (int slot = 0; slot < used; slot++) {
      messages.renew(slot, NAME_BYTES, CONTROL_BYTES);
    }
    used = 0;
  }

  private int taken(int result) {
    if (result < 0) {
      return result == -Errno.EAGAIN ? 0 : result;
    }
    used = result;
    return result;
  }

  /** Returns the one buffer all slots lie in, big endian; read it by absolute index. */
  public ByteBuffer buffer() {
    return buffer;
  }

  /** Returns where the datagram of {@code slot} starts in {@link #buffer()}. */
  public int offset(int slot) {
    return slot * slotBytes;
  }

  /** Returns the number of bytes stored in {@code slot}. */
  public int length(int slot) {
    return messages.transferred(slot);
  }

  /** Returns whether the datagram or its control data did not fit. */
  public boolean truncated(int slot) {
    return (messages.flags(slot) & (MSG_TRUNC | MSG_CTRUNC)) != 0;
  }

  /**
   * Reads source address and control data of {@code slot} into the one reused holder.
   *
   * @return the holder, valid until the next call of this method
   */
  public PacketInfo info(int slot) {
    info.readSource(names.bytes(), slot * NAME_BYTES);
    info.readControl(controls.bytes(), slot * CONTROL_BYTES, messages.controlLength(slot));
    return info;
  }

  /**
   * Returns when the datagram of {@code slot} came in, in nanoseconds since 1970 by the kernel's
   * clock; zero if the socket was not asked to tell (SO_TIMESTAMPNS), see socket(7).
   */
  public long arrivalNanos(int slot) {
    return messages.controlLength(slot) == 0
        ? 0
        : PacketInfo.arrivalNanos(controls.bytes(), slot * CONTROL_BYTES);
  }

  /** Returns the index of the interface that a frame of a packet socket came in by. */
  public int linkIndex(int slot) {
    return names.bytes().getInt(slot * NAME_BYTES + LINK_INDEX);
  }

  /** Returns the netlink port a message of a netlink socket came from; zero is the kernel. */
  int netlinkPort(int slot) {
    return names.bytes().getInt(slot * NAME_BYTES + NETLINK_PORT);
  }

  @Override
  public void close() {
    messages.close();
    payload.close();
    names.close();
    controls.close();
  }
}
