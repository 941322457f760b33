package io.holdfast.config.parse;

import io.holdfast.config.check.Diagnostics;
import io.holdfast.config.keyword.KeywordTable;
import io.holdfast.config.text.ScriptCommand;
import io.holdfast.config.text.ScriptWords;
import io.holdfast.core.spec.NotifyTrigger;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Takes the lines of an instance or a sync group that say who is told of its state. */
final class NotifyLines {
  private static final long NANOS_IN_MICRO = 1000;
  private static final DecimalRule DEADLINE = DecimalRule.micros(1000, 3600 * Values.MICROS);

  private final NotifyDraft draft;
  private final Values quiet = Values.quiet();

  NotifyLines(NotifyDraft draft) {
    this.draft = draft;
  }

  void register(String block, Map<String, Handler> handlers) {
    for (NotifyTrigger trigger : NotifyTrigger.values()) {
      if (KeywordTable.get().find(block, trigger.keyword()) != null) {
        Checked.add(handlers, trigger.keyword(), node -> script(trigger, node));
      }
    }
    Checked.add(handlers, "smtp_alert", node -> flag(node, on -> draft.smtpAlert = on));
    Checked.add(
        handlers, "notify_priority_changes", node -> flag(node, on -> draft.priorityChanges = on));
  }

  /** Adds the lines with which a service holds a change back. */
  void registerGates(Map<String, Handler> handlers) {
    Checked.add(handlers, "notify_before_master", node -> draft.beforeMaster = command(node));
    Checked.add(handlers, "notify_before_release", node -> draft.beforeRelease = command(node));
    Checked.add(
        handlers,
        "notify_before_master_timeout",
        node -> deadline(node, nanos -> draft.beforeMasterNanos = nanos));
    Checked.add(
        handlers,
        "notify_before_release_timeout",
        node -> deadline(node, nanos -> draft.beforeReleaseNanos = nanos));
  }

  /** Returns the command of a statement that has been checked; null when it has none. */
  static @Nullable ScriptCommand command(Node node) {
    return node.parameterCount() == 0
        ? null
        : new ScriptWords(node.statement(), new Diagnostics()).parse();
  }

  private void script(NotifyTrigger trigger, Node node) {
    ScriptCommand command = command(node);
    draft.reportsDeleted |= trigger == NotifyTrigger.DELETED;
    if (command != null) {
      draft.scripts.put(trigger, command);
    }
  }

  private void flag(Node node, Consumer<Boolean> target) {
    Boolean on = quiet.flag(node, "");
    if (on != null) {
      target.accept(on);
    }
  }

  private void deadline(Node node, LongConsumer target) {
    Long micros = quiet.micros(node, DEADLINE, "");
    if (micros != null) {
      target.accept(micros * NANOS_IN_MICRO);
    }
  }
}
