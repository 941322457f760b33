package io.holdfast.daemon.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AddressQueueTest {
  private static final long MILLI = 1_000_000;
  private static final int ORDERS = 40_000;

  private final RecordingPorts ports = new RecordingPorts();
  private long nowNanos;
  private long tookNanos;

  /** Each look at the clock comes a slice later than the one before. */
  private final AddressQueue queue =
      new AddressQueue(ports, ports, new Faults(fault -> {}), () -> nowNanos += tookNanos);

  @BeforeEach
  void take() {
    for (int count = 0; count < ORDERS; count++) {
      queue.take(LoopFixture.add("192.0.2.9"));
    }
  }

  @Test
  void slicesShrinkWhileTheKernelIsSlowAndGrowAgain() {
    tookNanos = 8 * MILLI;
    assertThat(slices(4)).containsExactly(32, 7, 4, 4);
    tookNanos = MILLI / 10;
    assertThat(slices(12))
        .startsWith(4, 4, 4)
        .last()
        .satisfies(n -> assertThat(n).isGreaterThan(400));
  }

  @Test
  void aSliceTakesHalfOfTheTimeThatIsFree() {
    tookNanos = MILLI;
    assertThat(slices(1)).containsExactly(32);
    queue.freeUntil(nowNanos + 9 * MILLI);
    assertThat(slices(1)).as("half of 8 ms").containsExactly(4 * 32);
    queue.freeUntil(Long.MAX_VALUE);
    assertThat(slices(1)).as("10 ms, at what an order took in the mean").containsExactly(512);
    queue.freeUntil(nowNanos);
    assertThat(slices(1)).as("1 ms all the same").containsExactly(93);
    queue.freeUntil(Long.MAX_VALUE);
    assertThat(slices(3)).as("as many as a batch holds").last().isEqualTo(AddressBatch.CAPACITY);
  }

  private List<Integer> slices(int count) {
    List<Integer> sizes = new ArrayList<>();
    for (int slice = 0; slice < count; slice++) {
      long before = queue.done();
      queue.runSlice(answer -> {});
      sizes.add((int) (queue.done() - before));
    }
    return sizes;
  }
}
