package io.holdfast.daemon.notify;

import io.holdfast.core.NotifyEvent;
import io.holdfast.core.spec.CommandSpec;
import io.holdfast.core.spec.NotifyTrigger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A script that an event calls for.
 *
 * @param line the keyword that names it
 * @param spec the program and its user
 * @param arguments the whole argument vector for this event
 */
record NotifyCommand(NotifyTrigger line, CommandSpec spec, List<String> arguments) {

  /** The scripts of an event in the order in which keepalived starts them. */
  static List<NotifyCommand> of(NotifyEvent event) {
    List<NotifyCommand> commands = new ArrayList<>(2);
    NotifyTrigger own = trigger(event.word());
    CommandSpec specific = own == null ? null : event.notices().script(own);
    if (own != null && specific != null) {
      commands.add(new NotifyCommand(own, specific, specific.arguments()));
    }
    CommandSpec generic = event.notices().script(NotifyTrigger.ANY);
    if (generic != null && event.word().isState()) {
      List<String> arguments = new ArrayList<>(generic.arguments());
      arguments.add(event.subject().name());
      arguments.add(event.name());
      arguments.add(event.word().name());
      arguments.add(Integer.toString(event.priority()));
      commands.add(new NotifyCommand(NotifyTrigger.ANY, generic, arguments));
    }
    return commands;
  }

  private static @Nullable NotifyTrigger trigger(NotifyEvent.Word word) {
    return switch (word) {
      case MASTER -> NotifyTrigger.MASTER;
      case BACKUP -> NotifyTrigger.BACKUP;
      case FAULT -> NotifyTrigger.FAULT;
      case STOP -> NotifyTrigger.STOP;
      case DELETED -> NotifyTrigger.DELETED;
      case MASTER_RX_LOWER_PRI -> NotifyTrigger.MASTER_RX_LOWER_PRI;
      case MASTER_PRIORITY, BACKUP_PRIORITY -> null;
    };
  }
}
