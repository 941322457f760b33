package io.holdfast.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The adverts of many masters do not stay one burst, and none comes later for it. */
class AdvertBurstTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long BEGIN = 10 * SECOND;
  private static final long MILLI = 1_000_000L;
  private static final int BURST = 128;

  @ParameterizedTest
  @ValueSource(ints = {1, 128, 129, 255})
  void mastersOfOneMomentSpreadInFirstInterval(int count) {
    Map<Integer, List<Long>> times = adverts(count);
    assertThat(times).hasSize(count);
    Map<Long, Integer> bursts = new TreeMap<>();
    for (List<Long> router : times.values()) {
      assertThat(router.getFirst()).as("the first advert does not wait").isEqualTo(BEGIN);
      assertThat(gap(router, 1)).as("kept once").isEqualTo(SECOND);
      assertThat(gap(router, 2)).as("never later").isBetween(1L, SECOND);
      for (int index = 3; index < router.size(); index++) {
        assertThat(gap(router, index)).as("steady from then on").isEqualTo(SECOND);
      }
      bursts.merge(router.getLast(), 1, Integer::sum);
    }
    int groups = (count + BURST - 1) / BURST;
    assertThat(bursts).hasSize(groups);
    assertThat(bursts.values()).allMatch(size -> size <= BURST);
    assertThat(widestPause(bursts)).as("evenly").isLessThanOrEqualTo(2 * SECOND / groups);
  }

  /** A turn that comes late, when the masters spread or when they have: none is sent twice. */
  @ParameterizedTest
  @CsvSource({"0, 0", "1, 300", "1, 970", "1, 1300", "3, 20", "3, 300", "3, 1300"})
  void aLateTurnOfOursNeitherDoublesNorCrowdsThem(int intervals, int lateMillis) {
    Fixture fixture = new Fixture(Fixture.routers(255, 3, 100));
    Map<Integer, List<Long>> times = new TreeMap<>();
    long nowNanos = run(fixture, BEGIN, BEGIN + intervals * SECOND - 1, times);
    run(fixture, nowNanos + lateMillis * MILLI, nowNanos + 6 * SECOND, times);
    Map<Long, Integer> bursts = new TreeMap<>();
    for (List<Long> router : times.values()) {
      int last = router.size() - 1;
      assertThat(gap(router, last)).isEqualTo(SECOND);
      assertThat(gap(router, last - 1)).isEqualTo(SECOND);
      bursts.merge(router.getLast(), 1, Integer::sum);
    }
    assertThat(bursts).hasSize(2);
  }

  private static Map<Integer, List<Long>> adverts(int count) {
    Map<Integer, List<Long>> times = new TreeMap<>();
    run(new Fixture(Fixture.routers(count, 3, 100)), BEGIN, BEGIN + 6 * SECOND, times);
    return times;
  }

  private static long run(
      Fixture fixture, long beginNanos, long endNanos, Map<Integer, List<Long>> times) {
    long nowNanos = beginNanos;
    while (nowNanos <= endNanos) {
      fixture.effects.clear();
      fixture.engine.advance(nowNanos, fixture.effects);
      for (int index = 0; index < fixture.effects.size(); index++) {
        if (fixture.effects.get(index) instanceof Effect.SendAdvert sent) {
          times.computeIfAbsent(sent.routerId(), key -> new ArrayList<>()).add(nowNanos);
        }
      }
      nowNanos = Math.max(nowNanos + 1, fixture.engine.nextDeadlineNanos());
    }
    return nowNanos;
  }

  private static long gap(List<Long> times, int index) {
    return times.get(index) - times.get(index - 1);
  }

  /** The interval begins anew, so the pause from the last burst to the first one counts, too. */
  private static long widestPause(Map<Long, Integer> bursts) {
    List<Long> phases = bursts.keySet().stream().map(at -> at % SECOND).sorted().toList();
    long widest = phases.getFirst() + SECOND - phases.getLast();
    for (int index = 1; index < phases.size(); index++) {
      widest = Math.max(widest, phases.get(index) - phases.get(index - 1));
    }
    return widest;
  }
}
