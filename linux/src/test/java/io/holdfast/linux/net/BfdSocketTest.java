package io.holdfast.linux.net;

import static io.holdfast.linux.net.Adverts.ip;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.linux.TestNamespace;
import io.holdfast.linux.ffm.Errno;
import io.holdfast.linux.ffm.NativeMemory;
import io.holdfast.linux.ffm.Operation;
import io.holdfast.linux.ffm.Result;
import io.holdfast.wire.ip.IpAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BfdSocketTest {
  @ParameterizedTest
  @CsvSource({"127.0.0.2, 127.0.0.1, 3784, 255", "::1, ::1, 4784, 64", "'', 127.0.0.1, 4784, 9"})
  void aPacketArrivesWithItsSourceAndItsTtl(String from, String to, int port, int ttl)
      throws Exception {
    TestNamespace.run(() -> {
      IpAddress source = from.isEmpty() ? null : ip(from);
      try (BfdSocket in = BfdSocket.openReceive(ip(to).family(), port).orThrow();
          BfdSocket out =
              BfdSocket.openSend(new BfdSocket.Path(source, ip(to), port, ttl)).orThrow();
          NativeMemory packet = NativeMemory.allocate(24);
          ReceiveBatch batch = new ReceiveBatch(2, 64)) {
        packet.bytes().put(0, (byte) 0x20);
        assertThat(out.send(packet.address(), packet.size())).isZero();
        assertThat(Adverts.readable(in.fd())).isTrue();
        assertThat(batch.receive(in.fd())).isEqualTo(1);
        assertThat(batch.length(0)).isEqualTo(24);
        assertThat(batch.buffer().get(batch.offset(0))).isEqualTo((byte) 0x20);
        PacketInfo info = batch.info(0);
        assertThat(info.hopLimit()).isEqualTo(ttl);
        assertThat(info.sourceLow()).isEqualTo(source == null ? ip(to).low() : source.low());
      }
    });
  }

  @Test
  void twoSessionsToOneNeighbourHaveTheirOwnPorts() throws Exception {
    TestNamespace.run(() -> {
      BfdSocket.Path path = new BfdSocket.Path(ip("127.0.0.1"), ip("127.0.0.2"), 3784, 255);
      try (BfdSocket first = BfdSocket.openSend(path).orThrow();
          BfdSocket second = BfdSocket.openSend(path).orThrow()) {
        assertThat(first.fd()).isNotEqualTo(second.fd());
      }
    });
  }

  @Test
  void aSourceThatIsNotThereIsAnErrorWithItsNumber() throws Exception {
    TestNamespace.run(() ->
        assertThat(
                BfdSocket.openSend(new BfdSocket.Path(ip("192.0.2.1"), ip("127.0.0.1"), 3784, 255)))
            .isEqualTo(new Result.Failure<>(Operation.BIND_SOURCE, Errno.EADDRNOTAVAIL)));
  }
}
