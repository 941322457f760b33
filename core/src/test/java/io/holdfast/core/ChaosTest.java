package io.holdfast.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random facts in random order, with a kernel that answers late: nothing throws, every transition
 * starts where the last one ended, timers run exactly in BACKUP and MASTER, and once all is quiet
 * the kernel has the addresses of the masters and no others.
 */
class ChaosTest {
  private static final int SEEDS = 150;
  private static final int STEPS = 250;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void invariantsHold(long group) {
    for (long seed = group * SEEDS; seed < (group + 1) * SEEDS; seed++) {
      ChaosHost host = new ChaosHost(seed);
      for (int step = 0; step < STEPS; step++) {
        host.step();
        checkTimers(host, seed);
        checkGroups(host, seed);
      }
      host.calm();
      checkTimers(host, seed);
      checkMasters(host, seed);
      checkAddresses(host, seed);
    }
  }

  private static void checkTimers(ChaosHost host, long seed) {
    List<RouterSnapshot> routers = host.engine().snapshot().routers();
    for (RouterSnapshot router : routers) {
      boolean runs = router.state() == State.BACKUP || router.state() == State.MASTER;
      boolean hasTimer = router.deadlineNanos() != Long.MAX_VALUE;
      assertThat(hasTimer).as("seed %d: %s", seed, router).isEqualTo(runs);
      if (hasTimer) {
        assertThat(router.deadlineNanos()).as("seed %d", seed).isGreaterThan(host.now());
      }
      assertThat(router.wanted().isEmpty())
          .as("seed %d: %s", seed, router)
          .isEqualTo(router.state() != State.MASTER);
      assertThat(router.faults().isEmpty())
          .as("seed %d: %s", seed, router)
          .isEqualTo(router.state() != State.FAULT);
    }
  }

  /** Members agree, but for one that a reload brought and that has yet to open its socket. */
  private static void checkGroups(ChaosHost host, long seed) {
    Snapshot snapshot = host.engine().snapshot();
    for (GroupSnapshot group : snapshot.groups()) {
      for (String name : group.spec().members()) {
        RouterSnapshot member = Objects.requireNonNull(snapshot.router(name));
        boolean isWaiting = member.faults().equals(List.of("sockets are being opened"));
        if (member.state() != State.INIT && !isWaiting) {
          assertThat(member.state()).as("seed %d: %s", seed, member).isEqualTo(group.state());
        }
      }
    }
  }

  /** Nobody else advertises any more. */
  private static void checkMasters(ChaosHost host, long seed) {
    for (RouterSnapshot router : host.engine().snapshot().routers()) {
      assertThat(router.state()).as("seed %d: %s", seed, router).isEqualTo(State.MASTER);
    }
  }

  private static void checkAddresses(ChaosHost host, long seed) {
    assertThat(host.virtualAddressesInKernel())
        .as("seed %d: %s", seed, host.engine().snapshot())
        .containsExactlyInAnyOrderElementsOf(host.addressesOfMasters());
  }
}
