package io.holdfast.core.spec;

import java.util.List;

/**
 * How mail about changes of state is sent.
 *
 * @param recipients {@code notification_email}; without one no mail is sent
 * @param sender {@code notification_email_from}; empty means USER@HOST
 * @param host {@code smtp_server}, a name or an address; empty means that no mail is sent
 * @param port its TCP port
 * @param heloName {@code smtp_helo_name}; empty means the local host name
 * @param timeoutNanos {@code smtp_connect_timeout} in nanoseconds: for each step of the dialogue
 * @param skipsFaults {@code no_email_faults}
 */
public record MailSpec(
    List<String> recipients,
    String sender,
    String host,
    int port,
    String heloName,
    long timeoutNanos,
    boolean skipsFaults) {

  /** keepalived's defaults: no recipient, no server. */
  public static final MailSpec NONE =
      new MailSpec(List.of(), "", "", 25, "", 30_000_000_000L, false);

  /** Copies the list. */
  public MailSpec {
    recipients = List.copyOf(recipients);
  }

  /** Whether there is someone to write to and a server to do it. */
  public boolean isUsable() {
    return !recipients.isEmpty() && !host.isEmpty();
  }
}
