package io.holdfast.core.scenario;

import io.holdfast.core.CounterSnapshot;
import io.holdfast.core.Effect;
import io.holdfast.core.Effects;
import io.holdfast.core.Engine;
import io.holdfast.core.FileReading;
import io.holdfast.core.FirewallFigures;
import io.holdfast.core.GateSnapshot;
import io.holdfast.core.HandoverWay;
import io.holdfast.core.Heard;
import io.holdfast.core.Input;
import io.holdfast.core.LinkLayer;
import io.holdfast.core.LinkState;
import io.holdfast.core.LogEvent;
import io.holdfast.core.ProcessArrival;
import io.holdfast.core.RouterSnapshot;
import io.holdfast.core.ScriptOutcome;
import io.holdfast.core.Snapshot;
import io.holdfast.core.Standing;
import io.holdfast.core.StopMode;
import io.holdfast.core.TrackerSnapshot;
import io.holdfast.core.spec.AddressSpec;
import io.holdfast.core.spec.Configuration;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.spec.host.LeftRouting;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.ip.MacAddress;
import io.holdfast.wire.ip.Prefix;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Plays one scenario: feeds an engine and writes down what it orders. Plays the kernel, too: a
 * socket opens, an address comes and goes as ordered, unless the scenario says otherwise.
 */
final class ScenarioRun {
  private final List<Input> known = new ArrayList<>();
  private final Engine engine = new Engine();
  private final Effects effects = new Effects();
  private final Input.AdvertReceived received = new Input.AdvertReceived();
  private final Map<String, Integer> links = new HashMap<>();
  private final MadeKernel kernel = new MadeKernel(links);
  private final List<String> output = new ArrayList<>();
  private final Deque<Input> answers = new ArrayDeque<>();
  private Configuration configuration = Configuration.EMPTY;
  private long now;
  private int socketErrno;
  private boolean socketsAnswer = true;
  private Effect.@Nullable SetFirewall lastFilter;
  private boolean kernelAnswers = true;
  private boolean isKernelSilent;
  private final BfdNeighbor neighbor = new BfdNeighbor();
  private boolean showsNotifications;

  /** Plays a line, with the lines that belong to it, and returns what was ordered. */
  List<String> play(String line, List<String> block) {
    output.clear();
    Words words = new Words(line);
    String verb = words.next();
    switch (verb) {
      case "configure" -> configure(block);
      case "link" -> link(words);
      case "poll" -> turn(new Input.LinkPolled(words.next(), "beats".equals(words.next())));
      case "unlink" ->
          turn(new Input.LinkRemoved(Objects.requireNonNull(links.remove(words.next()))));
      case "macvlan" -> turn(kernel.present(words));
      case "leftlink" -> turn(new Input.LinkLeftBehind(words.next()));
      case "number" -> kernel.number(words.next(), words.number());
      case "refuse" -> kernel.refuse(words.number());
      case "address" -> address(words);
      case "left" -> turn(new Input.AddressLeftBehind(index(words), prefix(words), null));
      case "unaddress" -> unaddress(words);
      case "duplicate" -> turn(new Input.DuplicateFound(index(words), prefix(words)));
      case "lost" -> turn(new Input.ReportsLost(words.rest()));
      case "leftroute" -> turn(new Input.RoutingLeftBehind(leftRoute(words.rest())));
      case "route" -> turn(new Input.RoutingAdded(RoutingWords.item(words.next())));
      case "unroute" -> turn(new Input.RoutingRemoved(RoutingWords.item(words.next())));
      case "filter" -> filter(words.next(), words.hasNext() ? words.next() : "");
      case "uncertain" -> turn(new Input.RoutingUncertain());
      case "advert" -> advert(words);
      case "broken" -> broken(words);
      case "run" -> run(words.nanos());
      case "stall" -> now += words.nanos();
      case "script" -> script(words);
      case "gate" -> gate(words);
      case "known" -> known(words);
      case "file" -> turn(new Input.FileRead(words.next(), new FileReading(words.rest())));
      case "processes" -> turn(processes(words, ProcessArrival.FORKED));
      case "executed" -> turn(processes(words, ProcessArrival.CHANGED));
      case "neighbor" -> neighbor.say(words.next()).forEach(this::turn);
      case "notifications" -> showsNotifications = true;
      case "sendfails" -> turn(new Input.SendFailed(words.number(), words.number()));
      case "claim" -> claim(words);
      case "clear" -> turn(new Input.StatisticsCleared());
      case "heard" -> heard(words.next());
      case "stop" -> turn(new Input.StopRequested(stopMode(words)));
      case "drain" -> turn(new Input.DrainRequested(way(words)));
      case "handover" -> turn(new Input.HandoverRequested(words.next(), way(words)));
      case "maintenance" -> turn(new Input.MaintenanceChanged("on".equals(words.next())));
      case "kernel", "sockets" -> answering(verb, words.next());
      case "socket" -> socket(words);
      case "show" -> show(words.next());
      case "count" -> count(words.next());
      default -> throw new IllegalArgumentException("unknown verb " + verb);
    }
    return List.copyOf(output);
  }

  private static StopMode stopMode(Words words) {
    return words.hasNext() ? StopMode.valueOf(words.next().toUpperCase(Locale.ROOT)) : StopMode.NOW;
  }

  private static HandoverWay way(Words words) {
    return words.hasNext()
        ? HandoverWay.valueOf(words.next().toUpperCase(Locale.ROOT))
        : HandoverWay.RELEASE;
  }

  /** {@code filter touched|left|refused [NAMESPACE]}. */
  private void filter(String what, String namespace) {
    switch (what) {
      case "touched" -> turn(new Input.FirewallTouched(namespace));
      case "left" -> turn(new Input.FirewallLeftBehind(namespace));
      default ->
          turn(new Input.FirewallFailed(Objects.requireNonNull(lastFilter), "not permitted"));
    }
  }

  private void answering(String who, String how) {
    if ("kernel".equals(who)) {
      kernelAnswers = !"refuses".equals(how);
      isKernelSilent = "silent".equals(how);
    } else {
      socketsAnswer = !"silent".equals(how);
      socketErrno = how.matches("\\d+") ? Integer.parseInt(how) : 0;
    }
  }

  private void configure(List<String> block) {
    configuration = ConfigurationLines.parse(block);
    turn(new Input.Configure(configuration, known));
    known.clear();
  }

  /** {@code processes NAME COUNT}; {@code executed NAME COUNT}: one became one that is tracked. */
  private static Input processes(Words words, ProcessArrival arrival) {
    return new Input.ProcessCounted(words.next(), words.number(), arrival);
  }

  /** {@code known file NAME TEXT} or {@code known processes NAME COUNT}: for the next configure. */
  private void known(Words words) {
    known.add(
        switch (words.next()) {
          case "file" -> new Input.FileRead(words.next(), new FileReading(words.rest()));
          default -> processes(words, ProcessArrival.FORKED);
        });
  }

  private void link(Words words) {
    String name = words.next();
    int number = links.computeIfAbsent(name, _ -> links.size() + 2);
    String flags = "";
    int master = 0;
    while (words.hasNext()) {
      String word = words.next();
      if (word.startsWith("master=")) {
        master = Objects.requireNonNull(links.get(word.substring("master=".length())));
      } else if (word.startsWith("index=")) {
        number = Integer.parseInt(word.substring("index=".length()));
        links.put(name, number);
      } else {
        flags += word + " ";
      }
    }
    turn(
        new Input.LinkChanged(
            new LinkState(
                number,
                name,
                !flags.contains("down"),
                !flags.contains("down") && !flags.contains("nocarrier"),
                !flags.contains("nomulticast"),
                !flags.contains("noarp"),
                false,
                1500,
                new MacAddress(0x0200_0000_0000L + number),
                new LinkLayer(flags.contains("vrf") ? LinkLayer.VRF : "", 0, 0, 0, 0, master))));
  }

  private void address(Words words) {
    int index = index(words);
    Prefix prefix = prefix(words);
    turn(new Input.AddressAdded(index, prefix, !words.hasNext()));
  }

  /** {@code unaddress INTERFACE ADDRESS [expired|duplicate]}. */
  private void unaddress(Words words) {
    int index = index(words);
    Prefix prefix = prefix(words);
    Input.AddressRemoved.Why why =
        words.hasNext()
            ? Input.AddressRemoved.Why.valueOf(words.next().toUpperCase(Locale.ROOT))
            : Input.AddressRemoved.Why.DELETED;
    turn(new Input.AddressRemoved(index, prefix, why));
  }

  private static LeftRouting leftRoute(String text) {
    return new LeftRouting(Family.IPV4, text, "");
  }

  /** {@code claim INTERFACE ADDRESS STATION}; the station is the last octet of a foreign MAC. */
  private void claim(Words words) {
    int index = index(words);
    IpAddress address = Objects.requireNonNull(IpAddress.parse(words.next()));
    String by = words.next();
    MacAddress mac = by.contains(":") ? MacAddress.parse(by) : stranger(Integer.parseInt(by));
    turn(new Input.ClaimHeard(index, address, Objects.requireNonNull(mac)));
  }

  private static MacAddress stranger(int number) {
    return new MacAddress(0x0600_0000_0000L + number);
  }

  private int index(Words words) {
    return Objects.requireNonNull(links.get(words.next()));
  }

  private static Prefix prefix(Words words) {
    return Objects.requireNonNull(Prefix.parse(words.next()));
  }

  /** {@code advert [for ROUTER] ...}; for the first one where none is named. */
  private void advert(Words words) {
    RouterSnapshot picture = engine.snapshot().routers().get(0);
    if (words.skip("for")) {
      picture = Objects.requireNonNull(engine.snapshot().router(words.next()));
    }
    RouterSpec like = picture.spec();
    IpAddress own = picture.source();
    AdvertLine.fill(
        received, words, like, own == null ? IpAddress.unspecified(like.family()) : own);
    turn(received);
  }

  private void broken(Words words) {
    int length = words.number();
    java.nio.ByteBuffer buffer = java.nio.ByteBuffer.allocate(64);
    buffer.put(0, (byte) 0x45).put(9, (byte) (words.hasNext() ? 51 : 112));
    RouterSpec like = configuration.routers().get(0);
    io.holdfast.wire.vrrp.DecodeError error =
        like.family() == Family.IPV4
            ? received.packet().wrapIpv4(buffer, 0, length)
            : received.packet().wrapIpv6(buffer, 0, length, new io.holdfast.wire.vrrp.Ipv6Meta());
    turn(received.from(1, error, length));
  }

  private void script(Words words) {
    turn(new Input.ScriptFinished(words.next(), outcome(words)));
  }

  private void gate(Words words) {
    turn(new Input.GateFinished(words.number(), outcome(words)));
  }

  private static ScriptOutcome outcome(Words words) {
    ScriptOutcome.Kind kind =
        switch (words.next()) {
          case "exits" -> ScriptOutcome.Kind.EXITED;
          case "signalled" -> ScriptOutcome.Kind.SIGNALLED;
          case "timesout" -> ScriptOutcome.Kind.TIMED_OUT;
          default -> ScriptOutcome.Kind.CANNOT_RUN;
        };
    int number = words.hasNext() ? words.number() : 0;
    String reason = kind == ScriptOutcome.Kind.CANNOT_RUN ? "No such file or directory" : "";
    return new ScriptOutcome(kind, number, reason);
  }

  private void socket(Words words) {
    int id = words.number();
    switch (words.next()) {
      case "opens" -> turn(new Input.SocketOpened(id));
      case "fails" -> {
        int errno = words.number();
        turn(new Input.SocketFailed(id, errno, "errno " + errno));
      }
      default -> {
        int errno = words.number();
        for (int times = words.number(); times > 0; times--) {
          turn(new Input.ReceiveFailed(id, errno, "errno " + errno));
        }
      }
    }
  }

  /** One turn of the loop, and what the kernel answers to it. */
  private void turn(Input input) {
    engine.apply(input, now, effects);
    drain();
    engine.advance(now, effects);
    drain();
    while (!answers.isEmpty()) {
      engine.apply(answers.remove(), now, effects);
      drain();
      engine.advance(now, effects);
      drain();
    }
  }

  private void run(long nanos) {
    long end = now + nanos;
    if (engine.nextDeadlineNanos() < now) {
      fire(now);
    }
    while (engine.nextDeadlineNanos() <= end) {
      fire(engine.nextDeadlineNanos());
    }
    now = end;
  }

  private void fire(long at) {
    now = at;
    engine.advance(now, effects);
    drain();
    while (!answers.isEmpty()) {
      turn(answers.remove());
    }
  }

  private void drain() {
    for (int index = 0; index < effects.size(); index++) {
      Effect effect = effects.get(index);
      boolean isDoubled = effect instanceof Effect.Log log && log.event() == LogEvent.TRANSITION;
      boolean isHidden = effect instanceof Effect.Notify && !showsNotifications;
      boolean isInvisible =
          effect instanceof Effect.PrepareAdvert || effect instanceof Effect.FilterSocket;
      if (!isDoubled && !isHidden && !isInvisible) {
        write(EffectText.of(effect));
      }
      answer(effect);
    }
    effects.clear();
  }

  private void answer(Effect effect) {
    if (effect instanceof Effect.OpenBfd open) {
      answers.add(new Input.BfdOpened(open.sessionId()));
    } else if (effect instanceof Effect.SendBfd send) {
      neighbor.hear(send.control());
    } else if (effect instanceof Effect.SetFirewall order) {
      lastFilter = order;
    } else if (effect instanceof Effect.LinkOrder order) {
      kernel.carryOut(order, answers::add);
    } else if (effect instanceof Effect.OpenSocket open && socketsAnswer) {
      answers.add(
          socketErrno == 0
              ? new Input.SocketOpened(open.socketId())
              : new Input.SocketFailed(open.socketId(), socketErrno, "errno " + socketErrno));
    } else if (isKernelSilent) {
      return;
    } else if (effect instanceof Effect.AddRouting add) {
      answers.add(
          kernelAnswers
              ? new Input.RoutingAdded(add.item())
              : new Input.RoutingFailed(add, "EINVAL, Invalid gateway"));
    } else if (effect instanceof Effect.AddAddress add && kernelAnswers) {
      answers.add(new Input.AddressAdded(add.ifIndex(), add.address().prefix(), true));
    } else if (effect instanceof Effect.AddAddress add) {
      answers.add(new Input.AddressFailed(add, 13));
    } else if (effect instanceof Effect.RenewAddress renew && !kernelAnswers) {
      answers.add(new Input.AddressFailed(renew, 13));
    } else if (effect instanceof Effect.RemoveAddress remove && kernelAnswers) {
      answers.add(new Input.AddressRemoved(remove.ifIndex(), remove.address().prefix()));
    }
  }

  private void write(String text) {
    output.add("| " + time(now) + " " + text);
  }

  private static String time(long nanos) {
    return BigDecimal.valueOf(nanos, 9).setScale(6).toPlainString();
  }

  private void show(String name) {
    if ("trackers".equals(name)) {
      engine.snapshot().trackers().forEach(this::show);
      return;
    }
    RouterSnapshot router = Objects.requireNonNull(engine.snapshot().router(name));
    write(name + " " + router.state() + " prio " + router.effectivePriority());
    write(
        "  source "
            + router.source()
            + " master "
            + router.master()
            + " interval "
            + router.masterIntervalCs());
    boolean isWaiting = router.deadlineNanos() != Long.MAX_VALUE;
    write("  deadline " + (isWaiting ? time(router.deadlineNanos()) : "none"));
    write("  wanted " + prefixes(router.wanted()) + " seen " + prefixes(router.seen()));
    if (router.standing() != Standing.NORMAL || router.isLeaving()) {
      write("  standing " + router.standing() + (router.isLeaving() ? " leaving" : ""));
    }
    GateSnapshot gate = router.gate();
    if (gate != null) {
      boolean isOwn = gate.deadlineNanos() != Long.MAX_VALUE;
      write("  gate " + gate.kind() + (isOwn ? " until " + time(gate.deadlineNanos()) : ""));
    }
    if (!router.faults().isEmpty()) {
      write("  faults " + router.faults());
    }
  }

  private void show(TrackerSnapshot tracker) {
    boolean isSettled = tracker.believedAtNanos() == Long.MAX_VALUE;
    write(
        tracker.name().kind().word()
            + " "
            + tracker.name().name()
            + " "
            + tracker.verdict()
            + " "
            + tracker.number()
            + (isSettled ? "" : " until " + time(tracker.believedAtNanos())));
  }

  private static List<Prefix> prefixes(List<AddressSpec> addresses) {
    return addresses.stream().map(AddressSpec::prefix).toList();
  }

  private void heard(String name) {
    Heard heard = Objects.requireNonNull(engine.snapshot().router(name)).heard();
    write(
        heard == null
            ? name + " heard nobody"
            : name
                + (" heard " + heard.source() + " prio " + heard.priority())
                + (" at " + time(heard.atNanos())));
  }

  private void count(String name) {
    Snapshot snapshot = engine.snapshot();
    if ("engine".equals(name)) {
      write(
          "malformed " + snapshot.malformedPackets() + " unknown " + snapshot.unknownVridPackets());
      return;
    }
    if ("filter".equals(name)) {
      FirewallFigures figures = snapshot.firewall();
      write("filter refused " + figures.refusals() + " repaired " + figures.repairs());
      return;
    }
    CounterSnapshot counters = Objects.requireNonNull(snapshot.router(name)).counters();
    StringBuilder text = new StringBuilder(name);
    try {
      for (RecordComponent component : CounterSnapshot.class.getRecordComponents()) {
        Object value = component.getAccessor().invoke(counters);
        if (!value.equals(0L) && !value.equals(Map.of())) {
          text.append(' ').append(component.getName()).append('=').append(value);
        }
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
    write(text.toString());
  }
}
