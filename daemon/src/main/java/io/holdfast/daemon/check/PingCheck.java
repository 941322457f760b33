package io.holdfast.daemon.check;

import io.holdfast.core.spec.CheckSpec;
import io.holdfast.linux.event.MonotonicClock;
import io.holdfast.linux.ffm.Errno;
import io.holdfast.linux.ffm.Result;
import io.holdfast.linux.net.EchoSocket;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Asks a host for an echo, and looks for the answer now and then, so that no thread is held. */
final class PingCheck {
  private static final long FIRST_LOOK_NANOS = TimeUnit.MICROSECONDS.toNanos(200);
  private static final long LONGEST_LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
  private static final AtomicInteger MARKS = new AtomicInteger((int) MonotonicClock.nanos());

  private PingCheck() {}

  static String ping(CheckSpec.Ping check, long deadlineNanos) throws IOException {
    InetAddress address = NetworkChecks.resolve(check.host(), deadlineNanos);
    byte[] bytes = address.getAddress();
    Family family = bytes.length == Integer.BYTES ? Family.IPV4 : Family.IPV6;
    int scope = address instanceof Inet6Address scoped ? scoped.getScopeId() : 0;
    IpAddress host = IpAddress.read(family, ByteBuffer.wrap(bytes), 0);
    return switch (EchoSocket.open(host, scope)) {
      case Result.Failure<EchoSocket>(var operation, int errno) ->
          check.host() + ": " + Errno.describe(errno);
      case Result.Success<EchoSocket>(EchoSocket socket) -> {
        try (socket) {
          int result = exchange(socket, deadlineNanos);
          yield result == 0 ? "" : check.host() + ": " + Errno.describe(-result);
        }
      }
    };
  }

  private static int exchange(EchoSocket socket, long deadlineNanos) {
    int mark = MARKS.incrementAndGet();
    int result = socket.request(mark);
    long pauseNanos = FIRST_LOOK_NANOS;
    while (result == 0) {
      result = socket.answered(mark);
      if (result == 1) {
        return 0;
      }
      if (result == 0 && (MonotonicClock.nanos() > deadlineNanos || Thread.interrupted())) {
        return -Errno.ETIMEDOUT;
      }
      LockSupport.parkNanos(pauseNanos);
      pauseNanos = Math.min(LONGEST_LOOK_NANOS, 2 * pauseNanos);
    }
    return result;
  }
}
