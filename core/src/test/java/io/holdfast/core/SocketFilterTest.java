package io.holdfast.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.core.spec.Configuration;
import io.holdfast.core.spec.GlobalBuilder;
import io.holdfast.core.spec.GlobalSpec;
import io.holdfast.core.spec.RouterSpec;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Adverts of other virtual routers on the segment do not wake this host. */
class SocketFilterTest {
  private static final long SECOND = 1_000_000_000L;
  private static final List<Integer> EVERYTHING = List.of();

  @Test
  void aSocketTakesTheVirtualRoutersThatUseIt() {
    Fixture fixture = new Fixture(Fixture.routers(3, 3, 100));
    assertThat(filters(fixture.first)).containsExactly(List.of(1, 2, 3));

    configure(fixture, GlobalSpec.DEFAULT, Fixture.routers(2, 3, 100));
    assertThat(filters(fixture)).containsExactly(List.of(1, 2));

    configure(fixture, GlobalSpec.DEFAULT, Fixture.routers(2, 3, 90));
    assertThat(filters(fixture)).isEmpty();
  }

  @Test
  void whoWantsToHearOfUnknownOnesHearsAll() {
    Fixture fixture = new Fixture(Fixture.routers(1, 3, 100));
    configure(fixture, logUnknown(), Fixture.routers(1, 3, 100));
    assertThat(filters(fixture)).containsExactly(EVERYTHING);
    configure(fixture, GlobalSpec.DEFAULT, Fixture.routers(1, 3, 100));
    assertThat(filters(fixture)).containsExactly(List.of(1));
  }

  @Test
  void aFilterLongerThanHalfOfAllIsNone() {
    assertThat(filters(new Fixture(Fixture.routers(128, 3, 100)).first).getFirst()).hasSize(128);
    assertThat(filters(new Fixture(Fixture.routers(129, 3, 100)).first)).isEmpty();
  }

  private static void configure(Fixture fixture, GlobalSpec global, List<RouterSpec> routers) {
    fixture.effects.clear();
    fixture.engine.apply(
        new Input.Configure(new Configuration(global, routers, List.of())),
        SECOND,
        fixture.effects);
  }

  private static List<List<Integer>> filters(Fixture fixture) {
    List<Effect> orders = new ArrayList<>();
    for (int index = 0; index < fixture.effects.size(); index++) {
      orders.add(fixture.effects.get(index));
    }
    return filters(orders);
  }

  private static List<List<Integer>> filters(List<Effect> orders) {
    List<List<Integer>> filters = new ArrayList<>();
    for (Effect order : orders) {
      if (order instanceof Effect.FilterSocket filter) {
        filters.add(filter.vrids());
      }
    }
    return filters;
  }

  private static GlobalSpec logUnknown() {
    return GlobalBuilder.of(GlobalSpec.DEFAULT).logUnknownVrids(true).build();
  }
}
