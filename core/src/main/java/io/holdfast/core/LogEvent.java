package io.holdfast.core;

import org.jspecify.annotations.Nullable;

/**
 * Every line the engine can print. The words are keepalived's own where it has the line, so that
 * what greps a journal goes on working. {@code {0}} is the instance's name unless said otherwise.
 */
public enum LogEvent {
  ENTERING_BACKUP_INIT(Severity.INFO, "({0}) Entering BACKUP STATE (init)"),
  ENTERING_FAULT_INIT(Severity.INFO, "({0}) Entering FAULT STATE (init)"),
  ENTERING_MASTER(Severity.INFO, "({0}) Entering MASTER STATE"),
  ENTERING_BACKUP(Severity.INFO, "({0}) Entering BACKUP STATE"),
  ENTERING_FAULT(Severity.INFO, "({0}) Entering FAULT STATE"),
  /** {1} from, {2} to, {3} the {@link Cause}. */
  TRANSITION(Severity.INFO, "({0}) {1} -> {2}: {3}"),
  ADVERT_TIMEOUT(Severity.DETAIL, "({0}) Receive advertisement timeout"),
  SETTING_VIPS(Severity.DETAIL, "({0}) setting VIPs."),
  REMOVING_VIPS(Severity.DETAIL, "({0}) removing VIPs."),
  SETTING_EXCLUDED_VIPS(Severity.DETAIL, "({0}) setting E-VIPs."),
  REMOVING_EXCLUDED_VIPS(Severity.DETAIL, "({0}) removing E-VIPs."),
  SENT_PRIORITY_ZERO(Severity.DETAIL, "({0}) sent 0 priority"),
  BACKUP_GOT_PRIORITY_ZERO(Severity.DETAIL, "({0}) Backup received priority 0 advertisement"),
  MASTER_GOT_PRIORITY_ZERO(Severity.DETAIL, "({0}) Master received priority 0 message");

  /** How a line is treated. */
  public enum Severity {
    /** Only with {@code -D}. */
    DETAIL,
    /** Always. */
    INFO,
    /** Something that the administrator should mend. */
    WARNING,
    /** A fault. */
    ERROR
  }

  private final Severity severity;
  private final String template;

  LogEvent(Severity severity, String template) {
    this.severity = severity;
    this.template = template;
  }

  /** How the line is treated. */
  public Severity severity() {
    return severity;
  }

  /** Fills the template; a missing argument leaves its place in braces. */
  public String render(@Nullable Object... arguments) {
    StringBuilder line = new StringBuilder(template.length() + 32);
    int from = 0;
    int open = template.indexOf('{');
    while (open >= 0) {
      line.append(template, from, open);
      int index = template.charAt(open + 1) - '0';
      line.append(index < arguments.length ? arguments[index] : template.substring(open, open + 3));
      from = open + 3;
      open = template.indexOf('{', from);
    }
    return line.append(template, from, template.length()).toString();
  }
}
