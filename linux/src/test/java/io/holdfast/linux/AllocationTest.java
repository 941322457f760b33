package io.holdfast.linux;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.holdfast.linux.event.Epoll;
import io.holdfast.linux.event.EventFd;
import io.holdfast.linux.event.MonotonicClock;
import io.holdfast.linux.event.RealtimeClock;
import io.holdfast.linux.event.TimerFd;
import io.holdfast.linux.ffm.NativeMemory;
import io.holdfast.linux.net.RawSocket;
import io.holdfast.linux.net.RawSocketSettings;
import io.holdfast.linux.net.ReceiveBatch;
import io.holdfast.linux.net.SendBatch;
import io.holdfast.linux.net.SendFailures;
import io.holdfast.linux.net.SendTarget;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.vrrp.Ipv6Meta;
import java.lang.management.ManagementFactory;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The loop's calls, once compiled, leave the heap alone. */
class AllocationTest {
  private static final int TURNS = 2000;
  private static final int ROUNDS = 300;
  private static final SendFailures NONE =
      (token, errno) -> {
        throw new AssertionError("errno " + errno);
      };

  @Test
  void sendingReceivingAndWaitingAllocateNothing() throws Exception {
    TestNamespace.run(() -> {
      try (Turn turn = new Turn()) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS && least > 0; round++) {
          long before = threads.getCurrentThreadAllocatedBytes();
          for (int index = 0; index < TURNS; index++) {
            turn.run();
          }
          least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(least).isZero();
        assertThat(turn.received).isGreaterThanOrEqualTo(2L * TURNS);
      }
    });
  }

  /** One turn of the loop: an advert is sent, heard, and a timer and an event go with it. */
  private static final class Turn implements AutoCloseable {
    private final IpAddress here = Objects.requireNonNull(IpAddress.parse("::1"));
    private final RawSocketSettings settings = RawSocketSettings.unicast(here, "lo", 1);
    private final RawSocket in = RawSocket.openReceive(settings).orThrow();
    private final RawSocket out = RawSocket.openSend(settings).orThrow();
    private final TimerFd timer = TimerFd.open().orThrow();
    private final EventFd event = EventFd.open().orThrow();
    private final Epoll epoll = Epoll.open(4).orThrow();
    private final SendBatch batch = new SendBatch(2);
    private final ReceiveBatch datagrams = new ReceiveBatch(4, 256);
    private final SendTarget target = SendTarget.ipv6From(here, here, 1);
    private final NativeMemory packet = NativeMemory.allocate(24);
    private final Ipv6Meta meta = new Ipv6Meta();
    private final RealtimeClock clock = new RealtimeClock();
    private long received;

    Turn() {
      epoll.add(in.fd(), Epoll.IN, 1);
      epoll.add(event.fd(), Epoll.IN, 2);
      epoll.add(timer.fd(), Epoll.IN, 3);
    }

    void run() {
      event.signal();
      timer.arm(MonotonicClock.nanos());
      batch.add(packet.address(), packet.size(), target, 0);
      batch.add(packet.address(), packet.size(), target, 1);
      batch.flush(out.fd(), out.sendFlags(), NONE);
      int ready = epoll.await(MonotonicClock.nanos() + 1_000_000);
      for (int index = 0; index < ready; index++) {
        switch ((int) epoll.token(index)) {
          case 1 -> receive();
          case 2 -> event.drain();
          default -> timer.expirations();
        }
      }
    }

    private void receive() {
      int count = datagrams.receive(in.fd());
      long nowNanos = clock.nanos();
      for (int slot = 0; slot < count; slot++) {
        datagrams.info(slot).copyTo(meta);
        received += meta.sourceLow() == 1 && datagrams.arrivalNanos(slot) <= nowNanos ? 1 : 0;
      }
    }

    @Override
    public void close() {
      epoll.close();
      in.close();
      out.close();
      timer.close();
      event.close();
      batch.close();
      datagrams.close();
      target.close();
      packet.close();
      clock.close();
    }
  }
}
