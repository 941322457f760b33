package io.holdfast.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.core.Effect;
import io.holdfast.core.Effects;
import io.holdfast.core.Input;
import io.holdfast.core.spec.AddressSpec;
import io.holdfast.core.spec.Configuration;
import io.holdfast.core.spec.GlobalBuilder;
import io.holdfast.core.spec.HostSpec;
import io.holdfast.core.spec.RouterBuilder;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.spec.StaticSpec;
import io.holdfast.core.spec.SystemSpec;
import io.holdfast.core.spec.host.DeviceSpec;
import io.holdfast.sim.scenario.Feature;
import io.holdfast.sim.scenario.Scenario;
import io.holdfast.sim.scenario.ScenarioGenerator;
import io.holdfast.sim.world.Decider;
import io.holdfast.sim.world.Violation;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.MacAddress;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each judge of a feature notices the defect that it is there for, within a few seeds. */
class FeatureDefectsAreFoundTest {
  private static final int SEEDS = 2500;

  static List<Arguments> defects() {
    return List.of(
        defect(
            Feature.CLAIMS,
            "ClaimsAreAnswered",
            () -> new Deaf(input -> input instanceof Input.ClaimHeard)),
        defect(Feature.CLAIMS, "ClaimsAreAnswered", Misnames::new),
        defect(
            Feature.BFD,
            "OneMasterInEachSegment",
            () -> new Deaf(input -> input instanceof Input.BfdReceived)),
        defect(
            Feature.BFD,
            "OneMasterInEachSegment",
            () -> new Idle(effect -> effect instanceof Effect.SendBfd)),
        defect(
            Feature.STATICS,
            "RoutingFollowsState",
            () -> new Deaf(input -> input instanceof Input.RoutingFailed)),
        defect(Feature.STATICS, "OneMasterInEachSegment", KnowsNoTrackGroups::new),
        defect(
            Feature.STATICS,
            "RoutingFollowsState",
            () -> new Idle(FeatureDefectsAreFoundTest::isStaticAddress)),
        defect(
            Feature.ROUTING,
            "RoutingFollowsState",
            () -> new Deaf(input -> input instanceof Input.RoutingRemoved)),
        defect(
            Feature.ROUTING,
            "RoutingFollowsState",
            () -> new Idle(effect -> effect instanceof Effect.RemoveRouting)),
        defect(
            Feature.VMAC,
            "MadeLinksFollow",
            () -> new Idle(effect -> effect instanceof Effect.RemoveLink)),
        defect(
            Feature.VMAC,
            "MadeLinksFollow",
            () -> new Idle(effect -> effect instanceof Effect.RestoreSysctl)),
        defect(
            Feature.VMAC,
            "MadeLinksFollow",
            () -> new Deaf(input -> input instanceof Input.LinkFailed)),
        defect(
            Feature.VMAC,
            "MadeLinksFollow",
            () -> new Idle(FeatureDefectsAreFoundTest::isOfIpvlan)),
        defect(Feature.VMAC, "AdvertsLeaveByTheirInterface", AdvertisesOnVmacs::new),
        defect(Feature.FIREWALL, "FirewallGuards", GuardsTooLate::new),
        defect(
            Feature.FIREWALL,
            "FirewallGuards",
            () -> new Deaf(input -> input instanceof Input.FirewallFailed)),
        defect(Feature.NAMESPACE, "OrdersNameTheirInterface", MixesInterfaces::new),
        defect(Feature.LEASES, "LeasesEnd", KeepsForEver::new),
        defect(
            Feature.SOCKETS,
            "OneMasterInEachSegment",
            () -> new Deaf(input -> input instanceof Input.SocketFailed)));
  }

  private static Arguments defect(Feature feature, String property, Supplier<Decider> decider) {
    return Arguments.of(feature, property, decider);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("defects")
  void aJudgeNotices(Feature feature, String property, Supplier<Decider> decider) {
    SimulationRunner runner = new SimulationRunner(decider);
    Set<String> found = new TreeSet<>();
    for (long seed = 1; seed <= SEEDS && !found.contains(property); seed++) {
      Scenario scenario = ScenarioGenerator.generate(seed);
      if (scenario.features().contains(feature)) {
        Violation violation = runner.violationOf(scenario);
        if (violation != null) {
          found.add(violation.property());
        }
      }
    }
    assertThat(found).contains(property);
  }

  private static boolean isStaticAddress(Effect effect) {
    return effect instanceof Effect.AddAddress(int router, int index, AddressSpec address, int s)
        && router < 0
        && address.prefix().length() == 128;
  }

  private static boolean isOfIpvlan(Effect effect) {
    return effect instanceof Effect.AddAddress(int router, int index, AddressSpec address, int s)
        && router == 0
        && address.interfaceName().startsWith("vrrp.")
        && address.address().family() == Family.IPV4;
  }

  /** Some facts never reach it. */
  private static final class Deaf extends Defective {
    private final Predicate<Input> unheard;

    Deaf(Predicate<Input> unheard) {
      this.unheard = unheard;
    }

    @Override
    boolean hears(Input input) {
      return !unheard.test(input);
    }
  }

  /** Some orders are never given. */
  private static final class Idle extends Defective {
    private final Predicate<Effect> undone;

    Idle(Predicate<Effect> undone) {
      this.undone = undone;
    }

    @Override
    void order(Effect effect, long nowNanos, Effects out) {
      if (!undone.test(effect)) {
        out.add(effect);
      }
    }
  }

  private static final class KnowsNoTrackGroups extends Defective {
    @Override
    public void apply(Input input, long nowNanos, Effects out) {
      super.apply(
          input instanceof Input.Configure(Configuration wanted, var known)
              ? new Input.Configure(withoutGroups(wanted), known)
              : input,
          nowNanos,
          out);
    }

    private static Configuration withoutGroups(Configuration wanted) {
      SystemSpec system = wanted.global().system();
      StaticSpec all = system.statics();
      StaticSpec none = new StaticSpec(all.addresses(), all.routes(), all.rules(), List.of());
      return wanted.withGlobal(
          GlobalBuilder.of(wanted.global()).system(system.withStatics(none)).build());
    }
  }

  /** It knows no {@code vmac_xmit_base}. */
  private static final class AdvertisesOnVmacs extends Defective {
    @Override
    public void apply(Input input, long nowNanos, Effects out) {
      super.apply(
          input instanceof Input.Configure(Configuration wanted, var known)
              ? new Input.Configure(wanted.withRouters(onVmacs(wanted.routers())), known)
              : input,
          nowNanos,
          out);
    }

    private static List<RouterSpec> onVmacs(List<RouterSpec> routers) {
      return routers.stream().map(AdvertisesOnVmacs::onVmac).toList();
    }

    private static RouterSpec onVmac(RouterSpec router) {
      HostSpec host = router.host();
      return host.device() instanceof DeviceSpec.Vmac vmac
          ? RouterBuilder.of(router)
              .host(
                  new HostSpec(
                      new DeviceSpec.Vmac(vmac.name(), null, false, false, ""),
                      host.link(),
                      host.routes(),
                      host.rules(),
                      host.extraAnnounce(),
                      host.hmac(),
                      host.latePriority()))
              .build()
          : router;
    }
  }

  private static final class Misnames extends Defective {
    @Override
    public void apply(Input input, long nowNanos, Effects out) {
      super.apply(
          input instanceof Input.ClaimHeard claim
              ? new Input.ClaimHeard(claim.ifIndex(), claim.address(), new MacAddress(0xbad))
              : input,
          nowNanos,
          out);
    }
  }

  private static final class GuardsTooLate extends Defective {
    @Override
    void order(Effect effect, long nowNanos, Effects out) {
      out.add(
          effect instanceof Effect.SetFirewall order
              ? new Effect.SetFirewall(
                  order.namespace(),
                  order.number(),
                  order.state(),
                  Effect.SetFirewall.Moment.AFTER_ADDRESSES)
              : effect);
    }
  }

  /** Counts interfaces by their plain names, of which each namespace has one. */
  private static final class MixesInterfaces extends Defective {
    @Override
    void order(Effect effect, long nowNanos, Effects out) {
      boolean isElsewhere =
          effect instanceof Effect.AddAddress add && add.address().interfaceName().contains("/");
      if (isElsewhere && effect instanceof Effect.AddAddress add) {
        out.add(new Effect.AddAddress(add.routerId(), 2, add.address(), add.leaseSeconds()));
      } else {
        out.add(effect);
      }
    }
  }

  private static final class KeepsForEver extends Defective {
    @Override
    void order(Effect effect, long nowNanos, Effects out) {
      if (effect instanceof Effect.AddAddress add) {
        out.add(new Effect.AddAddress(add.routerId(), add.ifIndex(), add.address()));
      } else if (!(effect instanceof Effect.RenewAddress)) {
        out.add(effect);
      }
    }
  }
}
