package io.holdfast.daemon.loop;

import io.holdfast.core.Effect;
import io.holdfast.core.Engine;
import io.holdfast.core.Input;
import io.holdfast.daemon.log.LogRehearsal;
import io.holdfast.daemon.routing.RoutingRequests;
import io.holdfast.daemon.routing.RoutingView;
import io.holdfast.linux.event.Epoll;
import io.holdfast.linux.ffm.Errno;
import io.holdfast.linux.ffm.Operation;
import io.holdfast.linux.ffm.Result;
import io.holdfast.linux.net.NetlinkCommands;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The engine with everything around it as in {@link Stack}, except that its sockets fail at once,
 * that its addresses are for an interface that does not exist, and that its lines go nowhere. For
 * running the real path before it counts. One thread at a time.
 */
public final class RehearsalStack implements AutoCloseable {
  private static final int BROKEN = -1;

  /** Nothing is read from it, and nothing that is done here is written down. */
  private static final Path NO_JOURNAL = Path.of("/dev/null");

  private final Engine engine = new Engine();
  private final NetlinkCommands commands;
  private final Epoll epoll;
  private final AdvertSender adverts;
  private final BfdSockets bfd;
  private final AnnounceSender announcements;
  private final Turn turn;
  private final LogRehearsal log = new LogRehearsal();
  private long orders;

  private RehearsalStack(NetlinkCommands commands, Epoll epoll) {
    this.commands = commands;
    this.epoll = epoll;
    adverts =
        new AdvertSender(
            socket -> new Result.Success<>(new SocketPair(BROKEN, BROKEN, 0, () -> {})),
            (fd, socketId) -> 0);
    bfd = new BfdSockets(epoll, EventLoop.FIRST_BFD);
    announcements = new AnnounceSender(BROKEN, (order, errno) -> orders++);
    Spaces spaces = spaces();
    EffectRunner.Ports ports =
        new EffectRunner.Ports(
            adverts, bfd, spaces, spaces, (order, answers) -> orders++, spaces, new Silence());
    // An error here would come again in the real run and be said there.
    Faults faults = new Faults(unsaid -> {});
    turn = new Turn(engine, new EffectRunner(ports, faults), faults);
  }

  /** Of the same classes as the real one: the first call of another costs what ten others do. */
  private Spaces spaces() {
    AddressBatch addresses =
        new AddressBatch(
            new NetlinkAddresses(commands),
            AddressMarks.FIRST,
            new RoutingRequests(new RoutingView(name -> 0)));
    return new Spaces(
        new Spaces.Own(
            socket -> new Result.Failure<>(Operation.OPEN_SOCKET, Errno.ENODEV),
            addresses,
            (order, answers) -> orders++,
            name -> 0,
            announcements),
        epoll,
        new HostJournal(NO_JOURNAL, unsaid -> {}),
        unsaid -> {});
  }

  /** Wires everything on top of a netlink socket of its own; null if there is none to be had. */
  public static @Nullable RehearsalStack open() {
    if (!(NetlinkCommands.open(0) instanceof Result.Success<NetlinkCommands>(NetlinkCommands nl))) {
      return null;
    }
    if (Epoll.open(1) instanceof Result.Success<Epoll>(Epoll epoll)) {
      return new RehearsalStack(nl, epoll);
    }
    nl.close();
    return null;
  }

  /** Tells the engine a fact. */
  public void apply(Input input, long nowNanos) {
    turn.apply(input, nowNanos);
  }

  /**
   * Fires due timers and carries out all orders, and looks for packets as the loop does while it
   * awaits a takeover: what is compiled now is not compiled then, on the same processor.
   */
  public void finish(long nowNanos) {
    turn.finish(nowNanos);
    orders += epoll.await(Long.MIN_VALUE);
  }

  /** When the engine wants to be woken. */
  public long deadlineNanos() {
    return turn.deadlineNanos();
  }

  /** Number of lines, transitions and failures seen. */
  public long reports() {
    return orders;
  }

  @Override
  public void close() {
    adverts.closeAll();
    announcements.close();
    bfd.close();
    epoll.close();
    commands.close();
  }

  /** Renders lines and drops them. */
  private final class Silence implements ReportPort {
    @Override
    public void log(Effect.Log order) {
      orders += log.say(order);
    }

    @Override
    public void announced(Effect.Announce order) {
      orders += log.say(order.line());
    }

    @Override
    public void publish(Effect.Publish order) {
      orders++;
    }

    @Override
    public void tell(Effect.Notify order) {
      orders += log.say(order.line());
    }

    @Override
    public void run(Effect.RunScript order) {
      orders++;
    }

    @Override
    public void run(Effect.RunGate order) {
      orders++;
    }

    @Override
    public void cancel(Effect.CancelGate order) {
      orders++;
    }

    @Override
    public void stopped() {
      orders++;
    }
  }
}
