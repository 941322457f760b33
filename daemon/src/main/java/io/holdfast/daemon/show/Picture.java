package io.holdfast.daemon.show;

import io.holdfast.core.Snapshot;
import io.holdfast.daemon.loop.History;
import java.nio.file.Path;
import java.util.List;

/**
 * Everything a request may want to see of the daemon at one moment. Immutable.
 *
 * @param snapshot the engine
 * @param history the last changes of state, oldest first
 * @param nowNanos monotonic time of the picture
 * @param wallMillis the same moment, milliseconds since 1970
 * @param daemon what does not change while it runs
 * @param health how the daemon itself is
 */
public record Picture(
    Snapshot snapshot,
    List<History.Entry> history,
    long nowNanos,
    long wallMillis,
    DaemonFacts daemon,
    Health health) {

  /** Copies the list. */
  public Picture {
    history = List.copyOf(history);
  }

  /**
   * What does not change while the daemon runs.
   *
   * @param release version of the program
   * @param pid process id
   * @param startedMillis when it started, milliseconds since 1970
   * @param configurationFile the file it reads, with its whole path: who asks works elsewhere
   */
  public record DaemonFacts(
      String release, long pid, long startedMillis, String configurationFile) {
    /** Makes the path absolute. */
    public DaemonFacts {
      configurationFile = Path.of(configurationFile).toAbsolutePath().toString();
    }
  }

  /**
   * How the daemon itself is.
   *
   * @param logLinesDropped lines of log that did not fit
   * @param netlinkOverruns how often changes of the kernel were lost and all was listed again
   * @param isStopping whether it was asked to stop
   * @param activity what it did so far
   */
  public record Health(
      long logLinesDropped, long netlinkOverruns, boolean isStopping, Activity activity) {}
}
