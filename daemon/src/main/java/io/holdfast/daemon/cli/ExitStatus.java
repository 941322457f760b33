package io.holdfast.daemon.cli;

/** Exit codes of the daemon, the same as keepalived's; operations depend on them. */
public final class ExitStatus {
  /** Normal end, and a second start on a locked pid file. */
  public static final int OK = 0;

  /** Fatal error or bad option. */
  public static final int FATAL = 1;

  /** The configuration cannot run. */
  public static final int CONFIG = 2;

  /** No daemon runs; of client commands only. As of LSB init scripts and systemctl. */
  public static final int NOT_RUNNING = 3;

  /** A permission is missing. */
  public static final int NO_PERMISSION = 4;

  /** A planned move was asked for, and no other router took over; of client commands only. */
  public static final int NOT_MOVED = 5;

  /** There is no configuration file. */
  public static final int NO_CONFIG = 6;

  /** An error of ours. */
  public static final int SOFTWARE = 70;

  private ExitStatus() {}
}
