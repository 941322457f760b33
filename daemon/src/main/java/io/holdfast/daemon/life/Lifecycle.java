package io.holdfast.daemon.life;

import io.holdfast.core.Input;
import io.holdfast.core.Snapshot;
import io.holdfast.core.StopMode;
import io.holdfast.daemon.log.Log;
import io.holdfast.daemon.log.Timestamp;
import io.holdfast.daemon.loop.History;
import io.holdfast.daemon.loop.SignalHandler;
import io.holdfast.daemon.loop.Stack;
import io.holdfast.daemon.loop.Turn;
import io.holdfast.daemon.show.DataDump;
import io.holdfast.daemon.show.DumpFiles;
import io.holdfast.daemon.show.StatsDump;
import io.holdfast.linux.event.Signals;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What each signal does, as operations.md and keepalived's manual have it. Owned by the loop. */
public final class Lifecycle implements SignalHandler {
  private final Log log;
  private final ServiceManager manager;
  private final DumpFiles files;
  private final Set<Integer> ignoredSignals;
  private @Nullable Stack stack;
  private @Nullable Reloader reloader;
  private boolean isStopping;

  /**
   * Makes a handler, which acts from {@link #attach} on.
   *
   * @param ignoredSignals signals that do nothing, as {@code --ignore-sigint} asks
   */
  public Lifecycle(Log log, ServiceManager manager, DumpFiles files, Set<Integer> ignoredSignals) {
    this.log = log;
    this.manager = manager;
    this.files = files;
    this.ignoredSignals = Set.copyOf(ignoredSignals);
  }

  /** Names what signals act on. */
  public void attach(Stack controlled, Reloader reloads) {
    stack = controlled;
    reloader = reloads;
  }

  @Override
  public void signal(int number, Turn turn, long nowNanos) {
    if (stack == null || reloader == null || ignoredSignals.contains(number)) {
      return;
    }
    switch (number) {
      case Signals.SIGTERM, Signals.SIGINT -> stop(turn, nowNanos);
      case Signals.SIGHUP -> {
        if (!isStopping) {
          reloader.request();
        }
      }
      case Signals.SIGUSR1 -> dumpData(stack);
      case Signals.SIGUSR2 -> dumpStats(stack);
      case Signals.SIGRTMAX_MINUS_1 -> {
        dumpStats(stack);
        log.warning("Clearing VRRP stats is not supported yet");
      }
      case Signals.SIGRTMIN_PLUS_2 -> log.warning("The JSON dump is not supported yet");
      default -> log.warning("Unexpected signal " + number);
    }
  }

  /** Asks the engine to give everything back; asked a second time, waits no longer. */
  public void stop(Turn turn, long nowNanos) {
    if (isStopping) {
      log.lifecycle("Stopping at once");
      endAtOnce();
      return;
    }
    isStopping = true;
    log.lifecycle("Stopping");
    manager.stopping();
    if (!turn.apply(new Input.StopRequested(StopMode.GENTLE), nowNanos)) {
      endAtOnce();
    }
  }

  private void endAtOnce() {
    if (stack != null) {
      stack.releaseAddresses();
      stack.end();
    }
  }

  private void dumpData(Stack from) {
    log.info(printing("VRRP data"));
    Snapshot snapshot = from.snapshot();
    List<History.Entry> history = from.history().list();
    write("keepalived.data", () -> DataDump.text(snapshot, history, Timestamp.local()));
  }

  private void dumpStats(Stack from) {
    log.info(printing("VRRP stats"));
    Snapshot snapshot = from.snapshot();
    write("keepalived.stats", () -> StatsDump.text(snapshot));
  }

  private void write(String name, Supplier<String> text) {
    Thread.ofPlatform().name("dump").start(() -> files.write(name, text.get()));
  }

  private static String printing(String what) {
    return "Printing " + what + " for process(" + ProcessHandle.current().pid() + ") on signal";
  }
}
