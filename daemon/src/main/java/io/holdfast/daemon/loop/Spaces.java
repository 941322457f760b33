package io.holdfast.daemon.loop;

import io.holdfast.core.Effect;
import io.holdfast.core.SocketSpec;
import io.holdfast.core.spec.Configuration;
import io.holdfast.core.spec.NamespacedName;
import io.holdfast.linux.event.Epoll;
import io.holdfast.linux.ffm.Errno;
import io.holdfast.linux.ffm.Operation;
import io.holdfast.linux.ffm.Result;
import io.holdfast.linux.net.NetworkNamespace;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The network namespaces besides the daemon's own that instances are in: gives each order to where
 * its interface is. Without any it costs a comparison. Owned by the loop thread.
 */
final class Spaces implements SocketOpener, AddressPort, AnnouncePort, AutoCloseable {
  /** The tokens from here down are those of namespaces, two for each. */
  static final long FIRST_TOKEN = -(1L << 40);

  private final SocketOpener opener;
  private final AddressPort addresses;
  private final AnnounceSender announcements;
  private final Epoll epoll;
  private final List<@Nullable Space> spaces = new ArrayList<>();
  private final LinkIds ids = new LinkIds();
  private @Nullable NetworkNamespace home;
  private int open;
  private Configuration configuration = Configuration.EMPTY;

  /** What a namespace is wired to. */
  record Wiring(LinkIds ids, Turn turn, AnnounceSender.AnnounceFailures failures) {}

  /** What does the work in the daemon's own namespace. */
  record Own(SocketOpener opener, AddressPort addresses, AnnounceSender announcements) {}

  Spaces(Own own, Epoll epoll) {
    this.opener = own.opener();
    this.addresses = own.addresses();
    this.announcements = own.announcements();
    this.epoll = epoll;
  }

  /** Takes a namespace that was opened; zero or the negated errno. */
  int add(Space.Opened opened, Turn turn, AnnounceSender.AnnounceFailures failures) {
    NetworkNamespace back = home();
    if (back == null) {
      opened.close();
      return -Errno.ENOENT;
    }
    Space space = new Space(opened, back, new Wiring(ids, turn, failures));
    int number = spaces.size();
    spaces.add(space);
    open++;
    space.claims().watch(configuration, ignored -> {});
    long token = FIRST_TOKEN - 2L * number;
    int result = epoll.add(space.channels().monitor().fd(), Epoll.IN, token);
    if (result == 0) {
      result = space.claims().watchBy(epoll, token - 1);
    }
    return result == 0 ? space.pump().start(space.channels().marks()) : result;
  }

  /** Gives a namespace up: its interfaces are gone. */
  void remove(String name) {
    for (int index = 0; index < spaces.size(); index++) {
      Space space = spaces.get(index);
      if (space != null && space.name().equals(name)) {
        space.pump().forget();
        space.close();
        spaces.set(index, null);
        open--;
      }
    }
  }

  /** Listens for claims on the addresses of a configuration. */
  void watch(Configuration wanted, Consumer<String> complaints) {
    configuration = wanted;
    for (Space space : spaces) {
      if (space != null) {
        space.claims().watch(wanted, complaints);
      }
    }
  }

  /** Reads what waits where a token of ours says. */
  void drain(long token, Turn turn, long nowNanos) {
    long place = FIRST_TOKEN - token;
    Space space = place / 2 < spaces.size() ? spaces.get((int) (place / 2)) : null;
    if (space == null) {
      return;
    }
    if (place % 2 == 0) {
      space.pump().drain();
    } else {
      space.claims().drain(turn, nowNanos);
    }
  }

  /** The engine's number of an interface of another namespace, or 0. */
  int ifIndex(String interfaceName) {
    Space space = byName(NamespacedName.namespace(interfaceName));
    return space == null ? 0 : space.pump().ifIndex(interfaceName);
  }

  @Override
  public Result<SocketPair> open(SocketSpec socket) {
    String name = NamespacedName.namespace(socket.interfaceName());
    if (name.isEmpty()) {
      return opener.open(socket);
    }
    Space space = byName(name);
    return space == null
        ? new Result.Failure<>(Operation.OPEN_SOCKET, Errno.ENODEV)
        : space.open(socket, opener);
  }

  @Override
  public void add(Effect.AddAddress order, Answers answers) {
    addresses(order.ifIndex()).add(order, answers);
  }

  @Override
  public void renew(Effect.RenewAddress order, Answers answers) {
    addresses(order.ifIndex()).renew(order, answers);
  }

  @Override
  public void remove(Effect.RemoveAddress order, Answers answers) {
    addresses(order.ifIndex()).remove(order, answers);
  }

  /** Routes and rules are those of the daemon's own namespace. */
  @Override
  public void add(Effect.AddRouting order, Answers answers) {
    addresses.add(order, answers);
  }

  @Override
  public void remove(Effect.RemoveRouting order, Answers answers) {
    addresses.remove(order, answers);
  }

  @Override
  public void flush(Answers answers) {
    addresses.flush(answers);
    for (int index = 0; open > 0 && index < spaces.size(); index++) {
      Space space = spaces.get(index);
      if (space != null) {
        space.addresses().flush(answers);
      }
    }
  }

  @Override
  public void announce(Effect.Announce order) {
    Space space = ids.owner(order.ifIndex());
    if (space == null) {
      announcements.announce(order);
    } else if (spaces.contains(space)) {
      space.announcements().announce(order);
    }
  }

  @Override
  public void flush() {
    announcements.flush();
    for (int index = 0; open > 0 && index < spaces.size(); index++) {
      Space space = spaces.get(index);
      if (space != null) {
        space.announcements().flush();
      }
    }
  }

  @Override
  public boolean isWaiting() {
    boolean isWaiting = announcements.isWaiting();
    for (int index = 0; open > 0 && index < spaces.size(); index++) {
      Space space = spaces.get(index);
      isWaiting |= space != null && space.announcements().isWaiting();
    }
    return isWaiting;
  }

  @Override
  public void close() {
    for (Space space : spaces) {
      if (space != null) {
        space.close();
      }
    }
    spaces.clear();
    if (home != null) {
      home.close();
    }
  }

  /** An interface of a namespace that is gone has no address left to change. */
  private AddressPort addresses(int ifIndex) {
    Space space = ids.owner(ifIndex);
    return space != null && spaces.contains(space) ? space.addresses() : addresses;
  }

  private @Nullable Space byName(String name) {
    for (Space space : spaces) {
      if (space != null && space.name().equals(name)) {
        return space;
      }
    }
    return null;
  }

  private @Nullable NetworkNamespace home() {
    if (home == null
        && NetworkNamespace.own() instanceof Result.Success<NetworkNamespace>(var own)) {
      home = own;
    }
    return home;
  }
}
