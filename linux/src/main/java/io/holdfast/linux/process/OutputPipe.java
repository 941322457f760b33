package io.holdfast.linux.process;

import io.holdfast.linux.ffm.Descriptors;
import io.holdfast.linux.ffm.Errno;
import io.holdfast.linux.ffm.NativeMemory;
import io.holdfast.linux.ffm.Operation;
import io.holdfast.linux.ffm.Result;
import io.holdfast.linux.ffm.Syscalls;
import io.holdfast.linux.ffm.SystemCall;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What a program prints into: keeps the last bytes, and takes all, so that it never blocks on a
 * full pipe. Read and closed by one thread; any may ask for the text.
 */
final class OutputPipe {
  private static final int CLOEXEC = 0x80000;
  private static final int F_SETFL = 4;
  private static final int NONBLOCK = 0x800;

  /** More than a pipe holds. Beyond it a process in the background would hold us up. */
  private static final int MAX_READS = 32;

  /** The first bits of each byte of a UTF-8 character but its first. */
  private static final int CONTINUES = 0x80;

  private static final int CONTINUES_MASK = 0xC0;
  private static final byte[] NOTHING = {};

  private final int readEnd;
  private final int writeEnd;
  private final int limit;
  private final Object lock = new Object();
  private byte[] kept = NOTHING;
  private boolean isOpen = true;

  private OutputPipe(int readEnd, int writeEnd, int limit) {
    this.readEnd = readEnd;
    this.writeEnd = writeEnd;
    this.limit = limit;
  }

  /** Opens a pipe of which {@code limit} bytes are kept. */
  static Result<OutputPipe> open(int limit) {
    try (NativeMemory ends = NativeMemory.temporary(2 * Integer.BYTES)) {
      int result = (int) Syscalls.call(SystemCall.PIPE2, ends.address(), CLOEXEC);
      if (result < 0) {
        return new Result.Failure<>(Operation.OPEN_PIPE, -result);
      }
      int readEnd = ends.bytes().getInt(0);
      // Only our end: a program does not expect that its output is not blocking.
      Syscalls.call(SystemCall.FCNTL, readEnd, F_SETFL, NONBLOCK);
      return new Result.Success<>(
          new OutputPipe(readEnd, ends.bytes().getInt(Integer.BYTES), limit));
    }
  }

  /** The end that becomes readable. */
  int readEnd() {
    return readEnd;
  }

  /** The end for the program. */
  int writeEnd() {
    return writeEnd;
  }

  /** Closes the end of the program, once it has its own copy. */
  void closeWriteEnd() {
    Descriptors.close(writeEnd);
  }

  /** Takes what is there, at most a buffer full. Returns false at the end. */
  boolean read(NativeMemory buffer) {
    int count = isOpen ? readOnce(buffer) : 0;
    return count > 0 || count == -Errno.EAGAIN;
  }

  /** Takes all that is there, and closes the pipe. */
  void finish(NativeMemory buffer) {
    int reads = 0;
    while (reads < MAX_READS && readOnce(buffer) > 0) {
      reads++;
    }
    close();
  }

  /** Whether our end is open. */
  boolean isOpen() {
    return isOpen;
  }

  /** Closes our end. */
  void close() {
    isOpen = false;
    Descriptors.close(readEnd);
  }

  /** Returns the last of what came so far, not more than was asked for. */
  String text() {
    synchronized (lock) {
      int from = kept.length == limit ? firstWhole() : 0;
      return new String(kept, from, kept.length - from, StandardCharsets.UTF_8);
    }
  }

  /** Where the first character begins that has all its bytes. */
  private int firstWhole() {
    int from = 0;
    while (from < kept.length && (kept[from] & CONTINUES_MASK) == CONTINUES) {
      from++;
    }
    return from;
  }

  private int readOnce(NativeMemory buffer) {
    int count = Descriptors.read(readEnd, buffer, buffer.size());
    if (count > 0) {
      keep(buffer, count);
    }
    return count;
  }

  private void keep(NativeMemory buffer, int count) {
    synchronized (lock) {
      int more = Math.min(count, limit);
      int old = Math.min(kept.length, limit - more);
      byte[] bytes = Arrays.copyOfRange(kept, kept.length - old, kept.length + more);
      buffer.bytes().get(count - more, bytes, old, more);
      kept = bytes;
    }
  }
}
