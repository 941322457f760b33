package io.holdfast.daemon.life;

import io.holdfast.config.LoadResult;
import io.holdfast.config.check.Diagnostic;
import io.holdfast.config.check.DiagnosticPrinter;
import io.holdfast.config.check.Severity;
import io.holdfast.core.LogEvent;
import io.holdfast.core.spec.Configuration;
import io.holdfast.daemon.control.Outcome;
import io.holdfast.daemon.log.Log;
import io.holdfast.daemon.log.LogPart;
import io.holdfast.daemon.loop.Faults;
import io.holdfast.daemon.loop.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Reads the configuration again on a thread of its own, and gives it to the loop if it is sound. A
 * broken one changes nothing. Owned by the loop thread, but for the reading.
 */
public final class Reloader {
  private static final String REFUSED =
      "New config failed validation, the old configuration stays in force";

  private final ConfigurationSource source;
  private final Stack stack;
  private final Log log;
  private final ServiceManager manager;
  private final ServiceReport report;
  private boolean isRunning;
  private boolean isQueued;
  private final List<Consumer<Outcome>> running = new ArrayList<>();
  private final List<Consumer<Outcome>> queued = new ArrayList<>();
  private final List<Consumer<Outcome>> listeners = new ArrayList<>();
  private final List<Consumer<Configuration>> preparations = new ArrayList<>();
  private Function<Configuration, List<String>> refusals = ignored -> List.of();

  /** Whom a reload is told. */
  public record Told(Log log, ServiceManager manager, ServiceReport report) {}

  /** Reloads from a source into a stack. */
  public Reloader(ConfigurationSource source, Stack stack, Told told) {
    this.source = source;
    this.stack = stack;
    this.log = told.log();
    this.manager = told.manager();
    this.report = told.report();
  }

  /** Names who says why a sound configuration needs a restart; asked on the thread that reads. */
  public void refuse(Function<Configuration, List<String>> reasons) {
    refusals = reasons;
  }

  /** Has something done before a sound configuration is put in force; on the thread that reads. */
  public void prepare(Consumer<Configuration> preparation) {
    preparations.add(preparation);
  }

  /** Has somebody told of what comes of every reload, on the loop thread. */
  public void tell(Consumer<Outcome> listener) {
    listeners.add(listener);
  }

  /** Starts a reload, or notes that one more is due. */
  public void request() {
    request(ignored -> {});
  }

  /** As {@link #request()}; {@code taker} is told on the loop thread what came of it. */
  public void request(Consumer<Outcome> taker) {
    queued.add(taker);
    if (isRunning) {
      isQueued = true;
      log.lifecycle("Reload already in progress, request queued");
      return;
    }
    start();
  }

  private void start() {
    isRunning = true;
    running.addAll(queued);
    queued.clear();
    log.lifecycle("Reloading ...");
    manager.reloading();
    Configuration inForce = stack.snapshot().configuration();
    Thread.ofPlatform().name("reload").daemon().start(() -> read(inForce));
  }

  /** Says what was found in a configuration, each finding with the severity it has. */
  public static void say(LoadResult loaded, Log log) {
    for (Diagnostic diagnostic : loaded.diagnostics()) {
      if (diagnostic.code().isInsideLvs()) {
        continue; // One warning says that the whole block is skipped.
      }
      log.say(LogPart.VRRP, severity(diagnostic.severity()), DiagnosticPrinter.line(diagnostic));
    }
  }

  private void read(Configuration inForce) {
    try {
      load(inForce);
    } catch (RuntimeException | Error fault) {
      // Whatever broke, the reload must end: otherwise no other one would ever begin.
      log.error("internal error in a reload: " + Faults.describe(fault));
      Outcome broken = Outcome.failed("internal", "internal error: " + fault);
      stack.inbox().put((turn, now) -> finish(broken));
    }
  }

  private void load(Configuration inForce) {
    LoadResult loaded = source.load();
    say(loaded, log);
    Configuration configuration = loaded.configuration();
    if (configuration == null || !loaded.reloadable(inForce)) {
      log.say(LogPart.PARENT, LogEvent.Severity.ERROR, REFUSED);
      Outcome refused = new Outcome("configuration", REFUSED, loaded.diagnostics());
      stack.inbox().put((turn, now) -> finish(refused));
      return;
    }
    List<String> reasons = refusals.apply(configuration);
    if (!reasons.isEmpty()) {
      reasons.forEach(reason -> log.say(LogPart.PARENT, LogEvent.Severity.ERROR, reason));
      Outcome refused =
          new Outcome("restart-needed", String.join("; ", reasons), loaded.diagnostics());
      stack.inbox().put((turn, now) -> finish(refused));
      return;
    }
    preparations.forEach(preparation -> preparation.accept(configuration));
    stack.prepare(configuration);
    stack
        .inbox()
        .put((turn, now) -> {
          log.info("Reloading");
          stack.configure(configuration, now);
          finish(new Outcome("", "", loaded.diagnostics()));
        });
  }

  private void finish(Outcome outcome) {
    isRunning = false;
    log.lifecycle("Reload complete");
    manager.reloaded(outcome.isDone());
    manager.ready();
    report.changed();
    listeners.forEach(listener -> listener.accept(outcome));
    List<Consumer<Outcome>> takers = List.copyOf(running);
    running.clear();
    takers.forEach(taker -> taker.accept(outcome));
    if (isQueued) {
      isQueued = false;
      log.lifecycle("Processing queued reload");
      start();
    }
  }

  private static LogEvent.Severity severity(Severity severity) {
    return switch (severity) {
      case INFO -> LogEvent.Severity.INFO;
      case WARNING -> LogEvent.Severity.WARNING;
      case ERROR, FATAL -> LogEvent.Severity.ERROR;
    };
  }
}
