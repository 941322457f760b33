package io.holdfast.daemon;

import io.holdfast.daemon.cli.Option;
import io.holdfast.daemon.cli.Options;
import io.holdfast.daemon.log.ConsoleSink;
import io.holdfast.daemon.log.Facility;
import io.holdfast.daemon.log.Log;
import io.holdfast.daemon.log.LogDetail;
import io.holdfast.daemon.log.LogSink;
import io.holdfast.daemon.log.StartErrors;
import io.holdfast.daemon.log.SyslogSink;
import io.holdfast.daemon.log.Timestamp;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The log that the options ask for.
 *
 * @param log the log
 * @param startErrors what repeats errors for whoever started the daemon
 */
record Logs(Log log, StartErrors startErrors) {
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
    if (!options.has(Option.NO_SYSLOG)) {
      sinks.add(new SyslogSink(SyslogSink.DEV_LOG, facility(options, errors), Timestamp.local()));
    }
    LogDetail detail = options.has(Option.LOG_DETAIL) ? LogDetail.DETAILED : LogDetail.NORMAL;
    return new Logs(Log.start(sinks, detail), startErrors);
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
