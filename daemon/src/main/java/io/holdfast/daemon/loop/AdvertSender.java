package io.holdfast.daemon.loop;

import io.holdfast.core.AdvertMessage;
import io.holdfast.core.Effect;
import io.holdfast.core.Input;
import io.holdfast.core.SocketSpec;
import io.holdfast.linux.ffm.Errno;
import io.holdfast.linux.ffm.ReceiveBuffer;
import io.holdfast.linux.ffm.Result;
import io.holdfast.linux.ffm.SocketOption;
import io.holdfast.linux.ffm.Sockets;
import io.holdfast.linux.net.PacketFilter;
import io.holdfast.linux.net.SendFailures;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.vrrp.TrailerSequence;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sends adverts, many in one system call, each encoded once for as long as its content stays.
 *
 * <p>An advert that a full socket does not take is dropped and counted, never kept: a late advert
 * is worth nothing, and the next is due soon. Owned by the loop thread; allocates nothing when a
 * known advert is sent again.
 */
public final class AdvertSender implements AdvertPort, SendFailures {
  private static final int INITIAL_ROUTERS = 16;

  private final SocketOpener opener;
  private final SocketWatch watch;
  private final SocketTable sockets = new SocketTable();
  private @Nullable EncodedAdvert[] encoded = new EncodedAdvert[INITIAL_ROUTERS];
  private @Nullable TrailerSequence[] trailers = new TrailerSequence[INITIAL_ROUTERS];
  private @Nullable Answers answers;
  private long drops;

  /** Tells the loop which descriptors to listen on. */
  @FunctionalInterface
  public interface SocketWatch {
    /** Listens on a receive socket until it is closed; zero or a negated errno. */
    int watch(int fd, int socketId);
  }

  /** Makes a sender that has no socket yet. */
  public AdvertSender(SocketOpener opener, SocketWatch watch) {
    this.opener = opener;
    this.watch = watch;
  }

  @Override
  public void open(Effect.OpenSocket order, Answers to) {
    int errno =
        switch (opener.open(order.socket())) {
          case Result.Failure<SocketPair> failure -> failure.errno();
          case Result.Success<SocketPair>(SocketPair pair) -> register(order, pair);
        };
    to.add(
        errno == 0
            ? new Input.SocketOpened(order.socketId())
            : new Input.SocketFailed(order.socketId(), errno, Refusal.reason(errno, "")));
  }

  /** Where the kernel grants less, there is less: adverts that do not fit are lost either way. */
  @Override
  public void size(Effect.SizeSocket order) {
    SocketTable.Entry entry = sockets.find(order.socketId());
    if (entry != null) {
      new ReceiveBuffer(order.bytes(), true).set(entry.pair().receiveFd());
    }
  }

  /** A kernel that refuses the filter lets everything in, and the engine looks at it. */
  @Override
  public void filter(Effect.FilterSocket order) {
    SocketTable.Entry entry = sockets.find(order.socketId());
    if (entry != null) {
      filterOf(entry.spec(), order.vrids()).attach(entry.pair().receiveFd());
    }
  }

  private static PacketFilter filterOf(SocketSpec spec, List<Integer> vrids) {
    if (vrids.isEmpty()) {
      return PacketFilter.TAKE_ALL;
    }
    BitSet set = new BitSet();
    vrids.forEach(set::set);
    return PacketFilter.vrids(spec.family(), spec.protocol(), set);
  }

  @Override
  public void close(Effect.CloseSocket order, Answers to) {
    SocketTable.Entry entry = sockets.find(order.socketId());
    if (entry != null) {
      flush(entry, to);
      sockets.close(entry);
      forget(entry);
    }
  }

  @Override
  public void prepare(Effect.SendAdvert order, Answers to) {
    ready(order, to);
  }

  @Override
  public void send(Effect.SendAdvert order, Answers to) {
    EncodedAdvert advert = ready(order, to);
    if (advert == null) {
      to.add(new Input.SendFailed(order.routerId(), Errno.EBADF));
      return;
    }
    advert.prepare();
    for (int destination = 0; destination < advert.destinations(); destination++) {
      if (!advert.addTo(destination, order.routerId())) {
        flush(advert.socket(), to);
        advert.addTo(destination, order.routerId());
      }
    }
  }

  @Override
  public void flush(Answers to) {
    for (int index = 0; index < sockets.size(); index++) {
      flush(sockets.at(index), to);
    }
  }

  /** The sockets that are open, to receive from. */
  SocketTable sockets() {
    return sockets;
  }

  /** Number of adverts a full socket did not take. */
  public long drops() {
    return drops;
  }

  /** Closes every socket and frees every advert. */
  public void closeAll() {
    while (sockets.size() > 0) {
      SocketTable.Entry entry = sockets.at(0);
      sockets.close(entry);
      forget(entry);
    }
  }

  @Override
  public void failed(int token, int errno) {
    if (answers != null) {
      answers.add(new Input.SendFailed(token, errno));
    }
  }

  private void flush(SocketTable.Entry entry, Answers to) {
    if (entry.batch().size() == 0) {
      return;
    }
    answers = to;
    int left = entry.batch().flush(entry.pair().sendFd(), entry.pair().sendFlags(), this);
    if (left > 0) {
      drops += left;
      entry.batch().clear();
    }
    answers = null;
  }

  private int register(Effect.OpenSocket order, SocketPair pair) {
    int result = watch.watch(pair.receiveFd(), order.socketId());
    if (result < 0) {
      pair.closer().run();
      return -result;
    }
    sockets.add(order, pair);
    return 0;
  }

  private @Nullable EncodedAdvert ready(Effect.SendAdvert order, Answers to) {
    EncodedAdvert advert = encoded(order.routerId());
    return advert != null && advert.isFor(order.message(), order.socketId())
        ? advert
        : encode(order, to);
  }

  private @Nullable EncodedAdvert encoded(int routerId) {
    return routerId < encoded.length ? encoded[routerId] : null;
  }

  private @Nullable EncodedAdvert encode(Effect.SendAdvert order, Answers to) {
    SocketTable.Entry entry = sockets.find(order.socketId());
    if (entry == null) {
      return null;
    }
    int routerId = order.routerId();
    EncodedAdvert old = encoded(routerId);
    if (old != null) {
      // The batch may still name the memory of the advert that is replaced.
      flush(old.socket(), to);
      old.close();
    }
    if (routerId >= encoded.length) {
      encoded = Arrays.copyOf(encoded, Math.max(routerId + 1, encoded.length * 2));
    }
    limitHops(order.message(), entry);
    EncodedAdvert advert = new EncodedAdvert(order.message(), entry, trailers(routerId));
    encoded[routerId] = advert;
    return advert;
  }

  /** IPv6 takes the hop limit of unicast from the socket, not from the datagram. */
  private static void limitHops(AdvertMessage message, SocketTable.Entry entry) {
    boolean isUnicast = entry.spec().group() == null;
    if (isUnicast && entry.spec().family() == Family.IPV6) {
      Sockets.setOption(entry.pair().sendFd(), SocketOption.IPV6_UNICAST_HOPS, message.ttl());
    }
  }

  /** Outlives every message: numbers must grow as long as the process does. */
  private TrailerSequence trailers(int routerId) {
    if (routerId >= trailers.length) {
      trailers = Arrays.copyOf(trailers, encoded.length);
    }
    TrailerSequence known = trailers[routerId];
    if (known == null) {
      known = new TrailerSequence();
      trailers[routerId] = known;
    }
    return known;
  }

  private void forget(SocketTable.Entry entry) {
    for (int routerId = 0; routerId < encoded.length; routerId++) {
      EncodedAdvert advert = encoded[routerId];
      if (advert != null && advert.socket() == entry) {
        advert.close();
        encoded[routerId] = null;
      }
    }
  }
}
