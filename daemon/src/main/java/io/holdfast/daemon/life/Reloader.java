package io.holdfast.daemon.life;

import io.holdfast.config.LoadResult;
import io.holdfast.config.check.Diagnostic;
import io.holdfast.config.check.DiagnosticPrinter;
import io.holdfast.config.check.Severity;
import io.holdfast.core.Input;
import io.holdfast.core.LogEvent;
import io.holdfast.core.spec.Configuration;
import io.holdfast.daemon.check.ScriptPolicy;
import io.holdfast.daemon.log.Log;
import io.holdfast.daemon.log.LogPart;
import io.holdfast.daemon.loop.Stack;

/**
 * Reads the configuration again on a thread of its own, and gives it to the loop if it is sound. A
 * broken one changes nothing. Owned by the loop thread, but for the reading.
 */
public final class Reloader {
  private final ConfigurationSource source;
  private final Stack stack;
  private final Log log;
  private final ServiceManager manager;
  private boolean isRunning;
  private boolean isQueued;

  /** Reloads from a source into a stack. */
  public Reloader(ConfigurationSource source, Stack stack, Log log, ServiceManager manager) {
    this.source = source;
    this.stack = stack;
    this.log = log;
    this.manager = manager;
  }

  /** Starts a reload, or notes that one more is due. */
  public void request() {
    if (isRunning) {
      isQueued = true;
      log.lifecycle("Reload already in progress, request queued");
      return;
    }
    isRunning = true;
    log.lifecycle("Reloading ...");
    manager.reloading();
    Thread.ofPlatform().name("reload").daemon().start(this::read);
  }

  /** Says what was found in a configuration, each finding with the severity it has. */
  public static void say(LoadResult loaded, Log log) {
    for (Diagnostic diagnostic : loaded.diagnostics()) {
      log.say(LogPart.VRRP, severity(diagnostic.severity()), DiagnosticPrinter.line(diagnostic));
    }
  }

  private void read() {
    LoadResult loaded;
    try {
      loaded = source.load();
    } catch (RuntimeException fault) {
      log.error("internal error while reading the configuration: " + fault);
      stack.inbox().put((turn, now) -> finish());
      return;
    }
    say(loaded, log);
    Configuration configuration = loaded.configuration();
    if (configuration == null || !loaded.reloadable()) {
      log.say(
          LogPart.PARENT,
          LogEvent.Severity.ERROR,
          "New config failed validation, the old configuration stays in force");
      stack.inbox().put((turn, now) -> finish());
      return;
    }
    stack.scripts().prepare(configuration, new ScriptPolicy(log::warning));
    stack
        .inbox()
        .put((turn, now) -> {
          log.info("Reloading");
          turn.apply(new Input.Configure(configuration), now);
          finish();
        });
  }

  private void finish() {
    isRunning = false;
    log.lifecycle("Reload complete");
    manager.ready();
    if (isQueued) {
      isQueued = false;
      log.lifecycle("Processing queued reload");
      request();
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
