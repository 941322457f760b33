package io.holdfast.core.spec;

import java.util.List;

/**
 * A {@code vrrp_track_process} block: how many processes of a kind run.
 *
 * @param name its name
 * @param command the program, and the arguments that {@code match} compares
 * @param match how processes are recognised
 * @param quorum how many must run at least, 0..65535; 0 only with {@code quorumMax} 0
 * @param quorumMax how many may run at most, 0..65535, or {@link #UNLIMITED}
 * @param terminateDelayNanos how long the number must be wrong before it counts as failed
 * @param forkDelayNanos how long the number must be right before it counts as good
 * @param weight the weight where a track list names none, -254..254
 * @param reverse whether that weight is reversed
 */
public record ProcessTrackerSpec(
    String name,
    List<String> command,
    ProcessMatch match,
    int quorum,
    int quorumMax,
    long terminateDelayNanos,
    long forkDelayNanos,
    int weight,
    boolean reverse) {

  /** The value of {@code quorumMax} without a limit. */
  public static final int UNLIMITED = Integer.MAX_VALUE;

  /** Copies the list. */
  public ProcessTrackerSpec {
    command = List.copyOf(command);
  }

  /** Whether a number of running processes is good. */
  public boolean isGood(int running) {
    return running >= quorum && running <= quorumMax;
  }

  /** How a process is recognised. */
  public enum ProcessMatch {
    /** By {@code /proc/PID/comm}, of which the kernel keeps 15 octets. */
    NAME,
    /** By the first word of its command line, whatever follows ({@code full_command}). */
    COMMAND,
    /** By its whole command line. */
    EXACT,
    /** As {@link #PARTIAL}, and the last word may go on ({@code param_match initial}). */
    INITIAL,
    /** By the first words of its command line ({@code param_match partial}). */
    PARTIAL
  }
}
