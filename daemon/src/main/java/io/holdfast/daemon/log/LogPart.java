package io.holdfast.daemon.log;

/**
 * Which of keepalived's processes would have written a line. Here it is one process, but what greps
 * a journal asks for these names.
 */
public enum LogPart {
  /** Start, reload and stop. */
  PARENT("Keepalived"),
  /** Everything about virtual routers. */
  VRRP("Keepalived_vrrp");

  private final String ident;

  LogPart(String ident) {
    this.ident = ident;
  }

  /** The name before the process id in syslog. */
  public String ident() {
    return ident;
  }
}
