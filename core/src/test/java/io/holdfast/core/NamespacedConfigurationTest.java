package io.holdfast.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.core.spec.Configuration;
import io.holdfast.core.spec.DampingSpec;
import io.holdfast.core.spec.GlobalSpec;
import io.holdfast.core.spec.HostSpec;
import io.holdfast.core.spec.NamespacedConfiguration;
import io.holdfast.core.spec.RouterBuilder;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.spec.ScriptSpec;
import io.holdfast.core.spec.TrackKind;
import io.holdfast.core.spec.TrackSpec;
import io.holdfast.core.spec.TrackerName;
import io.holdfast.core.spec.TrackersSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class NamespacedConfigurationTest {
  private static final ScriptSpec SCRIPT =
      new ScriptSpec("web", List.of("/bin/true"), "", "", 1, 1, 1, 1, false, null);
  private static final List<TrackSpec> TRACKS =
      List.of(
          new TrackSpec(TrackKind.SCRIPT, "web", 0, false),
          new TrackSpec(TrackKind.INTERFACE, "eth1", 0, false),
          new TrackSpec(TrackKind.FILE, "load", 0, false));

  @Test
  void withoutNamespacesNothingIsMade() {
    Configuration plain = configuration(router("A", ""));
    assertThat(NamespacedConfiguration.of(plain)).isSameAs(plain);
  }

  @Test
  void interfacesAndScriptsAreOfTheirNamespace() {
    Configuration both =
        NamespacedConfiguration.of(configuration(router("A", ""), router("B", "blue")));
    assertThat(both.routers().getFirst()).isEqualTo(router("A", ""));
    RouterSpec moved = both.routers().getLast();
    assertThat(moved.interfaceName()).isEqualTo("blue/eth0");
    assertThat(moved.addresses()).allMatch(line -> line.interfaceName().equals("blue/eth0"));
    assertThat(moved.tracks())
        .extracting(TrackSpec::name)
        .containsExactly("blue/web", "blue/eth1", "load");
    assertThat(both.scripts()).containsExactly(SCRIPT, SCRIPT.in("blue"));
    assertThat(both.trackers().damping(TrackKind.SCRIPT, "blue/web"))
        .extracting(DampingSpec::holdSetNanos)
        .isEqualTo(7L);
    assertThat(NamespacedConfiguration.namespaces(both)).containsExactly("blue");
  }

  @Test
  void aScriptThatOnlyOthersTrackRunsNotHere() {
    Configuration elsewhere = NamespacedConfiguration.of(configuration(router("B", "blue")));
    assertThat(elsewhere.scripts()).containsExactly(SCRIPT.in("blue"));
    assertThat(SCRIPT.in("blue").namespace()).isEqualTo("blue");
  }

  private static RouterSpec router(String name, String namespace) {
    return RouterBuilder.of(Fixture.router(1, 3, 100, "10.0.1.1/16"))
        .name(name)
        .tracks(TRACKS)
        .host(HostSpec.DEFAULT.in(namespace))
        .build();
  }

  private static Configuration configuration(RouterSpec... routers) {
    DampingSpec damping = new DampingSpec(new TrackerName(TrackKind.SCRIPT, "web"), 7, 0);
    return new Configuration(GlobalSpec.DEFAULT, List.of(routers), List.of(SCRIPT))
        .withTrackers(TrackersSpec.NONE.withDampings(List.of(damping)));
  }
}
