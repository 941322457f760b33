package io.holdfast.config.parse;

import io.holdfast.config.text.ScriptCommand;
import io.holdfast.core.spec.LifecycleSpec;
import io.holdfast.core.spec.MailSpec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code global_defs} said of mail, FIFOs and the programs at the two ends of the daemon. Null
 * where nothing is written.
 */
public final class ReportDraft {
  private static final long NANOS = 1_000_000_000L;

  /** {@code notification_email}. */
  public final List<String> recipients = new ArrayList<>();

  /** {@code notification_email_from}. */
  public String sender = "";

  /** {@code smtp_server}, its host. */
  public String host = "";

  /** {@code smtp_server}, its port. */
  public int port = MailSpec.NONE.port();

  /** {@code smtp_helo_name}. */
  public String heloName = "";

  /** {@code smtp_connect_timeout} in seconds. */
  public long mailTimeoutSeconds = MailSpec.NONE.timeoutNanos() / NANOS;

  /** {@code no_email_faults}. */
  public boolean skipsFaults;

  /** {@code smtp_alert}. */
  public @Nullable Boolean smtpAlert;

  /** {@code smtp_alert_vrrp}. */
  public @Nullable Boolean smtpAlertVrrp;

  /** {@code vrrp_notify_priority_changes}. */
  public boolean priorityChanges;

  /** {@code notify_fifo} with user and group. */
  public List<String> fifo = List.of();

  /** {@code notify_fifo_script}. */
  public @Nullable ScriptCommand fifoScript;

  /** {@code vrrp_notify_fifo} with user and group. */
  public List<String> vrrpFifo = List.of();

  /** {@code vrrp_notify_fifo_script}. */
  public @Nullable ScriptCommand vrrpFifoScript;

  /** {@code fifo_write_vrrp_states_on_reload}. */
  public boolean statesOnReload;

  /** {@code startup_script}. */
  public @Nullable ScriptCommand startup;

  /** {@code startup_script_timeout} in seconds. */
  public long startupSeconds = LifecycleSpec.DEFAULT_TIMEOUT_NANOS / NANOS;

  /** {@code shutdown_script}. */
  public @Nullable ScriptCommand shutdown;

  /** {@code shutdown_script_timeout} in seconds. */
  public long shutdownSeconds = LifecycleSpec.DEFAULT_TIMEOUT_NANOS / NANOS;

  ReportDraft() {}
}
