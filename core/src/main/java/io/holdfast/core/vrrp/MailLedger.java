package io.holdfast.core.vrrp;

import io.holdfast.core.NotifyEvent;
import io.holdfast.core.NotifyEvent.Audience;
import io.holdfast.core.NotifyEvent.Subject;
import io.holdfast.core.NotifyEvent.Word;
import io.holdfast.core.spec.MailSpec;
import io.holdfast.core.spec.NotifySpec;
import java.util.HashMap;
import java.util.Map;

/**
 * Decides which events are told by mail too: keepalived's {@code smtp_alert} tells of a state once,
 * however often it is told otherwise, and {@code no_email_faults} leaves faults out, as if they had
 * not been. What was told last survives a reload. For the thread of the engine.
 */
public final class MailLedger {
  private final Map<String, Word> told = new HashMap<>();
  private MailSpec spec = MailSpec.NONE;

  /** Takes the settings of a configuration. */
  void configure(MailSpec changed) {
    spec = changed;
  }

  /** Returns the event, for everyone when a mail is due, else for all but the readers of mail. */
  NotifyEvent addressed(NotifyEvent event) {
    if (event.audience() == Audience.FIFOS) {
      return event;
    }
    Audience audience =
        isDue(event.subject(), event.name(), event.word(), event.notices())
            ? Audience.EVERYONE
            : Audience.ALL_BUT_MAIL;
    return new NotifyEvent(
        event.subject(), event.name(), event.word(), event.priority(), audience, event.notices());
  }

  private boolean isDue(Subject subject, String name, Word word, NotifySpec notices) {
    boolean isAsked = notices.smtpAlert() && spec.isUsable() && word.isState();
    return isAsked
        && !(spec.skipsFaults() && word == Word.FAULT)
        && told.put(subject + " " + name, word) != word;
  }
}
