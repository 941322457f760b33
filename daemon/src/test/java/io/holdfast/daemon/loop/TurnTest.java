package io.holdfast.daemon.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.core.Engine;
import io.holdfast.core.Input;
import io.holdfast.core.StopMode;
import io.holdfast.core.spec.Configuration;
import io.holdfast.core.spec.GlobalSpec;
import io.holdfast.core.spec.RouterBuilder;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.wire.ip.Prefix;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TurnTest {
  private static final int OWNER = 255;

  /** How long a new master serves before its first advert, in nanoseconds. */
  private static final long LEAD_NANOS = 10_000_000;

  private final RecordingPorts ports = new RecordingPorts();
  private final List<String> faults = new ArrayList<>();
  private final Engine engine = new Engine();
  private Turn turn;

  @BeforeEach
  void tellOfTheHost() {
    Faults reporter = new Faults(faults::add);
    turn = new Turn(engine, new EffectRunner(ports.ports(), reporter), reporter);
    turn.apply(new Input.LinkChanged(LoopFixture.LINK), 0);
    turn.apply(
        new Input.AddressAdded(LoopFixture.IF_INDEX, new Prefix(LoopFixture.OURS, 24), true), 0);
  }

  @Test
  void anOpenedSocketIsUsedOnceTheAddressesLead() {
    turn.apply(new Input.Configure(LoopFixture.configuration(OWNER)), 0);
    turn.finish(0);
    assertThat(ports.calls)
        .containsSubsequence(
            "open 1",
            "add 192.0.2.9/32",
            "announce 192.0.2.9",
            "log ENTERING_MASTER",
            "publish MASTER")
        .doesNotContain("advert 255");
    assertThat(turn.deadlineNanos()).isEqualTo(LEAD_NANOS);
    turn.apply(new Input.AddressAdded(LoopFixture.IF_INDEX, LoopFixture.ADDRESS.prefix(), true), 1);
    turn.finish(LEAD_NANOS);
    assertThat(ports.calls).contains("advert 255");
    assertThat(faults).isEmpty();
  }

  @Test
  void aStallIsMeasuredAgainstWhatTheAnswersOfTheLastTurnSet() {
    turn.apply(new Input.Configure(quick(LoopFixture.configuration(100).routers())), 0);
    turn.finish(0);
    assertThat(turn.deadlineNanos()).isBetween(300_000_000L, 400_000_000L);
    turn.finish(1_000_000_000L);
    assertThat(ports.calls).containsOnlyOnce("log STALLED");
  }

  @Test
  void aStopGivesEverythingBack() {
    turn.apply(new Input.Configure(LoopFixture.configuration(OWNER)), 0);
    turn.finish(0);
    ports.calls.clear();
    turn.apply(new Input.StopRequested(StopMode.NOW), 1);
    turn.finish(1);
    assertThat(ports.calls)
        .containsSubsequence("advert 0", "flush", "remove 192.0.2.9/32", "stopped");
  }

  @Test
  void aMasterThatBreaksDoesNotKeepTheOthersFromTheirAddresses() {
    RouterSpec good = LoopFixture.configuration(100).routers().getFirst();
    RouterSpec broken =
        RouterBuilder.of(good).name("VI_0").vrid(2).addresses(List.of()).announce(null).build();
    turn.apply(new Input.Configure(quick(List.of(broken, good))), 0);
    turn.finish(0);
    long takeover = turn.deadlineNanos();
    turn.finish(takeover);
    assertThat(faults).hasSize(1);
    long again = turn.deadlineNanos();
    assertThat(again - takeover).isBetween(0L, 10_000_000L);
    turn.finish(again);
    assertThat(ports.calls).contains("add 192.0.2.9/32");
    assertThat(faults).hasSize(1);
  }

  @Test
  void anInputTheEngineBreaksOnIsReportedAndTheTurnGoesOn() {
    assertThat(turn.apply(new Input.Configure(null), 0)).isFalse();
    assertThat(faults).singleElement().asString().contains("Configure");
    assertThat(turn.apply(new Input.Configure(LoopFixture.configuration(OWNER)), 0)).isTrue();
    turn.finish(0);
    assertThat(ports.calls).contains("add 192.0.2.9/32");
  }

  /** Their down interval ends before a turn is due anyway. */
  private static Configuration quick(List<RouterSpec> routers) {
    List<RouterSpec> quick =
        routers.stream().map(spec -> RouterBuilder.of(spec).advertIntervalCs(10).build()).toList();
    return new Configuration(GlobalSpec.DEFAULT, quick, List.of());
  }
}
