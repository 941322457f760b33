package io.holdfast.daemon.doctor;

import io.holdfast.config.ConfigurationLoader;
import io.holdfast.config.LoadRequest;
import io.holdfast.config.LoadResult;
import io.holdfast.config.check.Diagnostic;
import io.holdfast.config.check.Severity;
import io.holdfast.core.spec.Configuration;
import io.holdfast.daemon.cli.ConfigId;
import io.holdfast.daemon.doctor.exam.Examinations;
import io.holdfast.daemon.doctor.finding.Finding;
import io.holdfast.daemon.doctor.finding.FindingCode;
import io.holdfast.daemon.doctor.look.HostLook;
import io.holdfast.daemon.doctor.view.Subject;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** {@code holdfast doctor}: says what on this host stops VRRP. */
public final class DoctorCommand {
  private static final String USAGE =
      """
      Usage: holdfast doctor [--format text|json] [-i ID] [FILE]

      FILE is /etc/keepalived/keepalived.conf unless given. Changes nothing on the host.
      -i, --config-id=ID   id for lines that begin with @ID (default: the host's name)
      Exit status: 0 nothing to mend, 1 warnings only, 2 errors.
      """;

  private DoctorCommand() {}

  /**
   * Examines the host; takes three advert intervals.
   *
   * @param arguments what follows {@code doctor} on the command line
   * @return the exit status
   */
  public static int run(List<String> arguments, PrintStream out, PrintStream errors) {
    if (arguments.equals(List.of("--help"))) {
      out.print(USAGE);
      return 0;
    }
    ConfigId taken = ConfigId.takenFrom(arguments);
    DoctorOptions options = taken == null ? null : DoctorOptions.parse(taken.others());
    if (taken == null || options == null) {
      errors.print(USAGE);
      return DoctorReport.ERRORS;
    }
    DoctorReport report = new DoctorReport(examine(resolved(options.file()), taken.id()));
    out.print(options.isJson() ? report.json() : report.text());
    return report.exitStatus();
  }

  private static List<Finding> examine(String file, String configId) {
    LoadResult loaded = ConfigurationLoader.load(LoadRequest.ofFiles(file, configId));
    Configuration configuration = loaded.configuration();
    if (configuration == null) {
      return loaded.diagnostics().stream()
          .filter(found -> found.severity() == Severity.FATAL)
          .map(found -> unusable(file, found))
          .toList();
    }
    Subject subject = new Subject(file, configuration, loaded.origins());
    return Examinations.examine(subject, HostLook.at(subject));
  }

  private static Finding unusable(String file, Diagnostic found) {
    return Finding.of(
        FindingCode.CONFIGURATION_UNUSABLE, found.place(), found.problem(), Map.of("file", file));
  }

  /** A running daemon's file is compared with it, so links and dots must go. */
  private static String resolved(String file) {
    try {
      return Path.of(file).toRealPath().toString();
    } catch (IOException pattern) {
      return file;
    }
  }
}
