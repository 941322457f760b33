package io.holdfast.daemon.cli.control;

import io.holdfast.core.HandoverWay;
import io.holdfast.daemon.cli.json.JsonObject;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Watches a planned move over the control socket until it is known what came of it. */
final class PlannedMove {
  private static final String STATUS = "{\"version\":1,\"request\":\"status\"}";
  private static final long ANSWER_MILLIS = 10_000;
  private static final long STEP_NANOS = 20_000_000;

  private final ControlClient client;
  private final MoveProgress progress;

  /** The end of it. Each line is as the daemon sent it. */
  record End(MoveProgress progress, String line, JsonObject status) {}

  private PlannedMove(ControlClient client, MoveProgress progress) {
    this.client = client;
    this.progress = progress;
  }

  /**
   * Looks who is MASTER before the move is asked for.
   *
   * @param instance the one that is to move, or null for all
   * @return null if the daemon does not answer
   */
  static @Nullable PlannedMove before(
      ControlClient client, @Nullable String instance, HandoverWay way) {
    String line = status(client);
    return line == null
        ? null
        : new PlannedMove(client, MoveProgress.of(JsonObject.parse(line), instance, way));
  }

  /** Waits for its end; null if the daemon ends before. */
  @Nullable End await() {
    long sinceNanos = System.nanoTime();
    while (true) {
      String line = status(client);
      if (line == null) {
        return null;
      }
      JsonObject status = JsonObject.parse(line);
      long nowNanos = System.nanoTime();
      sinceNanos = progress.waitsForGate(status) ? nowNanos : sinceNanos;
      long waitedMillis = TimeUnit.NANOSECONDS.toMillis(nowNanos - sinceNanos);
      if (!progress.isUnderWay(status) || waitedMillis >= progress.patienceMillis(status)) {
        return new End(progress, line, status);
      }
      LockSupport.parkNanos(STEP_NANOS);
    }
  }

  private static @Nullable String status(ControlClient client) {
    return client.ask(STATUS, ANSWER_MILLIS);
  }
}
