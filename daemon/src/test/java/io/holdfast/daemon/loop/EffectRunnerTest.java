package io.holdfast.daemon.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.core.Effect;
import io.holdfast.core.Effects;
import io.holdfast.core.LogEvent;
import io.holdfast.core.NotifyEvent;
import io.holdfast.core.spec.NotifySpec;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EffectRunnerTest {
  private static final NotifyEvent BECAME_MASTER =
      new NotifyEvent(
          NotifyEvent.Subject.INSTANCE,
          "VI_1",
          NotifyEvent.Word.MASTER,
          100,
          NotifyEvent.Audience.EVERYONE,
          NotifySpec.NONE);

  private final RecordingPorts ports = new RecordingPorts();
  private final List<String> faults = new ArrayList<>();
  private final EffectRunner runner = new EffectRunner(ports.ports(), new Faults(faults::add));
  private final Effects effects = new Effects();

  @Test
  void anAdvertNeverWaitsForWhatWasOrderedBefore() {
    effects.log(LogEvent.ENTERING_MASTER, "VI_1");
    effects.add(LoopFixture.announce("192.0.2.9"));
    effects.add(LoopFixture.add("192.0.2.9"));
    effects.add(LoopFixture.remove("192.0.2.8"));
    effects.add(new Effect.SendAdvert(1, 1, LoopFixture.message(100, "224.0.0.18")));
    effects.add(new Effect.SendAdvert(2, 1, LoopFixture.message(200, "224.0.0.18")));
    effects.add(new Effect.CloseSocket(1));
    effects.add(new Effect.Stopped());

    runner.run(effects, answer -> {});

    assertThat(ports.calls)
        .containsExactly(
            "advert 100",
            "advert 200",
            "close 1",
            "flush",
            "add 192.0.2.9/32",
            "remove 192.0.2.8/32",
            "flush",
            "announce 192.0.2.9",
            "flush announcements",
            "log ENTERING_MASTER",
            "log frame 192.0.2.9",
            "stopped");
  }

  @Test
  void advertsThatWereHastenedAreNotSentAgain() {
    effects.add(new Effect.SendAdvert(1, 1, LoopFixture.message(100, "224.0.0.18")));
    runner.hasten(effects, answer -> {});
    assertThat(ports.calls).containsExactly("advert 100", "flush");

    effects.add(LoopFixture.add("192.0.2.9"));
    effects.add(new Effect.SendAdvert(2, 1, LoopFixture.message(200, "224.0.0.18")));
    runner.run(effects, answer -> {});
    assertThat(ports.calls)
        .containsExactly("advert 100", "flush", "advert 200", "flush", "add 192.0.2.9/32", "flush");
    effects.clear();

    effects.add(new Effect.SendAdvert(3, 1, LoopFixture.message(255, "224.0.0.18")));
    runner.run(effects, answer -> {});
    assertThat(ports.calls).contains("advert 255");
  }

  @Test
  void everyAddressIsAnnouncedOnceBeforeAnyIsAgain() {
    Effect first = LoopFixture.announce("192.0.2.1");
    Effect second = LoopFixture.announce("192.0.2.2");
    effects.add(first);
    effects.add(first);
    effects.add(first);
    effects.add(second);
    effects.add(second);

    runner.run(effects, answer -> {});
    runner.run(effects, answer -> {});

    List<String> frames = ports.calls.stream().filter(call -> call.startsWith("ann")).toList();
    String one = "announce 192.0.2.1";
    String two = "announce 192.0.2.2";
    assertThat(frames).containsExactly(one, two, one, one, two, one, two, one, one, two);
  }

  @Test
  void anErrorIsSaidOnceAndTheOtherOrdersAreCarriedOut() {
    ports.failsOnAdvert = true;
    for (int count = 0; count < 3; count++) {
      effects.add(new Effect.SendAdvert(1, 1, LoopFixture.message(100, "224.0.0.18")));
    }
    effects.add(LoopFixture.add("192.0.2.9"));

    runner.run(effects, answer -> {});

    assertThat(ports.calls).contains("add 192.0.2.9/32");
    assertThat(faults).hasSize(1);
    assertThat(faults.getFirst()).contains("SendAdvert", "broken port", "RecordingPorts");
  }

  @Test
  void aTurnWithoutOrdersTouchesNothing() {
    runner.run(effects, answer -> {});
    assertThat(ports.calls).isEmpty();
  }

  @Test
  void anAdvertComesBetweenTwoSlicesOfAddresses() {
    order(AddressQueue.SLICE + 1);
    effects.add(new Effect.Notify(BECAME_MASTER));
    effects.add(new Effect.Stopped());
    runner.run(effects, answer -> {});
    assertThat(calls("add")).hasSize(AddressQueue.SLICE);
    assertThat(calls("notify")).as("told before the addresses are set").isEmpty();
    assertThat(calls("stopped")).isEmpty();
    assertThat(runner.isBehind()).isTrue();

    Effects next = new Effects();
    next.add(new Effect.SendAdvert(1, 1, LoopFixture.message(100, "224.0.0.18")));
    runner.run(next, answer -> {});

    assertThat(ports.calls)
        .containsSubsequence("add 192.0.2.31/32", "advert 100", "add 192.0.2.32/32");
    runner.proceed(answer -> {});
    assertThat(calls("notify")).hasSize(1);
    assertThat(calls("stopped")).hasSize(1);
    assertThat(runner.isBehind()).isFalse();
  }

  @Test
  void anAddressIsAnnouncedOnceItIsThereAndRepeatsWaitForAll() {
    order(AddressQueue.SLICE + 1);
    runner.run(effects, answer -> {});
    assertThat(calls("announce")).hasSize(AddressQueue.SLICE);

    runner.proceed(answer -> {});

    List<String> frames = calls("announce");
    assertThat(frames).hasSize(2 * AddressQueue.SLICE + 2);
    assertThat(frames.get(AddressQueue.SLICE)).isEqualTo("announce 192.0.2.32");
    assertThat(frames.subList(AddressQueue.SLICE + 1, frames.size()))
        .startsWith("announce 192.0.2.0")
        .endsWith("announce 192.0.2.32");
  }

  @Test
  void anAddressGivenUpBeforeItsTurnIsNotAnnounced() {
    order(2 * AddressQueue.SLICE);
    runner.run(effects, answer -> {});
    ports.calls.clear();
    Effects next = new Effects();
    next.add(LoopFixture.remove("192.0.2.40"));
    next.add(LoopFixture.remove("192.0.2.1"));
    next.add(LoopFixture.add("192.0.2.1"));
    next.add(LoopFixture.announce("192.0.2.1"));
    runner.run(next, answer -> {});
    while (runner.isBehind()) {
      runner.proceed(answer -> {});
    }

    assertThat(calls("announce 192.0.2.40")).isEmpty();
    assertThat(calls("announce 192.0.2.1")).filteredOn("announce 192.0.2.1"::equals).hasSize(1);
    assertThat(calls("announce 192.0.2.63")).hasSize(2);
  }

  private void order(int addresses) {
    for (int index = 0; index < addresses; index++) {
      effects.add(LoopFixture.add("192.0.2." + index));
      Effect.Announce announce = LoopFixture.announce("192.0.2." + index);
      effects.add(announce);
      effects.add(announce);
    }
  }

  private List<String> calls(String start) {
    return ports.calls.stream().filter(call -> call.startsWith(start)).toList();
  }
}
