package io.holdfast.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.core.spec.CommandSpec;
import io.holdfast.core.spec.Configuration;
import io.holdfast.core.spec.GlobalSpec;
import io.holdfast.core.spec.NotifySpec;
import io.holdfast.core.spec.NotifyTrigger;
import io.holdfast.core.spec.RouterBuilder;
import io.holdfast.core.spec.RouterSpec;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which scripts hear that a reload took an instance away: those of keepalived 2.2.7, tried. */
class RemovalTest {
  @ParameterizedTest
  @CsvSource({"false, FAULT, false", "true, DELETED, true"})
  void theScriptOfAFaultIsNotForARemoval(
      boolean reportsDeleted, NotifyEvent.Word word, boolean hasFaultScript) {
    Map<NotifyTrigger, CommandSpec> scripts = new EnumMap<>(NotifyTrigger.class);
    for (NotifyTrigger trigger : NotifyTrigger.values()) {
      scripts.put(trigger, new CommandSpec(List.of("/bin/" + trigger), "", ""));
    }
    RouterSpec router =
        RouterBuilder.of(Fixture.router(1, 3, 100, "10.0.1.1/16"))
            .notices(new NotifySpec(scripts, reportsDeleted, false, false))
            .build();
    Fixture fixture = new Fixture(List.of(router));
    fixture.engine.apply(
        new Input.Configure(new Configuration(GlobalSpec.DEFAULT, List.of(), List.of())),
        0,
        fixture.effects);
    NotifyEvent told = null;
    for (int index = 0; index < fixture.effects.size(); index++) {
      if (fixture.effects.get(index) instanceof Effect.Notify notify) {
        told = notify.event();
      }
    }
    assertThat(told).isNotNull();
    assertThat(told.word()).isEqualTo(word);
    Set<NotifyTrigger> heard = told.notices().scripts().keySet();
    assertThat(heard).contains(NotifyTrigger.ANY, NotifyTrigger.DELETED);
    assertThat(heard.contains(NotifyTrigger.FAULT)).isEqualTo(hasFaultScript);
  }
}
