package io.holdfast.config.show;

import io.holdfast.core.spec.CommandSpec;
import io.holdfast.core.spec.FifoSpec;
import io.holdfast.core.spec.GateSpec;
import io.holdfast.core.spec.LifecycleSpec;
import io.holdfast.core.spec.MailSpec;
import io.holdfast.core.spec.NotifySpec;
import io.holdfast.core.spec.NotifyTrigger;
import io.holdfast.core.spec.ReportSpec;
import io.holdfast.core.spec.TimedCommandSpec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The settings of commands that are run, and of what is told to whom. Stateless. */
final class CommandSettings {
  private CommandSettings() {}

  static List<Setting> notices(NotifySpec notices) {
    List<Setting> settings = new ArrayList<>();
    for (NotifyTrigger trigger : NotifyTrigger.values()) {
      CommandSpec script = notices.script(trigger);
      if (script != null) {
        settings.add(command(trigger.keyword(), script));
      }
    }
    if (notices.script(NotifyTrigger.DELETED) == null) {
      String keyword = NotifyTrigger.DELETED.keyword();
      settings.add(new Setting.Flag(keyword, notices.reportsDeleted()));
    }
    settings.add(new Setting.Switch("smtp_alert", notices.smtpAlert()));
    settings.add(new Setting.Switch("notify_priority_changes", notices.priorityChanges()));
    return settings;
  }

  static List<Setting> gate(GateSpec gate) {
    List<Setting> settings = new ArrayList<>();
    timed("notify_before_master", gate.beforeMaster(), settings);
    timed("notify_before_release", gate.beforeRelease(), settings);
    return settings.stream().map(setting -> (Setting) new Setting.Own(setting)).toList();
  }

  static List<Setting> lifecycle(LifecycleSpec lifecycle) {
    List<Setting> settings = new ArrayList<>();
    timed("startup_script", lifecycle.startup(), settings);
    timed("shutdown_script", lifecycle.shutdown(), settings);
    return settings;
  }

  static List<Setting> report(ReportSpec report) {
    List<Setting> settings = new ArrayList<>();
    mail(report.mail(), settings);
    fifo("notify_fifo", report.fifo(), settings);
    fifo("vrrp_notify_fifo", report.vrrpFifo(), settings);
    settings.add(new Setting.Flag("fifo_write_vrrp_states_on_reload", report.statesOnReload()));
    return settings;
  }

  private static void mail(MailSpec mail, List<Setting> settings) {
    if (!mail.recipients().isEmpty()) {
      settings.add(
          new Setting.Lines(
              "notification_email", mail.recipients().stream().map(List::of).toList()));
    }
    if (!mail.sender().isEmpty()) {
      settings.add(new Setting.Text("notification_email_from", mail.sender()));
    }
    if (!mail.host().isEmpty()) {
      settings.add(
          new Setting.Words("smtp_server", List.of(mail.host(), Integer.toString(mail.port()))));
    }
    if (!mail.heloName().isEmpty()) {
      settings.add(new Setting.Text("smtp_helo_name", mail.heloName()));
    }
    settings.add(EffectiveSettings.seconds("smtp_connect_timeout", mail.timeoutNanos()));
    settings.add(new Setting.Flag("no_email_faults", mail.skipsFaults()));
  }

  private static void fifo(String keyword, @Nullable FifoSpec fifo, List<Setting> settings) {
    if (fifo == null) {
      return;
    }
    List<String> words = new ArrayList<>(List.of(fifo.path()));
    words.addAll(identity(fifo.user(), fifo.group()));
    settings.add(new Setting.Words(keyword, words));
    CommandSpec reader = fifo.reader();
    if (reader != null) {
      settings.add(command(keyword + "_script", reader));
    }
  }

  private static void timed(
      String keyword, @Nullable TimedCommandSpec timed, List<Setting> settings) {
    if (timed != null) {
      settings.add(command(keyword, timed.command()));
      settings.add(EffectiveSettings.seconds(keyword + "_timeout", timed.timeoutNanos()));
    }
  }

  private static Setting command(String keyword, CommandSpec command) {
    return new Setting.Command(
        keyword, command.arguments(), identity(command.user(), command.group()));
  }

  static List<String> identity(String user, String group) {
    if (user.isEmpty()) {
      return List.of();
    }
    return group.isEmpty() ? List.of(user) : List.of(user, group);
  }
}
