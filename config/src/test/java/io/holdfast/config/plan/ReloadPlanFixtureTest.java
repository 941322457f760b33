package io.holdfast.config.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.config.ConfigurationLoader;
import io.holdfast.config.LoadRequest;
import io.holdfast.config.fixture.Fixture;
import io.holdfast.config.text.TextEnvironment;
import io.holdfast.core.spec.Configuration;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pairs of files in {@code src/test/resources/plan} and the plan from the one to the other. */
class ReloadPlanFixtureTest {
  static Stream<Fixture> fixtures() {
    return Fixture.in("plan");
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void twoFilesBecomeAPlan(Fixture read) {
    ReloadPlan plan = ReloadPlan.of(load(read, "old.conf"), load(read, "new.conf"));
    String told = String.join("\n", plan.lines()) + "\n";
    Fixture fixture = read.rewritten("plan", told);
    assertThat(told).isEqualTo(fixture.expected("plan"));
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void theSameFileIsNothingToDo(Fixture fixture) {
    Configuration configuration = load(fixture, "new.conf");
    ReloadPlan plan = ReloadPlan.of(configuration, configuration);
    assertThat(plan.steps()).isEmpty();
    assertThat(plan.addresses()).allMatch(fate -> fate.kind() == AddressFate.Kind.STAYS);
  }

  private static Configuration load(Fixture fixture, String file) {
    TextEnvironment environment = new TextEnvironment("alpha", Map.of(), new Random(1), Set.of());
    return Objects.requireNonNull(
        ConfigurationLoader.load(new LoadRequest(file, fixture.source(), environment))
            .configuration());
  }
}
