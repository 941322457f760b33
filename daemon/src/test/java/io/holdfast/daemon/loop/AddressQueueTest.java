package io.holdfast.daemon.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AddressQueueTest {
  private static final long MILLI = 1_000_000;
  private static final int ORDERS = 400;

  private final RecordingPorts ports = new RecordingPorts();
  private long nowNanos;
  private long tookNanos;

  /** Each look at the clock comes a slice later than the one before. */
  private final AddressQueue queue =
      new AddressQueue(ports, ports, new Faults(fault -> {}), () -> nowNanos += tookNanos);

  @Test
  void slicesShrinkWhileTheKernelIsSlowAndGrowAgain() {
    for (int count = 0; count < ORDERS; count++) {
      queue.take(LoopFixture.add("192.0.2.9"));
    }
    tookNanos = 3 * MILLI;
    assertThat(slices(5)).containsExactly(32, 16, 8, 4, 4);
    tookNanos = MILLI / 2;
    assertThat(slices(2)).as("just right").containsExactly(4, 4);
    tookNanos = MILLI / 10;
    assertThat(slices(6)).containsExactly(4, 8, 16, 32, 64, 64);
    assertThat(queue.done()).isEqualTo(32 + 16 + 8 + 4 * 5 + 8 + 16 + 32 + 64 + 64);
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
