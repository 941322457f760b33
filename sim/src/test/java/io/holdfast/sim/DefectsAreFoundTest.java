package io.holdfast.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.core.AdvertMessage;
import io.holdfast.core.Cause;
import io.holdfast.core.Effect;
import io.holdfast.core.Effects;
import io.holdfast.core.Input;
import io.holdfast.core.NotifyEvent;
import io.holdfast.core.ScriptOutcome;
import io.holdfast.core.State;
import io.holdfast.core.StopMode;
import io.holdfast.core.Transition;
import io.holdfast.core.spec.Configuration;
import io.holdfast.core.spec.PreemptSpec;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.sim.scenario.RouterSpecs;
import io.holdfast.sim.scenario.Scenario;
import io.holdfast.sim.scenario.ScenarioGenerator;
import io.holdfast.sim.world.Decider;
import io.holdfast.sim.world.Violation;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.ip.MacAddress;
import io.holdfast.wire.vrrp.Advertisement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each judge notices the defect that it is there for, within a few seeds. */
class DefectsAreFoundTest {
  private static final int SEEDS = 1000;

  static List<Arguments> defects() {
    return List.of(
        defect("AddressesFollowState", "keeps addresses", KeepsAddresses::new),
        defect("AddressesFollowState", "forgets addresses", ForgetsAddresses::new),
        defect("AddressesFollowState", "does not hear deletions", DeafToDeletions::new),
        defect("FaultHoldsNothing", "keeps addresses in fault", KeepsAddressesInFault::new),
        defect("NoLongDualMaster", "never yields", NeverYields::new),
        defect("OneMasterInEachSegment", "never preempts", NeverPreempts::new),
        defect("OneMasterInEachSegment", "does not hear links", DeafToLinks::new),
        defect("OneMasterInEachSegment", "believes scripts good", DeafToScripts::new),
        defect("OneMasterInEachSegment", "reads a file once", DeafToFiles::new),
        defect("OneMasterInEachSegment", "counts processes once", DeafToProcesses::new),
        defect("AdvertsKeepTime", "is mute", Mute::new),
        defect("AdvertsKeepTime", "skips every fifth advert", SkipsAdverts::new),
        defect("TransitionsHaveCause", "gives the wrong cause", WrongCause::new),
        defect("TransitionsHaveCause", "hides fault", HidesFault::new),
        defect("SocketsAreOpen", "closes too early", ClosesTooEarly::new),
        defect("StopLeavesNothing", "leaves at once", LeavesAtOnce::new),
        defect("StopLeavesNothing", "does not hear the request", DeafToStop::new),
        defect("AnnouncesWhatItHolds", "announces on yielding", AnnouncesOnYielding::new),
        defect("NoNeedlessTakeover", "fires timers before it reads", Hasty::new),
        defect("TakeoverInTime", "stops without a word", StopsSilently::new),
        defect("PlannedMovesServe", "gives up before another takes over", BreaksBeforeMaking::new),
        defect("GroupsAgree", "knows no groups", KnowsNoGroups::new),
        defect("StatesAreTold", "tells nobody of MASTER", TellsNobody::new),
        defect("StatesAreTold", "tells everything twice", TellsTwice::new),
        defect("PrioritiesInRange", "advertises as owner", PretendsToOwn::new),
        defect("GatesAreWaitedFor", "does not wait", Impatient::new),
        defect("CalmIsCalm", "adds addresses again and again", Restless::new),
        defect("NeverThrows", "throws", Throws::new));
  }

  private static Arguments defect(String property, String name, Supplier<Decider> decider) {
    return Arguments.of(property, name, decider);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("defects")
  void aJudgeNotices(String property, String name, Supplier<Decider> decider) {
    SimulationRunner runner = new SimulationRunner(decider);
    Set<String> found = new TreeSet<>();
    for (long seed = 1; seed <= SEEDS && !found.contains(property); seed++) {
      Violation violation = runner.violationOf(ScenarioGenerator.generate(seed));
      if (violation != null) {
        found.add(violation.property());
      }
    }
    assertThat(found).as(name).contains(property);
  }

  @Test
  void aFailureIsToldWithoutTheFaultsThatDoNotMatter() {
    SimulationRunner runner = new SimulationRunner(DeafToStop::new);
    long seed = 1;
    Violation violation = null;
    while (violation == null || !violation.property().equals("StopLeavesNothing")) {
      violation = runner.violationOf(ScenarioGenerator.generate(++seed));
    }
    Scenario failing = ScenarioGenerator.generate(seed);

    Scenario shortest = new Shrinker(runner).shrink(failing, violation);

    assertThat(shortest.faults()).hasSize(1);
    assertThat(runner.violationOf(shortest)).isNotNull();
    assertThat(runner.run(seed).timeline())
        .contains("VIOLATION StopLeavesNothing")
        .contains("begins: Stop");
  }

  private static final class KeepsAddresses extends Defective {
    @Override
    void order(Effect effect, long nowNanos, Effects out) {
      if (!(effect instanceof Effect.RemoveAddress)) {
        out.add(effect);
      }
    }
  }

  private static final class KeepsAddressesInFault extends Defective {
    private final Effects right = new Effects();

    @Override
    public void apply(Input input, long nowNanos, Effects out) {
      right.clear();
      super.apply(input, nowNanos, right);
      boolean faults = false;
      for (int index = 0; index < right.size(); index++) {
        faults |=
            right.get(index) instanceof Effect.Publish(Transition to) && to.to() == State.FAULT;
      }
      for (int index = 0; index < right.size(); index++) {
        if (!faults || !(right.get(index) instanceof Effect.RemoveAddress)) {
          out.add(right.get(index));
        }
      }
    }
  }

  private static final class ForgetsAddresses extends Defective {
    @Override
    void order(Effect effect, long nowNanos, Effects out) {
      if (!(effect instanceof Effect.AddAddress) && !(effect instanceof Effect.Announce)) {
        out.add(effect);
      }
    }
  }

  private static final class DeafToDeletions extends Defective {
    @Override
    boolean hears(Input input) {
      return !(input instanceof Input.AddressRemoved);
    }
  }

  private static final class NeverYields extends Defective {
    @Override
    boolean hears(Input input) {
      return !(input instanceof Input.AdvertReceived);
    }
  }

  private static final class DeafToLinks extends Defective {
    private boolean configured;

    @Override
    boolean hears(Input input) {
      configured |= input instanceof Input.Configure;
      return !configured || !(input instanceof Input.LinkChanged);
    }
  }

  /** A script that hangs or fails counts as one that succeeds. */
  private static final class DeafToScripts extends Defective {
    @Override
    public void apply(Input input, long nowNanos, Effects out) {
      ScriptOutcome good = new ScriptOutcome(ScriptOutcome.Kind.EXITED, 0, "");
      super.apply(
          input instanceof Input.ScriptFinished finished
              ? new Input.ScriptFinished(finished.script(), good)
              : input,
          nowNanos,
          out);
    }
  }

  private static final class DeafToFiles extends Defective {
    private boolean hasRead;

    @Override
    boolean hears(Input input) {
      boolean isHeard = !hasRead || !(input instanceof Input.FileRead);
      hasRead |= input instanceof Input.FileRead;
      return isHeard;
    }
  }

  private static final class DeafToProcesses extends Defective {
    private boolean hasCounted;

    @Override
    boolean hears(Input input) {
      boolean isHeard = !hasCounted || !(input instanceof Input.ProcessCounted);
      hasCounted |= input instanceof Input.ProcessCounted;
      return isHeard;
    }
  }

  private static final class DeafToStop extends Defective {
    @Override
    boolean hears(Input input) {
      return !(input instanceof Input.StopRequested);
    }
  }

  private static final class KnowsNoGroups extends Defective {
    @Override
    public void apply(Input input, long nowNanos, Effects out) {
      super.apply(
          input instanceof Input.Configure(Configuration wanted, var known)
              ? new Input.Configure(wanted.withGroups(List.of()), known)
              : input,
          nowNanos,
          out);
    }
  }

  private static final class TellsNobody extends Defective {
    @Override
    void order(Effect effect, long nowNanos, Effects out) {
      boolean isHidden =
          effect instanceof Effect.Notify(NotifyEvent event)
              && event.word() == NotifyEvent.Word.MASTER;
      if (!isHidden) {
        out.add(effect);
      }
    }
  }

  private static final class TellsTwice extends Defective {
    @Override
    void order(Effect effect, long nowNanos, Effects out) {
      out.add(effect);
      if (effect instanceof Effect.Notify) {
        out.add(effect);
      }
    }
  }

  private static final class PretendsToOwn extends Defective {
    @Override
    void order(Effect effect, long nowNanos, Effects out) {
      if (effect instanceof Effect.SendAdvert(int router, int socket, AdvertMessage message)) {
        Advertisement right = message.advertisement();
        Advertisement wrong =
            new Advertisement(
                right.version(),
                right.vrid(),
                RouterSpec.OWNER_PRIORITY,
                right.intervalCs(),
                right.family(),
                right.addresses(),
                right.auth());
        out.add(
            new Effect.SendAdvert(
                router,
                socket,
                new AdvertMessage(
                    wrong,
                    message.source(),
                    message.destinations(),
                    message.ttl(),
                    message.checksumRule())));
      } else {
        out.add(effect);
      }
    }
  }

  private static final class Impatient extends Defective {
    private final Deque<Integer> started = new ArrayDeque<>();

    @Override
    void order(Effect effect, long nowNanos, Effects out) {
      out.add(effect);
      if (effect instanceof Effect.RunGate gate) {
        started.add(gate.gateId());
      }
    }

    @Override
    public void advance(long nowNanos, Effects out) {
      super.advance(nowNanos, out);
      while (!started.isEmpty()) {
        ScriptOutcome outcome = new ScriptOutcome(ScriptOutcome.Kind.EXITED, 0, "");
        super.apply(new Input.GateFinished(started.remove(), outcome), nowNanos, out);
      }
    }
  }

  private static final class NeverPreempts extends Defective {
    @Override
    public void apply(Input input, long nowNanos, Effects out) {
      if (input instanceof Input.Configure wanted) {
        Configuration all = wanted.configuration();
        List<RouterSpec> routers =
            all.routers().stream()
                .map(router -> RouterSpecs.with(router, new PreemptSpec(false, 0)))
                .toList();
        super.apply(new Input.Configure(all.withRouters(routers)), nowNanos, out);
      } else {
        super.apply(input, nowNanos, out);
      }
    }
  }

  private static final class Hasty extends Defective {
    @Override
    public void apply(Input input, long nowNanos, Effects out) {
      advance(nowNanos, out);
      super.apply(input, nowNanos, out);
    }
  }

  private static final class StopsSilently extends Defective {
    @Override
    void order(Effect effect, long nowNanos, Effects out) {
      boolean resigns =
          effect instanceof Effect.SendAdvert advert
              && advert.message().advertisement().priority() == 0;
      if (!resigns) {
        out.add(effect);
      }
    }
  }

  private static final class Mute extends Defective {
    @Override
    void order(Effect effect, long nowNanos, Effects out) {
      if (!(effect instanceof Effect.SendAdvert)) {
        out.add(effect);
      }
    }
  }

  private static final class SkipsAdverts extends Defective {
    private int adverts;

    @Override
    void order(Effect effect, long nowNanos, Effects out) {
      if (!(effect instanceof Effect.SendAdvert) || ++adverts % 5 != 0) {
        out.add(effect);
      }
    }
  }

  private static final class WrongCause extends Defective {
    @Override
    void order(Effect effect, long nowNanos, Effects out) {
      if (effect instanceof Effect.Publish(Transition change)) {
        Cause cause = Cause.of(Cause.Kind.RELOADED);
        out.add(
            new Effect.Publish(
                new Transition(
                    change.router(),
                    change.from(),
                    change.to(),
                    cause,
                    change.effectivePriority(),
                    change.atNanos(),
                    change.heard())));
      } else {
        out.add(effect);
      }
    }
  }

  private static final class HidesFault extends Defective {
    @Override
    void order(Effect effect, long nowNanos, Effects out) {
      boolean isFault = effect instanceof Effect.Publish(Transition to) && to.to() == State.FAULT;
      boolean isTold =
          effect instanceof Effect.Notify(NotifyEvent event)
              && event.word() == NotifyEvent.Word.FAULT;
      if (!isFault && !isTold) {
        out.add(effect);
      }
    }
  }

  private static final class ClosesTooEarly extends Defective {
    @Override
    void order(Effect effect, long nowNanos, Effects out) {
      if (effect instanceof Effect.SendAdvert advert) {
        out.add(new Effect.CloseSocket(advert.socketId()));
      }
      out.add(effect);
    }
  }

  private static final class BreaksBeforeMaking extends Defective {
    @Override
    public void apply(Input input, long nowNanos, Effects out) {
      super.apply(
          input instanceof Input.StopRequested ? new Input.StopRequested(StopMode.NOW) : input,
          nowNanos,
          out);
    }
  }

  private static final class LeavesAtOnce extends Defective {
    @Override
    public void apply(Input input, long nowNanos, Effects out) {
      if (input instanceof Input.StopRequested) {
        out.add(new Effect.Stopped());
      } else {
        super.apply(input, nowNanos, out);
      }
    }
  }

  private static final class AnnouncesOnYielding extends Defective {
    @Override
    void order(Effect effect, long nowNanos, Effects out) {
      if (effect instanceof Effect.RemoveAddress remove) {
        IpAddress address = remove.address().address();
        String link = remove.address().interfaceName();
        out.add(new Effect.Announce(remove.ifIndex(), link, new MacAddress(1), address, false));
      }
      out.add(effect);
    }
  }

  private static final class Restless extends Defective {
    private Effect.AddAddress last;

    @Override
    void order(Effect effect, long nowNanos, Effects out) {
      out.add(effect);
      if (effect instanceof Effect.AddAddress add) {
        last = add;
      }
      if (effect instanceof Effect.RemoveAddress) {
        last = null;
      }
      if (effect instanceof Effect.SendAdvert && last != null) {
        out.add(last);
      }
    }
  }

  private static final class Throws extends Defective {
    @Override
    boolean hears(Input input) {
      if (input instanceof Input.LinkRemoved) {
        throw new IllegalStateException("planted");
      }
      return true;
    }
  }
}
