package io.holdfast.daemon.doctor.look;

import io.holdfast.config.ConfigurationLoader;
import io.holdfast.config.LoadRequest;
import io.holdfast.core.spec.Configuration;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.daemon.cli.HostName;
import io.holdfast.daemon.cli.Option;
import io.holdfast.daemon.cli.OptionParser;
import io.holdfast.daemon.cli.Options;
import io.holdfast.daemon.doctor.view.RunningDaemon;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** VRRP daemons among processes, with what their configuration files ask for. Stateless. */
final class DaemonLook {
  private static final String DEFAULT_FILE = "/etc/keepalived/keepalived.conf";
  private static final String MAIN_CLASS = "io.holdfast.daemon.Main";

  private DaemonLook() {}

  static List<RunningDaemon> running(ProcessLook look) {
    return daemons(
        look.matching(Set.of("keepalived", "java"), process -> options(process) != null));
  }

  private static List<RunningDaemon> daemons(List<ProcessView> processes) {
    Set<Long> pids = processes.stream().map(ProcessView::pid).collect(Collectors.toSet());
    List<RunningDaemon> daemons = new ArrayList<>();
    for (ProcessView process : processes) {
      boolean isKeepalived = process.name().equals("keepalived");
      List<String> options = options(process);
      // The children of keepalived look like it.
      boolean isChild = isKeepalived && pids.contains(process.parent());
      if (options != null && !isChild) {
        RunningDaemon.Kind kind =
            isKeepalived ? RunningDaemon.Kind.KEEPALIVED : RunningDaemon.Kind.HOLDFAST;
        daemons.add(daemon(kind, process, options));
      }
    }
    return daemons;
  }

  /** Returns the options of a daemon; null for a process that is none. */
  private static @Nullable List<String> options(ProcessView process) {
    List<String> all = process.arguments();
    int program = process.name().equals("keepalived") ? 0 : all.indexOf(MAIN_CLASS);
    if (program < 0) {
      return null;
    }
    List<String> options = all.subList(program + 1, all.size());
    boolean isCommand = !options.isEmpty() && !options.getFirst().startsWith("-");
    return isCommand ? null : options;
  }

  private static RunningDaemon daemon(
      RunningDaemon.Kind kind, ProcessView process, List<String> words) {
    String file = DEFAULT_FILE;
    String id = HostName.upToTheFirstDot();
    if (OptionParser.parse(words) instanceof OptionParser.Outcome.Understood(Options options)) {
      file = options.value(Option.USE_FILE, file);
      id = options.value(Option.CONFIG_ID, id);
    }
    String absolute = absolute(process, file);
    Configuration configuration =
        ConfigurationLoader.load(LoadRequest.ofFiles(absolute, id)).configuration();
    List<RouterSpec> routers = configuration == null ? List.of() : configuration.routers();
    return new RunningDaemon(kind, process.pid(), absolute, routers);
  }

  private static String absolute(ProcessView process, String file) {
    Path path = Path.of(process.folder()).resolve(file);
    try {
      return path.toRealPath().toString();
    } catch (IOException pattern) {
      return path.toString();
    }
  }
}
