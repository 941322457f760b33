package io.holdfast.daemon.loop;

import io.holdfast.core.Effect;
import io.holdfast.core.Input;
import io.holdfast.core.SocketSpec;
import io.holdfast.core.spec.Configuration;
import io.holdfast.core.spec.NamespacedName;
import io.holdfast.daemon.routing.InterfaceIndex;
import io.holdfast.linux.event.Epoll;
import io.holdfast.linux.ffm.Errno;
import io.holdfast.linux.ffm.Operation;
import io.holdfast.linux.ffm.Result;
import io.holdfast.linux.net.NetworkNamespace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The network namespaces besides the daemon's own that instances are in: gives each order to where
 * its interface is. Without any it costs a comparison. Owned by the loop thread.
 */
final class Spaces
    implements SocketOpener, AddressPort, LinkPort, FirewallPort, AnnouncePort, AutoCloseable {
  /** The tokens from here down are of the packet filter, then four for each namespace. */
  static final long FIRST_TOKEN = -(1L << 40);

  private static final int TOKENS = 4;
  private static final int MONITOR = 0;
  private static final int CLAIMS = 1;
  private static final int FIREWALL = 2;

  private final SocketOpener opener;
  private final AddressPort addresses;
  private final LinkPort links;
  private final InterfaceIndex interfaces;
  private final AnnounceSender announcements;
  private final NftFirewall firewall;
  private final Epoll epoll;
  private final HostJournal journal;
  private final RoutingNotes notes;
  private final Consumer<String> errors;
  private final List<@Nullable Space> spaces = new ArrayList<>();
  private final LinkIds ids = new LinkIds();
  private @Nullable NetworkNamespace home;
  private int open;
  private Configuration configuration = Configuration.EMPTY;
  private boolean isConfigured;
  private boolean isNoteStale;

  /**
   * What a namespace is wired to.
   *
   * @param ids numbers of interfaces
   * @param turn the engine
   * @param failures told of announcements that fail
   * @param journal what has to be undone one day
   * @param watch watches a descriptor of the packet filter
   * @param errors told in words what is left behind
   */
  record Wiring(
      LinkIds ids,
      Turn turn,
      AnnounceSender.AnnounceFailures failures,
      HostJournal journal,
      IntConsumer watch,
      Consumer<String> errors) {}

  /** What does the work in the daemon's own namespace. */
  record Own(
      SocketOpener opener,
      AddressPort addresses,
      LinkPort links,
      InterfaceIndex interfaces,
      AnnounceSender announcements) {}

  Spaces(Own own, Epoll epoll, HostJournal journal, Consumer<String> errors) {
    this.opener = own.opener();
    this.addresses = own.addresses();
    this.links = own.links();
    this.interfaces = own.interfaces();
    this.announcements = own.announcements();
    this.notes = new RoutingNotes(journal);
    this.epoll = epoll;
    this.journal = journal;
    this.errors = errors;
    NftFirewall.Place here = new NftFirewall.Place("", index -> index);
    firewall = new NftFirewall(here, journal, fd -> epoll.add(fd, Epoll.IN, FIRST_TOKEN), errors);
  }

  /** Takes a namespace that was opened; zero or the negated errno. */
  int add(Space.Opened opened, Turn turn, AnnounceSender.AnnounceFailures failures) {
    NetworkNamespace back = home();
    if (back == null) {
      opened.close();
      return -Errno.ENOENT;
    }
    long token = FIRST_TOKEN - (long) TOKENS * (spaces.size() + 1);
    IntConsumer watch = fd -> epoll.add(fd, Epoll.IN, token - FIREWALL);
    Wiring wiring = new Wiring(ids, turn, failures, journal, watch, errors);
    Space space = new Space(opened, back, wiring);
    space.pump().whenLinksChange(this::linksChanged);
    spaces.add(space);
    open++;
    space.claims().watch(configuration, ignored -> {});
    int result = epoll.add(space.channels().monitor().fd(), Epoll.IN, token - MONITOR);
    if (result == 0) {
      result = space.claims().watchBy(epoll, token - CLAIMS);
    }
    if (result == 0) {
      result = space.pump().start(space.channels().marks());
    }
    if (result == 0) {
      new Leftovers(journal).tell(opened.name(), space.pump(), ids::kernelIndex, turn);
      if (isConfigured) {
        noteRouting(turn, Stack.nowNanos());
      }
    }
    return result;
  }

  /** Gives a namespace up: its interfaces are gone. */
  void remove(String name) {
    for (int index = 0; index < spaces.size(); index++) {
      Space space = spaces.get(index);
      if (space != null && space.name().equals(name)) {
        space.pump().forget();
        space.abandon();
        journal.forget(name);
        notes.forget(name);
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

  /** Addresses are held: hears of claims from now on. */
  void listen() {
    for (int index = 0; index < spaces.size(); index++) {
      Space space = spaces.get(index);
      if (space != null) {
        space.claims().listen();
      }
    }
  }

  /** No address is held: the kernel drops claims from now on. */
  void rest() {
    for (int index = 0; index < spaces.size(); index++) {
      Space space = spaces.get(index);
      if (space != null) {
        space.claims().rest();
      }
    }
  }

  /** Writes down what routes and rules the watched configuration may bring, and tells of others. */
  void noteRouting(Turn turn, long nowNanos) {
    isConfigured = true;
    notes.note(configuration, interfaces(), turn, nowNanos);
  }

  /** An interface appeared or changed: what is written down of routes may not be all any more. */
  void linksChanged() {
    isNoteStale = true;
  }

  private Map<String, InterfaceIndex> interfaces() {
    Map<String, InterfaceIndex> known = new LinkedHashMap<>();
    known.put("", interfaces);
    for (Space space : spaces) {
      if (space != null) {
        known.put(space.name(), space.interfaces());
      }
    }
    return known;
  }

  /** Reads what waits where a token of ours says. */
  void drain(long token, Turn turn, long nowNanos) {
    long place = FIRST_TOKEN - token;
    int number = (int) (place / TOKENS) - 1;
    if (number < 0) {
      if (firewall.isTouched()) {
        turn.apply(new Input.FirewallTouched(""), nowNanos);
      }
      return;
    }
    Space space = number < spaces.size() ? spaces.get(number) : null;
    if (space != null) {
      drain(space, (int) (place % TOKENS), turn, nowNanos);
    }
  }

  private static void drain(Space space, int which, Turn turn, long nowNanos) {
    if (which == MONITOR) {
      space.pump().drain();
    } else if (which == CLAIMS) {
      space.claims().drain(turn, nowNanos);
    } else if (space.isTouched()) {
      turn.apply(new Input.FirewallTouched(space.name()), nowNanos);
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

  @Override
  public void add(Effect.AddRouting order, Answers answers) {
    if (isNoteStale && isConfigured) {
      isNoteStale = false;
      notes.renew(configuration, interfaces());
    }
    AddressPort port = addresses(order.item().namespace());
    if (port == null) {
      answers.add(new Input.RoutingFailed(order, "the network namespace does not exist"));
    } else {
      port.add(order, answers);
    }
  }

  @Override
  public void remove(Effect.RemoveRouting order, Answers answers) {
    AddressPort port = addresses(order.item().namespace());
    if (port != null) {
      port.remove(order, answers);
    }
  }

  /** What was in a namespace is gone with it. */
  @Override
  public void run(Effect.LinkOrder order, Answers answers) {
    String name =
        switch (order) {
          case Effect.CreateLink create -> create.link().name();
          case Effect.RemoveLink remove -> remove.interfaceName();
          case Effect.SetLinkUp up -> up.interfaceName();
          case Effect.SetSysctl set -> set.sysctl().interfaceName();
          case Effect.ClaimSysctl claim -> claim.sysctl().interfaceName();
          case Effect.RestoreSysctl restore -> restore.claimed().sysctl().interfaceName();
        };
    String namespace = NamespacedName.namespace(name);
    Space space = byName(namespace);
    if (namespace.isEmpty()) {
      links.run(order, answers);
    } else if (space != null) {
      space.run(order, answers);
    }
  }

  @Override
  public void set(Effect.SetFirewall order, Answers answers) {
    Space space = byName(order.namespace());
    if (order.namespace().isEmpty()) {
      firewall.set(order, answers);
    } else if (space != null) {
      space.set(order, answers);
    }
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
    firewall.close();
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

  /** Who has the routes and rules of a namespace; null while it does not exist. */
  private @Nullable AddressPort addresses(String namespace) {
    if (namespace.isEmpty()) {
      return addresses;
    }
    Space space = byName(namespace);
    return space == null ? null : space.addresses();
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
