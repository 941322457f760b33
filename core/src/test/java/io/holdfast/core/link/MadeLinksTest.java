package io.holdfast.core.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.core.Effect;
import io.holdfast.core.Effects;
import io.holdfast.core.Input;
import io.holdfast.core.Sysctl;
import io.holdfast.core.address.AddressView;
import io.holdfast.core.address.LinkTable;
import io.holdfast.core.timer.TimerQueue;
import java.util.List;
import org.junit.jupiter.api.Test;

class MadeLinksTest {
  private final LinkTable links = new LinkTable();
  private final Effects effects = new Effects();
  private final MadeLinks made = new MadeLinks(links, new AddressView(links), new TimerQueue());

  @Test
  void whatAnEarlierRunHasSetStaysUntilTheConfigurationIsKnown() {
    Input.SysctlClaimed left = new Input.SysctlClaimed(Sysctl.ipv4("default", "rp_filter"), 0, 1);
    made.claimed(left, effects);
    // Interfaces of another network namespace become known before the configuration.
    made.evaluate(effects);
    assertThat(effects.size()).isZero();

    made.want(List.of(), effects);
    assertThat(effects.size()).isEqualTo(1);
    assertThat(effects.get(0)).isEqualTo(new Effect.RestoreSysctl(left));
  }
}
