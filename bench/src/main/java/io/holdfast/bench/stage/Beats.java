package io.holdfast.bench.stage;

import io.holdfast.daemon.lab.LabException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The adverts of a master once a second, all routers in one burst, on a thread of its own. */
public final class Beats implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 5;

  private final FakeMaster master;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("bench-beats").factory());

  /** Begins at once. The master belongs to these beats from now on. */
  public Beats(FakeMaster master) {
    this.master = master;
    var _ = thread.scheduleAtFixedRate(master::sendAll, 0, 1, TimeUnit.SECONDS);
  }

  /** The last advert has been sent when this returns. */
  public void stop() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new LabException("the master does not fall silent");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LabException("interrupted", e);
    }
  }

  @Override
  public void close() {
    stop();
    master.close();
  }
}
