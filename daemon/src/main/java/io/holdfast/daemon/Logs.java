package io.holdfast.daemon;

import io.holdfast.daemon.cli.Option;
import io.holdfast.daemon.cli.Options;
import io.holdfast.daemon.log.ConsoleSink;
import io.holdfast.daemon.log.Facility;
import io.holdfast.daemon.log.Log;
import io.holdfast.daemon.log.LogDetail;
import io.holdfast.daemon.log.LogPart;
import io.holdfast.daemon.log.LogSink;
import io.holdfast.daemon.log.StartErrors;
import io.holdfast.daemon.log.SyslogSink;
import io.holdfast.daemon.log.Timestamp;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The log that the options ask for.
 *
 * @param log the log
 * @param syslog the sink of syslog, or null when none is wanted
 * @param startErrors what repeats errors for whoever started the daemon
 */
record Logs(Log log, @Nullable SyslogSink syslog, StartErrors startErrors) {
  /** Starts the log. */
  static Logs start(Options options, PrintStream errors) {
    StartErrors startErrors = new StartErrors(errors);
    List<LogSink> sinks = new ArrayList<>();
    if (options.has(Option.LOG_CONSOLE)) {
      // Unbuffered and without a lock that another writer of standard error could hold.
      sinks.add(new ConsoleSink(new FileOutputStream(FileDescriptor.err), Timestamp.local()));
    } else {
      sinks.add(startErrors);
    }
    SyslogSink syslog = null;
    if (!options.has(Option.NO_SYSLOG)) {
      syslog = new SyslogSink(SyslogSink.DEV_LOG, facility(options, errors), Timestamp.local());
      sinks.add(syslog);
    }
    LogDetail detail = options.has(Option.LOG_DETAIL) ? LogDetail.DETAILED : LogDetail.NORMAL;
    return new Logs(Log.start(sinks, detail), syslog, startErrors);
  }

  /** Ends the names of the processes in the log with what tells this daemon from the others. */
  void rename(String suffix) {
    if (!suffix.isEmpty()) {
      log.lifecycle("Changing syslog ident to " + LogPart.PARENT.ident() + suffix);
    }
    if (syslog != null) {
      syslog.suffix(suffix);
    }
  }

  private static Facility facility(Options options, PrintStream errors) {
    String name = options.value(Option.LOG_FACILITY, "daemon");
    Facility facility = Facility.parse(name);
    if (facility == null) {
      errors.println("Invalid log facility '" + name + "'");
      return Facility.DAEMON;
    }
    return facility;
  }
}
