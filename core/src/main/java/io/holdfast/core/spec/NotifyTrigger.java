package io.holdfast.core.spec;

import java.util.Locale;

/** The lines that name a notify script. */
public enum NotifyTrigger {
  /** {@code notify_master}. */
  MASTER,
  /** {@code notify_backup}. */
  BACKUP,
  /** {@code notify_fault}. */
  FAULT,
  /** {@code notify_stop}. */
  STOP,
  /** {@code notify_deleted}, not in groups. */
  DELETED,
  /** {@code notify_master_rx_lower_pri}, not in groups. */
  MASTER_RX_LOWER_PRI,
  /** {@code notify}: every change of state, with arguments that say which. */
  ANY;

  /** The keyword. */
  public String keyword() {
    return this == ANY ? "notify" : "notify_" + name().toLowerCase(Locale.ROOT);
  }
}
