package io.holdfast.daemon;

import io.holdfast.config.LoadResult;
import io.holdfast.core.Input;
import io.holdfast.core.LogEvent.Severity;
import io.holdfast.core.spec.Configuration;
import io.holdfast.core.spec.GlobalSpec;
import io.holdfast.core.spec.host.ListenSpec;
import io.holdfast.core.spec.host.NamespaceSpec;
import io.holdfast.daemon.cli.ExitStatus;
import io.holdfast.daemon.cli.Option;
import io.holdfast.daemon.cli.Options;
import io.holdfast.daemon.cli.Version;
import io.holdfast.daemon.control.ControlServer;
import io.holdfast.daemon.control.ControlSocket;
import io.holdfast.daemon.life.ConfigurationSource;
import io.holdfast.daemon.life.DaemonPlace;
import io.holdfast.daemon.life.Detach;
import io.holdfast.daemon.life.EndScripts;
import io.holdfast.daemon.life.Lifecycle;
import io.holdfast.daemon.life.LoopPort;
import io.holdfast.daemon.life.MaintenanceFile;
import io.holdfast.daemon.life.PidFiles;
import io.holdfast.daemon.life.Rehearsal;
import io.holdfast.daemon.life.Reloader;
import io.holdfast.daemon.life.Rights;
import io.holdfast.daemon.life.ServiceManager;
import io.holdfast.daemon.life.ServiceReport;
import io.holdfast.daemon.log.Log;
import io.holdfast.daemon.log.LogPart;
import io.holdfast.daemon.loop.Faults;
import io.holdfast.daemon.loop.HostJournal;
import io.holdfast.daemon.loop.Kernel;
import io.holdfast.daemon.loop.Stack;
import io.holdfast.daemon.metrics.MetricsEndpoint;
import io.holdfast.daemon.show.DumpFiles;
import io.holdfast.daemon.show.Picture;
import io.holdfast.daemon.watch.FileStarts;
import io.holdfast.linux.event.Signals;
import io.holdfast.linux.ffm.Errno;
import io.holdfast.linux.net.Namespaces;
import io.holdfast.linux.process.FileMask;
import io.holdfast.linux.process.Scheduling;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One run of the daemon, from the first line of log to the exit status. Runs on the thread that
 * becomes the loop thread.
 */
final class Daemon {
  private static final long HOOK_SECONDS = 60;

  private final Options options;
  private final Logs logs;
  private final Log log;
  private final ConfigurationSource source;
  private final ServiceManager manager = ServiceManager.connect(System.getenv("NOTIFY_SOCKET"));
  private final CountDownLatch ended = new CountDownLatch(1);
  private DaemonPlace place = DaemonPlace.of(null, NamespaceSpec.NONE);

  Daemon(Options options, Logs logs, ConfigurationSource source) {
    this.options = options;
    this.logs = logs;
    this.log = logs.log();
    this.source = source;
  }

  /** Runs until stopped; returns the exit status. */
  int run(List<String> arguments) {
    Thread.setDefaultUncaughtExceptionHandler((thread, fault) ->
        log.error("internal error in " + thread.getName() + ": " + Faults.describe(fault)));
    log.lifecycle("Starting " + Version.title());
    log.lifecycle("Running on " + Version.kernel());
    log.lifecycle("Command line: " + quoted(arguments));
    sayIgnoredOptions();
    try {
      return configured();
    } catch (RuntimeException | Error fault) {
      log.error("internal error in the daemon: " + Faults.describe(fault));
      return ExitStatus.SOFTWARE;
    } finally {
      log.lifecycle("Stopped " + Version.title());
      manager.close();
      log.close();
      ended.countDown();
    }
  }

  private int configured() {
    Path file = Path.of(options.value(Option.USE_FILE, Main.DEFAULT_FILE));
    if (!Files.isReadable(file) && Main.isPlain(file.toString())) {
      log.say(LogPart.PARENT, Severity.ERROR, "Config files missing '" + file + "'.");
      return ExitStatus.NO_CONFIG;
    }
    log.lifecycle("Configuration file " + file);
    LoadResult loaded = source.load();
    Reloader.say(loaded, log);
    Configuration configuration = loaded.configuration();
    if (configuration == null) {
      log.error("The configuration cannot run; holdfast -t -f " + file + " tells how to mend it");
      return ExitStatus.CONFIG;
    }
    if (configuration.routers().isEmpty()) {
      log.lifecycle("Warning - keepalived has no configuration to run");
    }
    place = findPlace(configuration.global().system().namespace());
    logs.rename(place.suffix());
    if (!place.namespace().isEmpty()) {
      int result = Namespaces.join(place.namespace());
      if (result < 0) {
        log.lifecycle(
            "Failed to open "
                + Namespaces.path(place.namespace())
                + ": "
                + Errno.describe(-result));
        log.say(
            LogPart.PARENT,
            Severity.ERROR,
            "Unable to set network namespace " + place.namespace() + " - exiting");
        return isPermission(-result) ? ExitStatus.NO_PERMISSION : ExitStatus.FATAL;
      }
    }
    return locked(configuration);
  }

  private DaemonPlace findPlace(NamespaceSpec spec) {
    String option = options.value(Option.NAMESPACE);
    if (option != null && !spec.network().isEmpty()) {
      log.lifecycle(
          "Overriding config net_namespace '%s' with command line namespace '%s'"
              .formatted(spec.network(), option));
    }
    return DaemonPlace.of(option, spec);
  }

  private int locked(Configuration configuration) {
    return switch (PidFiles.lock(pidPaths(), place.ownDirectories())) {
      case PidFiles.Outcome.AlreadyRunning(Path path) -> {
        log.lifecycle("Another process has pid file " + path + " locked");
        log.say(LogPart.PARENT, Severity.ERROR, "daemon is already running");
        yield ExitStatus.OK;
      }
      case PidFiles.Outcome.Failed failed -> {
        log.say(LogPart.PARENT, Severity.ERROR, failed.toString());
        yield isPermission(failed.errno()) ? ExitStatus.NO_PERMISSION : ExitStatus.FATAL;
      }
      case PidFiles.Outcome.Held(PidFiles files) -> {
        try (files) {
          yield permitted(configuration);
        }
      }
    };
  }

  private int permitted(Configuration configuration) {
    List<String> missing = Rights.missing();
    if (!missing.isEmpty()) {
      missing.forEach(log::error);
      return ExitStatus.NO_PERMISSION;
    }
    maskFiles(configuration);
    EndScripts scripts = new EndScripts(log);
    scripts.start(configuration.global());
    schedule(configuration.global());
    try (Kernel kernel = Kernel.open()) {
      if (options.has(Option.TRAIN)) {
        Rehearsal.run();
      }
      return operate(kernel, configuration);
    } catch (Kernel.KernelException failure) {
      log.error(String.valueOf(failure.getMessage()));
      return failure.isPermission() ? ExitStatus.NO_PERMISSION : ExitStatus.FATAL;
    } finally {
      scripts.stop(configuration.global());
    }
  }

  private int operate(Kernel kernel, Configuration configuration) {
    DumpFiles files = new DumpFiles(DumpFiles.directory(System.getenv("TMPDIR")), log::error);
    Set<Integer> ignored = options.has(Option.IGNORE_SIGINT) ? Set.of(Signals.SIGINT) : Set.of();
    Lifecycle lifecycle = new Lifecycle(log, manager, files, ignored);
    HostJournal journal =
        new HostJournal(
            HostJournal.path(options.value(Option.PID), options.value(Option.NAMESPACE)),
            log::warning);
    try (Stack stack = new Stack(kernel, log, lifecycle, journal)) {
      ServiceReport report = new ServiceReport(manager, stack::snapshot, petIntervalNanos());
      stack.history().listen(change -> report.changed());
      stack.pulse(report);
      Reloader reloader = new Reloader(source, stack, new Reloader.Told(log, manager, report));
      reloader.refuse(this::reasonsToRestart);
      LoopPort port = new LoopPort(stack, lifecycle, reloader, facts());
      MaintenanceFile maintenance =
          new MaintenanceFile(place.maintenance(options.value(Option.PID)), log::warning);
      port.keepMaintenance(isOn -> {
        maintenance.keep(isOn);
        report.changed();
      });
      lifecycle.attach(stack, reloader, port::picture);
      FileStarts.write(configuration, log::error);
      stack.prepare(configuration);
      int result = stack.start();
      if (result < 0) {
        log.error("Cannot list links and addresses: " + Errno.describe(-result));
        return isPermission(-result) ? ExitStatus.NO_PERMISSION : ExitStatus.FATAL;
      }
      stopWithTheJvm(stack, lifecycle);
      if (options.has(Option.TRAIN)) {
        stack.inbox().put(lifecycle::stop);
      }
      if (maintenance.isOn()) {
        log.warning("This host is in maintenance and stands aside until it is switched off");
        stack.turn().apply(new Input.MaintenanceChanged(true), Stack.nowNanos());
      }
      if (options.has(Option.DUMP_CONF)) {
        stack.inbox().put((turn, nowNanos) -> lifecycle.logData(nowNanos));
        reloader.tell(outcome -> lifecycle.logData(Stack.nowNanos()));
      }
      try (MetricsEndpoint metrics = new MetricsEndpoint(port::picture, log::warning)) {
        metrics.listen(metricsPlace(configuration));
        reloader.tell(outcome -> metrics.listen(metricsPlace(stack.snapshot().configuration())));
        reloader.prepare(this::maskFiles);
        return controlled(stack, port, configuration);
      }
    }
  }

  private static @Nullable ListenSpec metricsPlace(Configuration configuration) {
    return configuration.global().system().management().metrics();
  }

  /** Without a control socket the daemon does its work all the same. */
  private @Nullable ControlSocket openControl() {
    Path path = place.controlSocket(options.value(Option.PID));
    return switch (ControlSocket.open(path)) {
      case ControlSocket.Outcome.Open(ControlSocket socket) -> socket;
      case ControlSocket.Outcome.Refused(String reason) -> {
        log.warning("No control socket at " + path + ": " + reason);
        yield null;
      }
    };
  }

  private int controlled(Stack stack, LoopPort port, Configuration configuration) {
    try (ControlSocket socket = openControl()) {
      if (socket == null) {
        return loop(stack, configuration);
      }
      try (ControlServer server =
          ControlServer.start(socket.listener(), port, ControlSocket.ownUid())) {
        stack.history().listen(server::publish);
        return loop(stack, configuration);
      }
    }
  }

  private static long petIntervalNanos() {
    return ServiceReport.petIntervalNanos(System.getenv(), ProcessHandle.current().pid());
  }

  private Picture.DaemonFacts facts() {
    return new Picture.DaemonFacts(
        Version.number(),
        ProcessHandle.current().pid(),
        System.currentTimeMillis(),
        options.value(Option.USE_FILE, Main.DEFAULT_FILE));
  }

  private int loop(Stack stack, Configuration configuration) {
    boolean isOrderly = false;
    try (Rehearsal.BeforeTakeover rehearsal = new Rehearsal.BeforeTakeover()) {
      stack.rehearse(rehearsal);
      long nowNanos = Stack.nowNanos();
      stack.configure(configuration, nowNanos);
      stack.turn().finish(nowNanos);
      log.lifecycle("Startup complete");
      logs.startErrors().started();
      manager.ready();
      Rehearsal.begin(log::error);
      if (options.has(Option.DETACHED)) {
        Detach.ready(System.out);
      }
      stack.run();
      isOrderly = true;
      log.info("Stopped");
      return ExitStatus.OK;
    } finally {
      if (!isOrderly) {
        log.error("The loop broke: giving all addresses back");
        stack.releaseAddresses();
      }
    }
  }

  /**
   * Where nobody blocked the signals for us, the JVM takes SIGTERM itself and ends; the addresses
   * must be gone before.
   */
  private void stopWithTheJvm(Stack stack, Lifecycle lifecycle) {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  if (ended.getCount() > 0) {
                    stack.inbox().put(lifecycle::stop);
                    awaitEnd();
                  }
                },
                "stop"));
  }

  private void awaitEnd() {
    try {
      if (!ended.await(HOOK_SECONDS, TimeUnit.SECONDS)) {
        log.error("The loop does not end; addresses may be left behind");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Scripts inherit it; the pid files, made before, are for all to read. */
  private void maskFiles(Configuration configuration) {
    String option = options.value(Option.UMASK);
    FileMask.set(
        option == null
            ? configuration.global().system().processes().fileMask()
            : Integer.parseInt("0" + option, 8));
  }

  private void schedule(GlobalSpec global) {
    if (global.realtimePriority() > 0) {
      int priority = global.realtimePriority();
      if (succeeds(Scheduling.realTime(priority), "set realtime priority " + priority)) {
        log.say(LogPart.VRRP, Severity.DETAIL, "Set realtime priority " + priority);
      }
    } else if (global.niceValue() != 0) {
      succeeds(
          Scheduling.nice(global.niceValue()), "set process priority to " + global.niceValue());
    }
    if (global.lockMemory()) {
      succeeds(Scheduling.lockMemory(), "lock process in memory");
    }
  }

  private boolean succeeds(int result, String what) {
    if (result < 0) {
      log.warning("Unable to " + what + " - " + Errno.describe(-result));
    }
    return result >= 0;
  }

  private List<Path> pidPaths() {
    Set<Path> paths = new LinkedHashSet<>();
    paths.add(pidPath(Option.PID, "keepalived"));
    paths.add(pidPath(Option.VRRP_PID, "vrrp"));
    return List.copyOf(paths);
  }

  private Path pidPath(Option option, String process) {
    String named = options.value(option);
    return named == null ? place.pidFile(process) : Path.of(named).toAbsolutePath();
  }

  private List<String> reasonsToRestart(Configuration wanted) {
    return place.cannotBecome(
        DaemonPlace.of(options.value(Option.NAMESPACE), wanted.global().system().namespace()));
  }

  private void sayIgnoredOptions() {
    for (Option option : options.values().keySet()) {
      if (option.standing() == Option.Standing.IGNORED) {
        log.lifecycle("Option --" + option.word() + " is not supported yet and changes nothing");
      }
    }
    if (!options.arguments().isEmpty()) {
      log.lifecycle("Unexpected argument(s): " + String.join(" ", options.arguments()));
    }
  }

  private static boolean isPermission(int errno) {
    return errno == Errno.EPERM || errno == Errno.EACCES;
  }

  private static String quoted(List<String> arguments) {
    StringBuilder line = new StringBuilder("'holdfast'");
    for (String argument : arguments) {
      line.append(" '").append(argument).append('\'');
    }
    return line.toString();
  }
}
