package io.holdfast.core;

import io.holdfast.core.spec.NotifySpec;

/**
 * Something that notify scripts, FIFOs and mail tell of. The line of a FIFO is {@code SUBJECT
 * "NAME" WORD PRIORITY}.
 *
 * @param subject what it happened to
 * @param name its name
 * @param word what happened
 * @param priority the effective priority at that moment, 0 for a group
 * @param audience who is told
 * @param notices who is told of this instance or group
 */
public record NotifyEvent(
    Subject subject, String name, Word word, int priority, Audience audience, NotifySpec notices) {

  /** What an event happens to; the names are keepalived's words. */
  public enum Subject {
    /** A virtual router. */
    INSTANCE,
    /** A sync group. */
    GROUP
  }

  /** What can happen; the names are keepalived's words. */
  public enum Word {
    /** It became MASTER. */
    MASTER,
    /** It became BACKUP. */
    BACKUP,
    /** It became FAULT, or a reload removed it. */
    FAULT,
    /** The daemon stops. */
    STOP,
    /** A reload removed it, where {@code notify_deleted} asks to be told so. */
    DELETED,
    /** A MASTER heard an advert of lower priority. */
    MASTER_RX_LOWER_PRI,
    /** The effective priority of a MASTER changed. */
    MASTER_PRIORITY,
    /** The effective priority of a router that is not MASTER changed. */
    BACKUP_PRIORITY;

    /** Whether it says what has become of an instance or a group. */
    public boolean isState() {
      return switch (this) {
        case MASTER, BACKUP, FAULT, STOP, DELETED -> true;
        case MASTER_RX_LOWER_PRI, MASTER_PRIORITY, BACKUP_PRIORITY -> false;
      };
    }
  }

  /** Who is told of an event. */
  public enum Audience {
    /** Scripts, FIFOs and mail, each as configured. */
    EVERYONE,
    /** Scripts and FIFOs: no mail is due. */
    ALL_BUT_MAIL,
    /** FIFOs only: a change of priority, or a state that a reload left as it was. */
    FIFOS
  }
}
