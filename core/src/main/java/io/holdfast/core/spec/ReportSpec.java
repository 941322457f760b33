package io.holdfast.core.spec;

import org.jspecify.annotations.Nullable;

/**
 * Who is told of all instances and groups.
 *
 * @param mail the mail server and its readers
 * @param fifo {@code notify_fifo}, or null
 * @param vrrpFifo {@code vrrp_notify_fifo}, or null
 * @param statesOnReload {@code fifo_write_vrrp_states_on_reload}
 */
public record ReportSpec(
    MailSpec mail, @Nullable FifoSpec fifo, @Nullable FifoSpec vrrpFifo, boolean statesOnReload) {

  /** Nobody. */
  public static final ReportSpec NONE = new ReportSpec(MailSpec.NONE, null, null, false);
}
