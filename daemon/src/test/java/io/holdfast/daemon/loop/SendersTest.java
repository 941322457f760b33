package io.holdfast.daemon.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.core.AdvertMessage;
import io.holdfast.core.Effect;
import io.holdfast.core.Input;
import io.holdfast.core.SocketSpec;
import io.holdfast.linux.ffm.Descriptors;
import io.holdfast.linux.ffm.Errno;
import io.holdfast.linux.ffm.Operation;
import io.holdfast.linux.ffm.Result;
import io.holdfast.linux.ffm.SocketAddress;
import io.holdfast.linux.ffm.SocketOption;
import io.holdfast.linux.ffm.Sockets;
import io.holdfast.wire.ip.Family;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Both senders, on descriptors that fail at once. */
class SendersTest {
  private static final SocketSpec SOCKET =
      new SocketSpec(Family.IPV4, LoopFixture.IF_INDEX, "eth0", null, LoopFixture.OURS);

  private final List<Input> answers = new ArrayList<>();
  private final List<String> closed = new ArrayList<>();

  private AdvertSender sender() {
    return new AdvertSender(
        socket -> new Result.Success<>(new SocketPair(-1, -1, 0, () -> closed.add("closed"))),
        (fd, socketId) -> 0);
  }

  @Test
  void eachDestinationThatIsRefusedIsAnsweredWithItsRouter() {
    AdvertSender sender = sender();
    sender.open(new Effect.OpenSocket(5, SOCKET), answers::add);
    AdvertMessage message = LoopFixture.message(100, "192.0.2.2", "192.0.2.3");
    sender.send(new Effect.SendAdvert(3, 5, message), answers::add);
    assertThat(answers).containsExactly(new Input.SocketOpened(5));
    sender.flush(answers::add);
    assertThat(answers)
        .containsExactly(
            new Input.SocketOpened(5),
            new Input.SendFailed(3, Errno.EBADF),
            new Input.SendFailed(3, Errno.EBADF));
  }

  @Test
  void aNewMessageOrAClosedSocketSendsWhatWaitedFirst() {
    AdvertSender sender = sender();
    sender.open(new Effect.OpenSocket(5, SOCKET), answers::add);
    answers.clear();
    sender.send(new Effect.SendAdvert(3, 5, LoopFixture.message(100, "192.0.2.2")), answers::add);
    sender.send(new Effect.SendAdvert(3, 5, LoopFixture.message(0, "192.0.2.2")), answers::add);
    assertThat(answers).hasSize(1);
    sender.close(new Effect.CloseSocket(5), answers::add);
    assertThat(answers).hasSize(2);
    assertThat(closed).containsExactly("closed");
    sender.send(new Effect.SendAdvert(3, 5, LoopFixture.message(0, "192.0.2.2")), answers::add);
    assertThat(answers).hasSize(3).endsWith(new Input.SendFailed(3, Errno.EBADF));
  }

  @Test
  void moreDestinationsThanABatchHoldsAllGoOut() {
    AdvertSender sender = sender();
    sender.open(new Effect.OpenSocket(5, SOCKET), answers::add);
    answers.clear();
    String[] peers = new String[150];
    for (int index = 0; index < peers.length; index++) {
      peers[index] = "192.0.2." + (index + 10);
    }
    sender.send(new Effect.SendAdvert(3, 5, LoopFixture.message(100, peers)), answers::add);
    sender.flush(answers::add);
    assertThat(answers).hasSize(150);
  }

  @Test
  void theReceiveSocketGetsTheRoomThatIsOrdered() {
    int fd = Sockets.open(SocketAddress.AF_UNIX, Sockets.SOCK_DGRAM | Sockets.SOCK_CLOEXEC, 0);
    AdvertSender sender =
        new AdvertSender(
            socket -> new Result.Success<>(new SocketPair(fd, -1, 0, () -> Descriptors.close(fd))),
            (watched, socketId) -> 0);
    sender.open(new Effect.OpenSocket(5, SOCKET), answers::add);
    sender.size(new Effect.SizeSocket(5, 30_000));
    // The kernel doubles what it is asked for.
    assertThat(Sockets.option(fd, SocketOption.SO_RCVBUF)).isEqualTo(60_000);
    sender.size(new Effect.SizeSocket(6, 90_000));
    assertThat(Sockets.option(fd, SocketOption.SO_RCVBUF)).isEqualTo(60_000);
    sender.closeAll();
  }

  @Test
  void aSocketThatDoesNotOpenIsAnswered() {
    AdvertSender sender =
        new AdvertSender(
            socket -> new Result.Failure<>(Operation.BIND_SOURCE, Errno.EADDRNOTAVAIL),
            (fd, socketId) -> 0);
    sender.open(new Effect.OpenSocket(5, SOCKET), answers::add);
    assertThat(answers)
        .containsExactly(
            new Input.SocketFailed(
                5, Errno.EADDRNOTAVAIL, "EADDRNOTAVAIL, Cannot assign requested address"));
  }

  @Test
  void aRefusedAnnouncementIsSaidAndDoesNotHoldUpTheOthers() {
    List<String> failures = new ArrayList<>();
    try (AnnounceSender sender =
        new AnnounceSender(-1, (order, errno) -> failures.add(order.address() + " " + errno))) {
      for (int index = 0; index < 200; index++) {
        sender.announce(LoopFixture.announce("192.0.2." + index));
      }
      sender.announce(LoopFixture.announce("2001:db8::9"));
      assertThat(sender.isWaiting()).isTrue();
      sender.flush();
      assertThat(sender.isWaiting()).isFalse();
    }
    assertThat(failures).hasSize(201).startsWith("192.0.2.0 9").endsWith("2001:db8::9 9");
  }

  @Test
  void announcementsThatWaitAreBounded() {
    try (AnnounceSender sender = new AnnounceSender(-1, (order, errno) -> {})) {
      for (int count = 0; count < AnnounceSender.MAX_WAITING + 3; count++) {
        sender.announce(LoopFixture.announce("192.0.2.9"));
      }
      assertThat(sender.drops()).isEqualTo(3);
    }
  }
}
