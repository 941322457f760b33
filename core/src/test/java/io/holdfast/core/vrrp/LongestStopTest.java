package io.holdfast.core.vrrp;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.core.spec.AdvertRules;
import io.holdfast.core.spec.AnnounceSpec;
import io.holdfast.core.spec.AuthSpec;
import io.holdfast.core.spec.CommandSpec;
import io.holdfast.core.spec.Configuration;
import io.holdfast.core.spec.GateSpec;
import io.holdfast.core.spec.GlobalSpec;
import io.holdfast.core.spec.NotifySpec;
import io.holdfast.core.spec.PreemptSpec;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.spec.TimedCommandSpec;
import io.holdfast.core.spec.TransportSpec;
import io.holdfast.core.spec.WantedState;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.vrrp.Vrrp;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a service manager has to grant a stop. */
class LongestStopTest {
  private static final long SECOND = 1_000_000_000;
  private static final int CENTISECONDS = 100;

  private static RouterSpec router(int seconds, GateSpec gate) {
    return new RouterSpec(
        "VI_1",
        Family.IPV4,
        3,
        51,
        "eth0",
        WantedState.BACKUP,
        100,
        seconds * CENTISECONDS,
        3,
        new TransportSpec.Multicast(null, Vrrp.group(Family.IPV4)),
        new AuthSpec.None(),
        new PreemptSpec(true, 0),
        new AnnounceSpec(0, 1, 0, 1, 0, 0),
        new AdvertRules(true, false, false, false, false),
        List.of(),
        List.of(),
        List.of(),
        NotifySpec.NONE,
        gate);
  }

  private static long seconds(RouterSpec... routers) {
    return LongestStop.nanos(new Configuration(GlobalSpec.DEFAULT, List.of(routers), List.of()))
        / SECOND;
  }

  @Test
  void theSlowestSkewTwiceAndTheSlowestGate() {
    CommandSpec command = new CommandSpec(List.of("/bin/true"), "", "");
    GateSpec slow = new GateSpec(null, new TimedCommandSpec(command, 120 * SECOND));
    GateSpec other = new GateSpec(new TimedCommandSpec(command, 500 * SECOND), null);
    assertThat(seconds()).as("the margin and the overlap alone").isEqualTo(1);
    assertThat(seconds(router(1, GateSpec.NONE))).isEqualTo(3);
    assertThat(seconds(router(40, GateSpec.NONE), router(1, slow), router(1, other)))
        .isEqualTo(200);
  }
}
