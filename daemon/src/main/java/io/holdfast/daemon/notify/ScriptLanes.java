package io.holdfast.daemon.notify;

import io.holdfast.core.NotifyEvent;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The notify scripts of every instance and group, each in a lane of its own: one event at a time,
 * in order. keepalived starts them all at once, so that the script of an old state can end after
 * that of the new one and leave a service in the wrong state. Where events pile up behind a script,
 * only the newest state is left to be told. Usable from any thread.
 */
final class ScriptLanes {
  private final LaneRunner runner;
  private final Map<Subject, Lane> lanes = new HashMap<>();
  private long superseded;

  private record Subject(NotifyEvent.Subject kind, String name) {}

  /** What is going on for one instance or group; guarded by the monitor of {@link ScriptLanes}. */
  private static final class Lane {
    private @Nullable NotifyEvent next;
    private @Nullable Thread thread;
  }

  /** Runs the scripts of one event to their end. */
  @FunctionalInterface
  interface LaneRunner {
    /**
     * Called on a virtual thread; {@code waiting} tells whether a newer event waits meanwhile. An
     * interrupt means that it must not wait any longer.
     */
    void run(NotifyEvent event, Waiting waiting);
  }

  /** Whether somebody waits for a lane. */
  @FunctionalInterface
  interface Waiting {
    /** Looks now. */
    boolean isNewerWaiting();
  }

  ScriptLanes(LaneRunner runner) {
    this.runner = runner;
  }

  /** Takes an event that calls for a script. Never blocks. */
  synchronized void tell(NotifyEvent event) {
    Subject subject = new Subject(event.subject(), event.name());
    Lane busy = lanes.get(subject);
    if (busy == null) {
      Lane lane = new Lane();
      lanes.put(subject, lane);
      start(subject, lane, event);
    } else if (busy.next == null) {
      busy.next = event;
    } else {
      superseded++;
      if (event.word().isState()) {
        busy.next = event;
      }
    }
  }

  /** Number of events nobody was told of because a newer one had come before their turn. */
  synchronized long superseded() {
    return superseded;
  }

  /** Waits until every script has ended, but not for ever; false if some run on. */
  synchronized boolean awaitIdle(Duration patience) throws InterruptedException {
    long deadlineNanos = System.nanoTime() + patience.toNanos();
    while (!lanes.isEmpty()) {
      long leftMillis = Duration.ofNanos(deadlineNanos - System.nanoTime()).toMillis();
      if (leftMillis <= 0) {
        return false;
      }
      wait(leftMillis);
    }
    return true;
  }

  /** Ends the scripts that keep an event waiting; false if there is none. */
  synchronized boolean hurry() {
    boolean isAnyWaiting = false;
    for (Lane lane : lanes.values()) {
      if (lane.next != null && lane.thread != null) {
        isAnyWaiting = true;
        lane.thread.interrupt();
      }
    }
    return isAnyWaiting;
  }

  private void start(Subject subject, Lane lane, NotifyEvent first) {
    lane.thread =
        Thread.ofVirtual()
            .name("notify " + subject.name())
            .start(() -> {
              NotifyEvent event = first;
              while (event != null) {
                try {
                  runner.run(event, () -> isNewerWaiting(lane));
                } finally {
                  event = next(subject, lane);
                }
              }
            });
  }

  private synchronized boolean isNewerWaiting(Lane lane) {
    return lane.next != null;
  }

  private synchronized @Nullable NotifyEvent next(Subject subject, Lane lane) {
    NotifyEvent event = lane.next;
    lane.next = null;
    // Whatever was to be hurried is over.
    Thread.interrupted();
    if (event == null) {
      lanes.remove(subject);
      notifyAll();
    }
    return event;
  }
}
