package io.holdfast.daemon.notify;

import io.holdfast.core.Effect;
import io.holdfast.core.NotifyEvent;
import io.holdfast.core.spec.Configuration;
import io.holdfast.core.spec.FifoSpec;
import io.holdfast.core.spec.GlobalSpec;
import io.holdfast.daemon.log.Log;
import io.holdfast.daemon.loop.Faults;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Tells scripts, FIFOs and mail of events, on a thread of its own behind a bounded queue: whatever
 * they do, the loop does not wait.
 */
public final class Notifier implements AutoCloseable {
  /** Events that wait at most; beyond it they are dropped, counted and said. */
  static final int CAPACITY = 16_384;

  /** keepalived gives its stop scripts one second before it goes on. */
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(1);

  /** Two seconds of grace for the script that is ended, and then the same for the next one. */
  private static final Duration END_PATIENCE = STOP_PATIENCE.plusSeconds(2);

  private final Log log;
  private final BlockingQueue<Task> tasks = new LinkedBlockingQueue<>(CAPACITY);
  private final AtomicLong dropped = new AtomicLong();
  private final ScriptRunner runner;
  private final ScriptLanes lanes;
  private final MailAlerts mail;
  private final Thread thread;
  private @Nullable NotifyFifo fifo;
  private @Nullable NotifyFifo vrrpFifo;

  private sealed interface Task {
    record Tell(NotifyEvent event) implements Task {}

    record Configure(Configuration configuration) implements Task {}

    record End() implements Task {}
  }

  /** Starts a notifier that tells nobody until it is configured. */
  public Notifier(Log log) {
    this(log, ScriptRunner.LIMIT_MILLIS);
  }

  Notifier(Log log, long limitMillis) {
    this.log = log;
    runner = new ScriptRunner(log, limitMillis);
    lanes = new ScriptLanes(runner);
    mail = new MailAlerts(log);
    thread = Thread.ofPlatform().daemon().name("notify").start(this::work);
  }

  /** Takes who is to be told from now on. Never blocks. */
  public void configure(Configuration configuration) {
    put(new Task.Configure(configuration));
  }

  /** Takes an event; for the loop thread, never blocks. */
  public void tell(Effect.Notify order) {
    put(new Task.Tell(order.event()));
  }

  /**
   * Tells what waits, gives scripts a second to end, and removes the FIFOs. A script that needs
   * longer runs on, unless it keeps a newer event waiting: then it is ended, and that is told.
   */
  @Override
  public void close() {
    try {
      tasks.put(new Task.End());
      thread.join(STOP_PATIENCE.multipliedBy(2));
      boolean isIdle = lanes.awaitIdle(STOP_PATIENCE);
      if (!isIdle && lanes.hurry()) {
        isIdle = lanes.awaitIdle(END_PATIENCE);
      }
      if (!isIdle) {
        log.info("Notify scripts are left running");
      }
    } catch (InterruptedException interrupt) {
      Thread.currentThread().interrupt();
    }
  }

  private void put(Task task) {
    if (!tasks.offer(task) && dropped.getAndIncrement() == 0) {
      log.error("Notifications are dropped: more than " + CAPACITY + " wait");
    }
  }

  private void work() {
    boolean isRunning = true;
    while (isRunning) {
      try {
        Task task = tasks.take();
        isRunning = !(task instanceof Task.End);
        carryOut(task);
      } catch (InterruptedException interrupt) {
        isRunning = false;
      } catch (RuntimeException fault) {
        log.error("internal error in a notification: " + Faults.describe(fault));
      }
    }
  }

  private void carryOut(Task task) {
    switch (task) {
      case Task.Tell(NotifyEvent event) -> carryOut(event);
      case Task.Configure(Configuration configuration) -> {
        runner.configure(configuration);
        apply(configuration.global());
      }
      case Task.End() -> {
        fifo = closed(fifo);
        vrrpFifo = closed(vrrpFifo);
        mail.close();
      }
    }
  }

  private void carryOut(NotifyEvent event) {
    if (event.audience() != NotifyEvent.Audience.FIFOS && !NotifyCommand.of(event).isEmpty()) {
      lanes.tell(event);
    }
    if (fifo != null) {
      fifo.write(event);
    }
    if (vrrpFifo != null) {
      vrrpFifo.write(event);
    }
    if (event.audience() == NotifyEvent.Audience.EVERYONE) {
      mail.tell(event);
    }
  }

  private void apply(GlobalSpec global) {
    fifo = replaced(fifo, global.report().fifo(), global);
    vrrpFifo = replaced(vrrpFifo, global.report().vrrpFifo(), global);
    mail.configure(global);
  }

  private @Nullable NotifyFifo replaced(
      @Nullable NotifyFifo open, @Nullable FifoSpec wanted, GlobalSpec global) {
    if (open != null && Objects.equals(open.spec(), wanted)) {
      open.restartReader(global);
      return open;
    }
    closed(open);
    return wanted == null ? null : NotifyFifo.open(wanted, global, log);
  }

  private static @Nullable NotifyFifo closed(@Nullable NotifyFifo open) {
    if (open != null) {
      open.close();
    }
    return null;
  }
}
