package io.holdfast.daemon.loop;

import io.holdfast.core.Effect;
import io.holdfast.core.Input;
import io.holdfast.core.spec.BfdSpec;
import io.holdfast.linux.event.Epoll;
import io.holdfast.linux.ffm.Errno;
import io.holdfast.linux.ffm.NativeMemory;
import io.holdfast.linux.ffm.Result;
import io.holdfast.linux.net.BfdSocket;
import io.holdfast.linux.net.PacketInfo;
import io.holdfast.linux.net.ReceiveBatch;
import io.holdfast.wire.bfd.BfdControl;
import io.holdfast.wire.ip.Family;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The sockets of BFD sessions: one that sends for each, and one that receives for all of a family
 * and a port, opened with the first of them. Owned by the loop thread.
 */
final class BfdSockets implements BfdPort, AutoCloseable {
  private static final int RECEIVERS = 4;
  private static final int SLOTS = 16;
  private static final int SLOT_BYTES = 128;
  private static final int MAX_BATCHES = 16;

  private final Epoll epoll;
  private final long firstToken;
  private final Map<Integer, Session> sessions = new HashMap<>();
  private final @Nullable BfdSocket[] receivers = new BfdSocket[RECEIVERS];
  private final NativeMemory packet = NativeMemory.allocate(BfdControl.LENGTH);
  private final Input.BfdReceived input = new Input.BfdReceived();
  private @Nullable ReceiveBatch batch;

  private record Session(BfdSocket socket, int receiver) {}

  /**
   * Listens by an epoll.
   *
   * @param firstToken the tokens from here down to {@code firstToken} - 3 are the receivers'
   */
  BfdSockets(Epoll epoll, long firstToken) {
    this.epoll = epoll;
    this.firstToken = firstToken;
  }

  /** Whether a token of the epoll is one of a receiver. */
  boolean isToken(long token) {
    return token <= firstToken && token > firstToken - RECEIVERS;
  }

  @Override
  public void open(Effect.OpenBfd order, Answers answers) {
    BfdSpec spec = order.session();
    int receiver = number(spec.neighbor().family(), spec.multihop());
    int errno = openReceiver(receiver, spec);
    if (errno == 0) {
      BfdSocket.Path path =
          new BfdSocket.Path(spec.source(), spec.neighbor(), port(spec.multihop()), spec.ttl());
      errno =
          switch (BfdSocket.openSend(path)) {
            case Result.Failure<BfdSocket> failure -> failure.errno();
            case Result.Success<BfdSocket>(BfdSocket socket) -> {
              sessions.put(order.sessionId(), new Session(socket, receiver));
              yield 0;
            }
          };
    }
    answers.add(
        errno == 0
            ? new Input.BfdOpened(order.sessionId())
            : new Input.BfdFailed(order.sessionId(), errno));
  }

  @Override
  public void close(Effect.CloseBfd order) {
    Session session = sessions.remove(order.sessionId());
    if (session == null) {
      return;
    }
    session.socket().close();
    boolean isLast =
        sessions.values().stream().noneMatch(other -> other.receiver() == session.receiver());
    BfdSocket receiver = receivers[session.receiver()];
    if (isLast && receiver != null) {
      receiver.close();
      receivers[session.receiver()] = null;
    }
  }

  @Override
  public void send(Effect.SendBfd order, Answers answers) {
    Session session = sessions.get(order.sessionId());
    if (session == null) {
      return;
    }
    order.control().writeTo(packet.bytes(), 0);
    int result = session.socket().send(packet.address(), BfdControl.LENGTH);
    if (result == -Errno.ECONNREFUSED) {
      // Nobody listened to the packet before; this one was not sent.
      result = session.socket().send(packet.address(), BfdControl.LENGTH);
    }
    // A packet that is lost on the way counts as silence, and so does one that cannot leave, unless
    // the address it leaves from is gone.
    if (result == -Errno.EINVAL || result == -Errno.EADDRNOTAVAIL) {
      session.socket().close();
      sessions.remove(order.sessionId());
      answers.add(new Input.BfdFailed(order.sessionId(), -result));
    }
  }

  /** Gives the engine what waits at a receiver. */
  void drain(long token, Turn turn, long nowNanos) {
    int number = (int) (firstToken - token);
    BfdSocket receiver = receivers[number];
    ReceiveBatch room = batch;
    if (receiver == null || room == null) {
      return;
    }
    int count = SLOTS;
    for (int round = 0; round < MAX_BATCHES && count == SLOTS; round++) {
      count = room.receiveOnce(receiver.fd());
      for (int slot = 0; slot < count; slot++) {
        turn.apply(packet(room, slot, number), nowNanos);
      }
    }
  }

  @Override
  public void close() {
    sessions.values().forEach(session -> session.socket().close());
    for (BfdSocket receiver : receivers) {
      if (receiver != null) {
        receiver.close();
      }
    }
    if (batch != null) {
      batch.close();
    }
    packet.close();
  }

  private Input packet(ReceiveBatch room, int slot, int number) {
    int length = room.length(slot);
    PacketInfo info = room.info(slot);
    input.with(
        input.packet().wrap(room.buffer(), room.offset(slot), length),
        isMultihop(number),
        Math.max(0, info.hopLimit()));
    return input.from(family(number), info.sourceHigh(), info.sourceLow());
  }

  private int openReceiver(int number, BfdSpec spec) {
    if (receivers[number] != null) {
      return 0;
    }
    Family family = spec.neighbor().family();
    return switch (BfdSocket.openReceive(family, port(spec.multihop()))) {
      case Result.Failure<BfdSocket> failure -> failure.errno();
      case Result.Success<BfdSocket>(BfdSocket socket) -> {
        int result = epoll.add(socket.fd(), Epoll.IN, firstToken - number);
        if (result < 0) {
          socket.close();
        } else {
          receivers[number] = socket;
          batch = batch == null ? new ReceiveBatch(SLOTS, SLOT_BYTES) : batch;
        }
        yield -Math.min(0, result);
      }
    };
  }

  private static int number(Family family, boolean multihop) {
    return (family == Family.IPV4 ? 0 : 2) + (multihop ? 1 : 0);
  }

  private static Family family(int number) {
    return number < 2 ? Family.IPV4 : Family.IPV6;
  }

  private static boolean isMultihop(int number) {
    return number % 2 == 1;
  }

  private static int port(boolean multihop) {
    return multihop ? BfdSocket.MULTIHOP_PORT : BfdSocket.PORT;
  }
}
