package io.holdfast.linux.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.linux.TestNamespace;
import io.holdfast.linux.event.Epoll;
import io.holdfast.linux.event.MonotonicClock;
import io.holdfast.linux.ffm.Descriptors;
import io.holdfast.linux.ffm.Errno;
import io.holdfast.linux.ffm.NativeMemory;
import io.holdfast.linux.ffm.Sockets;
import io.holdfast.linux.ffm.Syscalls;
import io.holdfast.linux.ffm.SystemCall;
import org.junit.jupiter.api.Test;

/** The kernel tells most errors of a socket once, to whoever asks first. */
class SocketErrorTest {
  private static final int AF_INET = 2;
  private static final byte[] NOBODY_LISTENS = {
    AF_INET, 0, 0, 9, 127, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0
  };

  @Test
  void epollSaysThatThereIsOneAndReceivingOnceTellsIt() throws Exception {
    TestNamespace.run(() -> {
      int type = Sockets.SOCK_DGRAM | Sockets.SOCK_NONBLOCK | Sockets.SOCK_CLOEXEC;
      int fd = Sockets.open(AF_INET, type, 0);
      try (Epoll epoll = Epoll.open(1).orThrow();
          ReceiveBatch batch = new ReceiveBatch(2, 64);
          NativeMemory peer = NativeMemory.allocate(NOBODY_LISTENS.length)) {
        peer.bytes().put(0, NOBODY_LISTENS);
        assertThat(Sockets.connect(fd, peer, NOBODY_LISTENS.length)).isZero();
        epoll.add(fd, Epoll.IN, 1);

        Syscalls.call(SystemCall.SENDTO, fd, peer.address(), 1, 0, 0, 0);
        assertThat(epoll.await(MonotonicClock.nanos() + 5_000_000_000L)).isOne();
        assertThat(epoll.events(0) & Epoll.ERR).isNotZero();
        assertThat(batch.receiveOnce(fd)).isEqualTo(-Errno.ECONNREFUSED);
        assertThat(batch.receiveOnce(fd)).as("told once").isZero();

        Syscalls.call(SystemCall.SENDTO, fd, peer.address(), 1, 0, 0, 0);
        assertThat(epoll.await(MonotonicClock.nanos() + 5_000_000_000L)).isOne();
        assertThat(batch.receive(fd)).as("asks twice").isZero();
      } finally {
        Descriptors.close(fd);
      }
    });
  }
}
