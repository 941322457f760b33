package io.holdfast.daemon.life;

import io.holdfast.core.Input;
import io.holdfast.core.LogEvent;
import io.holdfast.core.StopMode;
import io.holdfast.core.spec.SystemSpec;
import io.holdfast.core.spec.TimedCommandSpec;
import io.holdfast.daemon.log.Log;
import io.holdfast.daemon.log.LogPart;
import io.holdfast.daemon.log.Timestamp;
import io.holdfast.daemon.loop.SignalHandler;
import io.holdfast.daemon.loop.Stack;
import io.holdfast.daemon.loop.Turn;
import io.holdfast.daemon.show.DataDump;
import io.holdfast.daemon.show.DumpFiles;
import io.holdfast.daemon.show.KeepalivedJson;
import io.holdfast.daemon.show.Picture;
import io.holdfast.daemon.show.StatsDump;
import io.holdfast.daemon.show.Wiring;
import io.holdfast.linux.event.Signals;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What each signal does, as operations.md and keepalived's manual have it. Owned by the loop. */
public final class Lifecycle implements SignalHandler {
  private static final String PRINTING = "Printing";

  private final Log log;
  private final ServiceManager manager;
  private final DumpFiles files;
  private final Set<Integer> ignoredSignals;
  private @Nullable Stack stack;
  private @Nullable Reloader reloader;
  private @Nullable LongFunction<Picture> pictures;
  private boolean isStopping;
  private boolean isStoppingAtOnce;

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
  public void attach(Stack controlled, Reloader reloads, LongFunction<Picture> views) {
    stack = controlled;
    reloader = reloads;
    pictures = views;
  }

  @Override
  public void signal(int number, Turn turn, long nowNanos) {
    if (stack == null || reloader == null || pictures == null || ignoredSignals.contains(number)) {
      return;
    }
    switch (number) {
      case Signals.SIGTERM, Signals.SIGINT -> stop(turn, nowNanos);
      case Signals.SIGHUP -> {
        if (!isStopping) {
          reloader.request();
        }
      }
      case Signals.SIGUSR1 -> dumpData(pictures.apply(nowNanos));
      case Signals.SIGUSR2 -> dumpStats(pictures.apply(nowNanos), PRINTING);
      case Signals.SIGRTMAX_MINUS_1 -> {
        dumpStats(pictures.apply(nowNanos), "Printing and clearing");
        turn.apply(new Input.StatisticsCleared(), nowNanos);
      }
      case Signals.SIGRTMIN_PLUS_2 -> dumpJson(pictures.apply(nowNanos));
      default -> log.warning("Unexpected signal " + number);
    }
  }

  /** Asks the engine to give everything back; asked a second time, waits no longer. */
  public void stop(Turn turn, long nowNanos) {
    if (isStopping) {
      stopNow(turn, nowNanos);
      return;
    }
    isStopping = true;
    log.lifecycle("Stopping");
    manager.stopping(longestStopNanos());
    if (!turn.apply(new Input.StopRequested(StopMode.GENTLE), nowNanos)) {
      endAtOnce();
    }
  }

  /** As {@link #stop}, without waiting for anybody; asked a second time, not for the engine. */
  public void stopNow(Turn turn, long nowNanos) {
    if (!isStopping) {
      isStopping = true;
      manager.stopping(shutdownNanos());
    }
    log.lifecycle("Stopping at once");
    boolean isAgain = isStoppingAtOnce;
    isStoppingAtOnce = true;
    if (isAgain || !turn.apply(new Input.StopRequested(StopMode.NOW), nowNanos)) {
      endAtOnce();
    }
  }

  /** Whether a stop was asked for. */
  public boolean isStopping() {
    return isStopping;
  }

  Log log() {
    return log;
  }

  private long longestStopNanos() {
    long wait = stack == null ? 0 : stack.snapshot().longestStopNanos();
    return wait + shutdownNanos();
  }

  private long shutdownNanos() {
    TimedCommandSpec script =
        stack == null ? null : stack.snapshot().configuration().global().lifecycle().shutdown();
    return script == null ? 0 : script.timeoutNanos();
  }

  private void endAtOnce() {
    if (stack != null) {
      stack.releaseAddresses();
      stack.end();
    }
  }

  private void dumpData(Picture picture) {
    log.info(printing("VRRP data"));
    // Taken here: the file is written by another thread, which may not look at the engine.
    Wiring wiring = wiring();
    write(dataFile(picture), () -> DataDump.text(picture, wiring, Timestamp.local()));
  }

  /**
   * Says line by line what the file of the data would hold, as {@code --dump-conf} asks. Called on
   * the loop thread.
   */
  public void logData(long nowNanos) {
    if (pictures == null) {
      return;
    }
    Picture picture = pictures.apply(nowNanos);
    Wiring wiring = wiring();
    inBackground(() ->
        DataDump.text(picture, wiring, Timestamp.local())
            .lines()
            .forEach(line -> log.say(LogPart.VRRP, LogEvent.Severity.INFO, line)));
  }

  private Wiring wiring() {
    return stack == null ? Wiring.NONE : stack.wiring();
  }

  /** {@code data_use_instance} names this file alone after the daemon, as keepalived 2.2.7 does. */
  private static String dataFile(Picture picture) {
    SystemSpec system = picture.snapshot().configuration().global().system();
    String suffix =
        system.files().namedByInstance() ? DaemonPlace.of(null, system.namespace()).suffix() : "";
    return "keepalived" + (suffix.isEmpty() ? "" : "." + suffix.substring(1)) + ".data";
  }

  private void dumpStats(Picture picture, String verb) {
    log.info(verb + " VRRP stats" + forProcess());
    write("keepalived.stats", () -> StatsDump.text(picture.snapshot()));
  }

  private void dumpJson(Picture picture) {
    log.info(printing("VRRP as json"));
    if (!picture.snapshot().routers().isEmpty()) {
      Wiring wiring = wiring();
      write("keepalived.json", () -> KeepalivedJson.text(picture, wiring));
    }
  }

  private void write(String name, Supplier<String> text) {
    inBackground(() -> files.write(name, text.get()));
  }

  private static void inBackground(Runnable dump) {
    Thread.ofPlatform().name("dump").start(dump);
  }

  private static String printing(String what) {
    return PRINTING + " " + what + forProcess();
  }

  private static String forProcess() {
    return " for process(" + ProcessHandle.current().pid() + ") on signal";
  }
}
