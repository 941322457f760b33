package io.holdfast.daemon.notify;

import io.holdfast.core.NotifyEvent;

/**
 * Subject and body of a mail, in keepalived's words.
 *
 * @param subject without the router's id
 * @param body one line
 */
record MailText(String subject, String body) {

  /** What is written of an event. */
  static MailText of(NotifyEvent event) {
    boolean isGroup = event.subject() == NotifyEvent.Subject.GROUP;
    String subject = "VRRP " + (isGroup ? "Group " : "Instance ") + event.name() + " - ";
    String state = event.word().name();
    return switch (event.word()) {
      case STOP ->
          new MailText(
              subject + "Stopping",
              isGroup
                  ? "=> All VRRP group instances are now stopping <="
                  : "=> VRRP Instance stopping <=");
      case DELETED -> new MailText(subject + "Deleted", "=> VRRP Deleted at reload <=");
      case MASTER, BACKUP, FAULT, MASTER_RX_LOWER_PRI, MASTER_PRIORITY, BACKUP_PRIORITY ->
          new MailText(
              subject + "Entering " + state + " state",
              isGroup
                  ? "=> All VRRP group instances are now in " + state + " state <="
                  : "=> VRRP Instance is "
                      + (event.word() == NotifyEvent.Word.MASTER ? "now" : "no longer")
                      + " owning VRRP VIPs <=");
    };
  }
}
