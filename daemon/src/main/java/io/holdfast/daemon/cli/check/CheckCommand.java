package io.holdfast.daemon.cli.check;

import io.holdfast.config.ConfigurationLoader;
import io.holdfast.config.LoadRequest;
import io.holdfast.config.LoadResult;
import io.holdfast.config.check.Diagnostic;
import io.holdfast.config.cluster.ClusterCheck;
import io.holdfast.config.cluster.ClusterHost;
import io.holdfast.config.cluster.ClusterReport;
import io.holdfast.config.host.HostView;
import io.holdfast.core.spec.Configuration;
import io.holdfast.daemon.cli.ConfigId;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** {@code holdfast check}: says what is wrong with configurations before it hurts. */
public final class CheckCommand {
  /** The command line cannot be understood, or there are errors. */
  static final int FAILED = 2;

  private static final String USAGE =
      """
      Usage: holdfast check [--format text|json|sarif] [-i ID] FILE
             holdfast check [--format text|json|sarif] HOST1=FILE1 HOST2=FILE2 ...

      Several files are the hosts of one cluster; without HOST= the file gives its name to its host.
      -i, --config-id=ID   id for lines that begin with @ID (default: HOST, else this host's name)
      Exit status: 0 nothing to mend, 1 warnings only, 2 errors.
      """;

  private CheckCommand() {}

  /**
   * Checks.
   *
   * @param arguments what follows {@code check} on the command line
   * @return the exit status
   */
  public static int run(List<String> arguments, PrintStream out, PrintStream errors) {
    if (arguments.equals(List.of("--help"))) {
      out.print(USAGE);
      return 0;
    }
    ConfigId taken = ConfigId.takenFrom(arguments);
    CheckOptions options = taken == null ? null : CheckOptions.parse(taken.others());
    if (taken == null || options == null) {
      errors.print(USAGE);
      return FAILED;
    }
    CheckReport report = check(options.files(), taken.id());
    out.print(
        switch (options.format()) {
          case TEXT -> TextReport.of(report);
          case JSON -> JsonReport.of(report);
          case SARIF -> SarifReport.of(report);
        });
    return report.exitStatus();
  }

  private static CheckReport check(List<HostFile> files, String configId) {
    List<Diagnostic> diagnostics = new ArrayList<>();
    List<ClusterHost> hosts = new ArrayList<>();
    for (HostFile file : files) {
      LoadResult loaded =
          ConfigurationLoader.load(
              LoadRequest.ofFiles(file.file(), file.configId(configId))
                  .on(file.isForHere(files.size()) ? HostView.UNKNOWN : HostView.ELSEWHERE));
      diagnostics.addAll(loaded.diagnostics());
      Configuration configuration = loaded.configuration();
      if (configuration != null) {
        hosts.add(new ClusterHost(file.host(), configuration, loaded.origins()));
      }
    }
    if (hosts.size() < 2) {
      return new CheckReport(diagnostics, List.of());
    }
    ClusterReport cluster = ClusterCheck.check(hosts);
    diagnostics.addAll(cluster.diagnostics());
    return new CheckReport(diagnostics, cluster.picture());
  }
}
