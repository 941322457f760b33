package io.holdfast.config.parse;

import io.holdfast.config.text.Word;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** Takes the lines of {@code global_defs} about mail, FIFOs and the daemon's own scripts. */
final class ReportLines {
  private static final int MAX_PORT = 65_535;
  private static final int MAX_MAIL_SECONDS = 4294;
  private static final int MAX_SCRIPT_SECONDS = 1000;

  private final ReportDraft draft;
  private final Values quiet = Values.quiet();

  ReportLines(ReportDraft draft) {
    this.draft = draft;
  }

  void register(Map<String, Handler> handlers) {
    Checked.add(handlers, "notification_email", node -> draft.recipients.addAll(Lists.words(node)));
    Checked.add(
        handlers, "notification_email_from", node -> text(node, from -> draft.sender = from));
    Checked.add(handlers, "smtp_server", this::server);
    Checked.add(handlers, "smtp_helo_name", node -> text(node, name -> draft.heloName = name));
    Checked.add(
        handlers,
        "smtp_connect_timeout",
        node ->
            number(
                node,
                NumberRule.lenient(0, MAX_MAIL_SECONDS),
                seconds -> draft.mailTimeoutSeconds = Math.max(1, seconds)));
    Checked.add(handlers, "no_email_faults", _ -> draft.skipsFaults = true);
    Checked.add(handlers, "smtp_alert", node -> flag(node, on -> draft.smtpAlert = on));
    Checked.add(handlers, "smtp_alert_vrrp", node -> flag(node, on -> draft.smtpAlertVrrp = on));
    Checked.add(
        handlers,
        "vrrp_notify_priority_changes",
        node -> flag(node, on -> draft.priorityChanges = on));
    registerPrograms(handlers);
  }

  private void registerPrograms(Map<String, Handler> handlers) {
    Checked.add(handlers, "notify_fifo", node -> draft.fifo = words(node));
    Checked.add(
        handlers, "notify_fifo_script", node -> draft.fifoScript = NotifyLines.command(node));
    Checked.add(handlers, "vrrp_notify_fifo", node -> draft.vrrpFifo = words(node));
    Checked.add(
        handlers,
        "vrrp_notify_fifo_script",
        node -> draft.vrrpFifoScript = NotifyLines.command(node));
    Checked.add(handlers, "fifo_write_vrrp_states_on_reload", _ -> draft.statesOnReload = true);
    Checked.add(handlers, "startup_script", node -> draft.startup = NotifyLines.command(node));
    Checked.add(handlers, "shutdown_script", node -> draft.shutdown = NotifyLines.command(node));
    NumberRule seconds = NumberRule.lenient(1, MAX_SCRIPT_SECONDS);
    Checked.add(
        handlers,
        "startup_script_timeout",
        node -> number(node, seconds, wanted -> draft.startupSeconds = wanted));
    Checked.add(
        handlers,
        "shutdown_script_timeout",
        node -> number(node, seconds, wanted -> draft.shutdownSeconds = wanted));
  }

  private void server(Node node) {
    Word host = node.parameter(1);
    Word port = node.parameter(2);
    Long number =
        port == null
            ? Long.valueOf(draft.port)
            : NumberRule.strict(1, MAX_PORT).read(port.text()).value();
    if (host != null && number != null) {
      draft.host = host.text();
      draft.port = Math.toIntExact(number);
    }
  }

  private static List<String> words(Node node) {
    List<Word> words = node.statement().words();
    return words.stream().skip(1).limit(3).map(Word::text).toList();
  }

  private static void text(Node node, Consumer<String> target) {
    Word word = node.parameter(1);
    if (word != null) {
      target.accept(word.text());
    }
  }

  private void number(Node node, NumberRule rule, LongConsumer target) {
    Long number = quiet.number(node, rule, "");
    if (number != null) {
      target.accept(number);
    }
  }

  private void flag(Node node, Consumer<Boolean> target) {
    Boolean on = quiet.flag(node, "");
    if (on != null) {
      target.accept(on);
    }
  }
}
