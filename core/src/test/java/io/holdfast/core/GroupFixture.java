package io.holdfast.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.core.spec.AddressSpec;
import io.holdfast.core.spec.CommandSpec;
import io.holdfast.core.spec.Configuration;
import io.holdfast.core.spec.FileTrackerSpec;
import io.holdfast.core.spec.GateSpec;
import io.holdfast.core.spec.GlobalSpec;
import io.holdfast.core.spec.GroupSpec;
import io.holdfast.core.spec.NotifySpec;
import io.holdfast.core.spec.RouterBuilder;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.spec.TimedCommandSpec;
import io.holdfast.core.spec.TrackKind;
import io.holdfast.core.spec.TrackSpec;
import io.holdfast.core.spec.TrackersSpec;
import io.holdfast.wire.ip.MacAddress;
import io.holdfast.wire.ip.Prefix;
import io.holdfast.wire.vrrp.AdvertEncoder;
import io.holdfast.wire.vrrp.AdvertEnvelope;
import io.holdfast.wire.vrrp.Advertisement;
import io.holdfast.wire.vrrp.AuthData;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A sync group of which each member has an interface of its own, and everything that can happen.
 */
final class GroupFixture {
  private static final int FIRST_LINK = 2;
  private static final int EVENTS_OF_A_MEMBER = 5;
  private static final int EVENTS_OF_ALL = 6;
  private static final String FILE = "load";

  private static final TimedCommandSpec GATE =
      new TimedCommandSpec(new CommandSpec(List.of("/bin/gate"), "", ""), 500_000_000L);

  private final Engine engine = new Engine();
  private final Effects effects = new Effects();
  private final Input.AdvertReceived received = new Input.AdvertReceived();
  private final ByteBuffer buffer = ByteBuffer.allocate(128);
  private final Deque<Input> answers = new ArrayDeque<>();
  private final Map<Integer, Integer> sockets = new HashMap<>();
  private final Map<String, String> told = new HashMap<>();
  private final List<RouterSpec> members = new ArrayList<>();
  private final boolean[] isDown;
  private final Map<String, State> states = new HashMap<>();
  private final List<String> names = new ArrayList<>();
  private long now;
  private int lastGate;
  private int load;
  private int priority = 100;

  GroupFixture(int size) {
    isDown = new boolean[size];
    for (int member = 0; member < size; member++) {
      members.add(member(member));
      names.add(members.get(member).name());
      turn(link(member));
      turn(new Input.AddressAdded(FIRST_LINK + member, prefix("10." + member + ".0.1/16"), true));
    }
    turn(new Input.Configure(configuration()));
    turn(new Input.FileRead(FILE, new FileReading("0")));
  }

  private Configuration configuration() {
    TrackSpec track = new TrackSpec(TrackKind.FILE, FILE, 0, false);
    FileTrackerSpec file =
        new FileTrackerSpec(FILE, "/run/load", 0, false, FileTrackerSpec.FileStart.KEEP, 0);
    return new Configuration(
        GlobalSpec.DEFAULT,
        members.stream().map(spec -> RouterBuilder.of(spec).priority(priority).build()).toList(),
        List.of(new GroupSpec("G", names, List.of(track), false, NotifySpec.NONE)),
        List.of(),
        new TrackersSpec(List.of(file), List.of(), List.of(), List.of(), List.of()));
  }

  /** How many different events there are for a group of a size. */
  static int events(int size) {
    return size * EVENTS_OF_A_MEMBER + EVENTS_OF_ALL;
  }

  /** Lets one of them happen. */
  void happen(int event) {
    int member = event / EVENTS_OF_A_MEMBER;
    if (member >= members.size()) {
      happenToAll(event - members.size() * EVENTS_OF_A_MEMBER);
      return;
    }
    switch (event % EVENTS_OF_A_MEMBER) {
      case 0 -> {
        isDown[member] = !isDown[member];
        turn(link(member));
      }
      case 1 -> hear(member, 200);
      case 2 -> hear(member, 50);
      case 3 -> hear(member, 0);
      default -> {
        sockets.entrySet().removeIf(socket -> socket.getValue() == FIRST_LINK + member);
        turn(new Input.LinkRemoved(FIRST_LINK + member));
        isDown[member] = false;
        turn(link(member));
        turn(new Input.AddressAdded(FIRST_LINK + member, source(member), true));
      }
    }
  }

  private void happenToAll(int event) {
    long later = now + 4_000_000_000L;
    switch (event) {
      case 0 -> pass(Math.min(engine.nextDeadlineNanos(), later));
      case 1 -> turn(new Input.HandoverRequested(members.getFirst().name(), HandoverWay.RELEASE));
      case 2 ->
          turn(
              new Input.GateFinished(
                  lastGate, new ScriptOutcome(ScriptOutcome.Kind.EXITED, 0, "")));
      case 3 -> {
        load = 1 - load;
        turn(new Input.FileRead(FILE, new FileReading(Integer.toString(load))));
      }
      case 4 -> {
        priority = 250 - priority;
        turn(new Input.Configure(configuration()));
      }
      default -> pass(later);
    }
  }

  /** All interfaces are up, the file is good and nobody else advertises. */
  void calm() {
    turn(new Input.FileRead(FILE, new FileReading("0")));
    for (int member = 0; member < members.size(); member++) {
      isDown[member] = false;
      turn(link(member));
    }
    pass(now + 20_000_000_000L);
  }

  /** What holds after every turn. Without a matcher: it is asked millions of times. */
  State check() {
    Snapshot snapshot = engine.snapshot();
    State state = snapshot.routers().get(0).state();
    boolean agree = snapshot.groups().get(0).state() == state && state.name().equals(told.get("G"));
    for (RouterSnapshot router : snapshot.routers()) {
      agree &= router.state() == state && state.name().equals(told.get(router.name()));
      agree &= router.wanted().isEmpty() == (state != State.MASTER);
    }
    if (!agree) {
      throw new AssertionError("they disagree: " + snapshot + ", and were told " + told);
    }
    return state;
  }

  /** The members are in one state, as they say it themselves: that is cheaper to ask. */
  private void agree() {
    if (!states.isEmpty() && (states.size() < members.size() || !isOne(states.values()))) {
      throw new AssertionError("they disagree: " + states);
    }
  }

  private static boolean isOne(Collection<State> states) {
    return states.stream().distinct().count() == 1;
  }

  private void pass(long end) {
    while (engine.nextDeadlineNanos() <= end) {
      now = engine.nextDeadlineNanos();
      engine.advance(now, effects);
      carryOut();
      check();
    }
    now = end;
  }

  private void hear(int member, int priority) {
    Integer socket = null;
    for (Map.Entry<Integer, Integer> open : sockets.entrySet()) {
      socket = open.getValue() == FIRST_LINK + member ? open.getKey() : socket;
    }
    if (socket == null) {
      return;
    }
    RouterSpec spec = members.get(member);
    Advertisement advert =
        new Advertisement(
            3,
            spec.vrid(),
            priority,
            100,
            spec.family(),
            List.of(spec.addresses().get(0).address()),
            AuthData.NONE);
    int length =
        AdvertEncoder.encode(
            buffer,
            0,
            advert,
            AdvertEnvelope.multicast(Fixture.address("10." + member + ".0.2"), 3));
    received.packet().wrapIpv4(buffer, 0, length);
    turn(received.from(socket));
  }

  /** What happens, and each answer to the orders that follow, is a turn of its own. */
  private void turn(Input input) {
    answers.addFirst(input);
    while (!answers.isEmpty()) {
      engine.apply(answers.remove(), now, effects);
      engine.advance(now, effects);
      carryOut();
      agree();
    }
  }

  private void carryOut() {
    for (int index = 0; index < effects.size(); index++) {
      switch (effects.get(index)) {
        case Effect.OpenSocket open -> {
          sockets.put(open.socketId(), open.socket().ifIndex());
          answers.add(new Input.SocketOpened(open.socketId()));
        }
        case Effect.CloseSocket close -> sockets.remove(close.socketId());
        case Effect.AddAddress add ->
            answers.add(new Input.AddressAdded(add.ifIndex(), add.address().prefix(), true));
        case Effect.RemoveAddress remove ->
            answers.add(new Input.AddressRemoved(remove.ifIndex(), remove.address().prefix()));
        case Effect.RunGate gate -> lastGate = gate.gateId();
        case Effect.Notify notify -> hearOf(notify.event());
        case Effect.Publish(Transition transition) ->
            states.put(transition.router(), transition.to());
        default -> {}
      }
    }
    effects.clear();
  }

  /** A state is told once, when it is entered. */
  private void hearOf(NotifyEvent event) {
    String word = event.word().name();
    if (!word.equals("MASTER_RX_LOWER_PRI")) {
      assertThat(told.put(event.name(), word)).as(event.name()).isNotEqualTo(word);
    }
  }

  private Input link(int member) {
    int ifIndex = FIRST_LINK + member;
    boolean isUp = !isDown[member];
    return new Input.LinkChanged(
        new LinkState(
            ifIndex, "eth" + member, isUp, isUp, true, true, false, 1500, new MacAddress(ifIndex)));
  }

  private static RouterSpec member(int member) {
    RouterSpec spec = Fixture.router(member + 1, 3, 100, "10." + member + ".1.1/16");
    AddressSpec address = spec.addresses().get(0);
    String name = "eth" + member;
    return RouterBuilder.of(spec)
        .gate(member == 1 ? new GateSpec(GATE, GATE) : GateSpec.NONE)
        .interfaceName(name)
        .addresses(List.of(new AddressSpec(address.prefix(), name, 0, null, null)))
        .build();
  }

  private static Prefix source(int member) {
    return prefix("10." + member + ".0.1/16");
  }

  private static Prefix prefix(String text) {
    return Objects.requireNonNull(Prefix.parse(text), text);
  }
}
