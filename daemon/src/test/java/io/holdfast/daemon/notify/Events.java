package io.holdfast.daemon.notify;

import io.holdfast.core.NotifyEvent;
import io.holdfast.core.spec.CommandSpec;
import io.holdfast.core.spec.NotifySpec;
import io.holdfast.core.spec.NotifyTrigger;
import java.util.List;
import java.util.Map;

/** Events of the tests in this package. */
final class Events {
  private Events() {}

  static NotifyEvent event(NotifyEvent.Word word, NotifySpec notices) {
    return new NotifyEvent(
        NotifyEvent.Subject.INSTANCE,
        "VI_1",
        word,
        100,
        NotifyEvent.Audience.ALL_BUT_MAIL,
        notices);
  }

  static NotifyEvent event(NotifyEvent.Word word, Map<NotifyTrigger, CommandSpec> scripts) {
    return event(word, new NotifySpec(scripts, false, false, false));
  }

  static CommandSpec command(String... arguments) {
    return new CommandSpec(List.of(arguments), "", "");
  }
}
