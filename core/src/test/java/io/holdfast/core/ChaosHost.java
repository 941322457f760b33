package io.holdfast.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.core.spec.AddressSpec;
import io.holdfast.core.spec.CommandSpec;
import io.holdfast.core.spec.Configuration;
import io.holdfast.core.spec.GateSpec;
import io.holdfast.core.spec.GlobalSpec;
import io.holdfast.core.spec.GroupSpec;
import io.holdfast.core.spec.NotifySpec;
import io.holdfast.core.spec.RouterBuilder;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.spec.ScriptSpec;
import io.holdfast.core.spec.TimedCommandSpec;
import io.holdfast.core.spec.TrackKind;
import io.holdfast.core.spec.TrackSpec;
import io.holdfast.wire.ip.MacAddress;
import io.holdfast.wire.ip.Prefix;
import io.holdfast.wire.vrrp.AdvertEncoder;
import io.holdfast.wire.vrrp.AdvertEnvelope;
import io.holdfast.wire.vrrp.Advertisement;
import io.holdfast.wire.vrrp.AuthData;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * A host whose every fact is drawn by lot, with a kernel that carries out orders and answers late.
 */
final class ChaosHost {
  private static final List<String> WORDS =
      List.of("MASTER", "BACKUP", "FAULT", "MASTER_RX_LOWER_PRI");
  private static final long MILLISECOND = 1_000_000L;
  private static final int ROUTERS = 4;
  private static final Prefix SOURCE = prefix("10.0.0.1/16");

  private final Random random;
  private final Engine engine = new Engine();
  private final Effects effects = new Effects();
  private final Deque<Input> answers = new ArrayDeque<>();
  private final Set<String> kernel = new TreeSet<>();
  private final Set<Integer> gates = new TreeSet<>();
  private final Set<Integer> sockets = new HashSet<>();
  private final Map<String, State> states = new HashMap<>();
  private final Input.AdvertReceived received = new Input.AdvertReceived();
  private final ByteBuffer buffer = ByteBuffer.allocate(256);
  private List<RouterSpec> routers = List.of();
  private boolean hasLink = true;
  private boolean isUp = true;
  private int ifIndex = 2;
  private long now;

  ChaosHost(long seed) {
    random = new Random(seed);
    turn(link());
    turn(new Input.AddressAdded(ifIndex, SOURCE, true));
    configure();
  }

  Engine engine() {
    return engine;
  }

  long now() {
    return now;
  }

  /** One fact, or some time. */
  void step() {
    switch (random.nextInt(16)) {
      case 0 -> configure();
      case 1 -> flapLink();
      case 2 -> replaceLink();
      case 3 -> flapSource();
      case 4, 5 -> removeAddress();
      case 6, 7, 8 -> hear();
      case 9 -> turn(script());
      case 10 -> failSocket();
      case 11 -> endGate();
      case 12 -> plan();
      default -> pass(random.nextInt(4000));
    }
    if (random.nextInt(3) > 0) {
      answerOne();
    }
  }

  /** Everything works again, and time passes until all is settled. */
  void calm() {
    answerAll();
    if (!hasLink) {
      hasLink = true;
      ifIndex++;
    }
    isUp = true;
    turn(link());
    turn(new Input.AddressAdded(ifIndex, SOURCE, true));
    turn(new Input.ScriptFinished("chk", success()));
    turn(new Input.MaintenanceChanged(false));
    for (int second = 0; second < 20; second++) {
      pass(1000);
      answerAll();
      turn(new Input.ScriptFinished("chk", success()));
    }
  }

  Set<String> virtualAddressesInKernel() {
    return kernel;
  }

  Set<String> addressesOfMasters() {
    Set<String> wanted = new TreeSet<>();
    for (RouterSnapshot router : engine.snapshot().routers()) {
      for (AddressSpec address : router.wanted()) {
        wanted.add(address.prefix().toString());
      }
    }
    return wanted;
  }

  /** Routers 1 and 2 share an address, router 3 tracks a script, router 4 comes and goes. */
  private void configure() {
    List<RouterSpec> specs = new ArrayList<>();
    int count = ROUTERS - random.nextInt(2);
    for (int vrid = 1; vrid <= count; vrid++) {
      int priority = random.nextInt(5) == 0 ? 255 : 50 + random.nextInt(200);
      int host = 1 + random.nextInt(3);
      String own = "10.0." + (vrid == 2 ? 1 : vrid) + "." + host + "/16";
      RouterSpec spec = Fixture.router(vrid, 2 + vrid % 2, priority, own);
      spec = RouterBuilder.of(spec).gate(gate()).build();
      specs.add(vrid == 3 ? tracking(spec) : spec);
    }
    routers = specs;
    ScriptSpec script =
        new ScriptSpec(
            "chk", List.of("/bin/chk"), "", "", 1000 * MILLISECOND, 1, 1, 1, false, null);
    turn(
        new Input.Configure(
            new Configuration(GlobalSpec.DEFAULT, specs, List.of(script))
                .withGroups(groups(specs))));
  }

  /** None, or routers 1 and 2 and a fourth one; router 3 would wait for its script. */
  private List<GroupSpec> groups(List<RouterSpec> specs) {
    List<String> members = new ArrayList<>();
    for (RouterSpec spec : specs) {
      if (spec.vrid() != 3) {
        members.add(spec.name());
      }
    }
    return random.nextInt(3) == 0
        ? List.of()
        : List.of(new GroupSpec("G", members, List.of(), false, NotifySpec.NONE));
  }

  private GateSpec gate() {
    return switch (random.nextInt(4)) {
      case 0 -> new GateSpec(command(), command());
      case 1 -> new GateSpec(command(), null);
      case 2 -> new GateSpec(null, command());
      default -> GateSpec.NONE;
    };
  }

  private TimedCommandSpec command() {
    return new TimedCommandSpec(
        new CommandSpec(List.of("/bin/gate"), "", ""), (1 + random.nextInt(5000)) * MILLISECOND);
  }

  private void endGate() {
    if (!gates.isEmpty()) {
      int gate = gates.iterator().next();
      gates.remove(gate);
      turn(new Input.GateFinished(gate, random.nextBoolean() ? success() : failure()));
    }
  }

  private void plan() {
    HandoverWay way = random.nextBoolean() ? HandoverWay.RELEASE : HandoverWay.DEMOTE;
    switch (random.nextInt(3)) {
      case 0 -> turn(new Input.MaintenanceChanged(random.nextBoolean()));
      case 1 -> turn(new Input.DrainRequested(way));
      default ->
          turn(
              new Input.HandoverRequested(routers.get(random.nextInt(routers.size())).name(), way));
    }
  }

  private static RouterSpec tracking(RouterSpec spec) {
    return RouterBuilder.of(spec)
        .tracks(List.of(new TrackSpec(TrackKind.SCRIPT, "chk", 0, false)))
        .build();
  }

  private Input link() {
    return new Input.LinkChanged(
        new LinkState(
            ifIndex, "eth0", true, isUp, true, true, false, 1500, new MacAddress(ifIndex)));
  }

  private void flapLink() {
    isUp = !isUp;
    if (hasLink) {
      turn(link());
    }
  }

  private void replaceLink() {
    if (hasLink) {
      hasLink = false;
      kernel.clear();
      answers.clear();
      turn(new Input.LinkRemoved(ifIndex));
    } else {
      hasLink = true;
      ifIndex++;
      turn(link());
      turn(new Input.AddressAdded(ifIndex, SOURCE, true));
    }
  }

  private void flapSource() {
    if (hasLink) {
      turn(
          random.nextBoolean()
              ? new Input.AddressRemoved(ifIndex, SOURCE)
              : new Input.AddressAdded(ifIndex, SOURCE, true));
    }
  }

  private void removeAddress() {
    if (!kernel.isEmpty()) {
      String victim = kernel.iterator().next();
      kernel.remove(victim);
      answers.add(new Input.AddressRemoved(ifIndex, prefix(victim)));
    }
  }

  private void hear() {
    RouterSpec spec = routers.get(random.nextInt(routers.size()));
    int[] priorities = {0, 1, 100, spec.priority(), 254, 255};
    Advertisement advert =
        new Advertisement(
            spec.version(),
            spec.vrid(),
            priorities[random.nextInt(priorities.length)],
            100,
            spec.family(),
            List.of(spec.addresses().get(0).address()),
            AuthData.NONE);
    String source = random.nextBoolean() ? "10.0.0.0" : "10.0.0.2";
    int length =
        AdvertEncoder.encode(
            buffer, 0, advert, AdvertEnvelope.multicast(Fixture.address(source), spec.version()));
    received.packet().wrapIpv4(buffer, 0, length);
    for (int socket : List.copyOf(sockets)) {
      turn(received.from(socket));
    }
  }

  private Input script() {
    return new Input.ScriptFinished("chk", random.nextBoolean() ? success() : failure());
  }

  private static ScriptOutcome failure() {
    return new ScriptOutcome(ScriptOutcome.Kind.EXITED, 1, "");
  }

  private static ScriptOutcome success() {
    return new ScriptOutcome(ScriptOutcome.Kind.EXITED, 0, "");
  }

  private void failSocket() {
    for (int socket : List.copyOf(sockets)) {
      sockets.remove(socket);
      turn(new Input.SocketFailed(socket, 100, "errno " + 100));
    }
  }

  private void pass(int milliseconds) {
    long end = now + milliseconds * MILLISECOND;
    while (engine.nextDeadlineNanos() <= end) {
      now = Math.max(now, engine.nextDeadlineNanos());
      engine.advance(now, effects);
      carryOut();
      if (random.nextBoolean()) {
        answerOne();
      }
    }
    now = end;
  }

  private void answerOne() {
    if (!answers.isEmpty()) {
      turn(answers.remove());
    }
  }

  private void answerAll() {
    while (!answers.isEmpty()) {
      answerOne();
    }
  }

  private void turn(Input input) {
    engine.apply(input, now, effects);
    carryOut();
    engine.advance(now, effects);
    carryOut();
  }

  private void carryOut() {
    for (int index = 0; index < effects.size(); index++) {
      switch (effects.get(index)) {
        case Effect.OpenSocket open -> {
          sockets.add(open.socketId());
          answers.add(new Input.SocketOpened(open.socketId()));
        }
        case Effect.FilterSocket filter -> assertThat(sockets).contains(filter.socketId());
        case Effect.SizeSocket size -> assertThat(sockets).contains(size.socketId());
        case Effect.CloseSocket close -> sockets.remove(close.socketId());
        case Effect.SendAdvert send -> assertThat(sockets).contains(send.socketId());
        case Effect.PrepareAdvert next -> assertThat(sockets).contains(next.advert().socketId());
        case Effect.AddAddress add -> add(add);
        case Effect.RenewAddress renew -> assertThat(renew.ifIndex()).isEqualTo(ifIndex);
        case Effect.RemoveAddress remove -> remove(remove);
        case Effect.AddRouting add -> answers.add(new Input.RoutingAdded(add.item()));
        case Effect.RemoveRouting remove -> answers.add(new Input.RoutingRemoved(remove.item()));
        case Effect.Publish publish -> follow(publish.transition());
        case Effect.Announce announce -> assertThat(announce.ifIndex()).isEqualTo(ifIndex);
        case Effect.Log log -> assertThat(log.text()).doesNotContain("{");
        case Effect.Notify notify -> assertThat(notify.event().word().name()).isIn(WORDS);
        case Effect.RunScript run -> assertThat(run.script().name()).isEqualTo("chk");
        case Effect.RunGate gate -> gates.add(gate.gateId());
        case Effect.SetFirewall order -> assertThat(order.state().refused()).isEmpty();
        case Effect.CancelGate gate -> assertThat(gates.remove(gate.gateId())).isTrue();
        case Effect.OpenBfd open -> answers.add(new Input.BfdOpened(open.sessionId()));
        case Effect.SendBfd send -> assertThat(send.control().ownDiscriminator()).isPositive();
        case Effect.CloseBfd close -> assertThat(close.sessionId()).isPositive();
        case Effect.LinkOrder order -> throw new AssertionError("no virtual MAC is configured");
        case Effect.Stopped stopped -> throw new AssertionError("nobody asked for a stop");
      }
    }
    effects.clear();
  }

  private void add(Effect.AddAddress order) {
    String address = order.address().prefix().toString();
    if (hasLink && order.ifIndex() == ifIndex && kernel.add(address)) {
      answers.add(new Input.AddressAdded(ifIndex, order.address().prefix(), true));
    }
  }

  private void remove(Effect.RemoveAddress order) {
    if (order.ifIndex() == ifIndex && kernel.remove(order.address().prefix().toString())) {
      answers.add(new Input.AddressRemoved(ifIndex, order.address().prefix()));
    }
  }

  private void follow(Transition transition) {
    State before = states.getOrDefault(transition.router(), State.INIT);
    assertThat(transition.from()).isEqualTo(before);
    assertThat(transition.to()).isNotEqualTo(before);
    states.put(transition.router(), transition.to());
  }

  private static Prefix prefix(String text) {
    return Objects.requireNonNull(Prefix.parse(text), text);
  }
}
