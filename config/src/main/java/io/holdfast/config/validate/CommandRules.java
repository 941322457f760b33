package io.holdfast.config.validate;

import io.holdfast.config.parse.GlobalDraft;
import io.holdfast.config.parse.NotifyDraft;
import io.holdfast.config.parse.ReportDraft;
import io.holdfast.config.text.ScriptCommand;
import io.holdfast.core.spec.CommandSpec;
import io.holdfast.core.spec.FifoSpec;
import io.holdfast.core.spec.GateSpec;
import io.holdfast.core.spec.LifecycleSpec;
import io.holdfast.core.spec.MailSpec;
import io.holdfast.core.spec.NotifySpec;
import io.holdfast.core.spec.NotifyTrigger;
import io.holdfast.core.spec.ReportSpec;
import io.holdfast.core.spec.TimedCommandSpec;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Resolves who is told of what, and who runs the commands that tell them. Immutable. */
final class CommandRules {
  private static final long NANOS = 1_000_000_000L;
  private static final int GROUP = 2;

  private final GlobalDraft global;
  private final ReportDraft report;

  CommandRules(GlobalDraft global) {
    this.global = global;
    this.report = global.report;
  }

  /**
   * Returns who is told of an instance or a group.
   *
   * @param group what its sync group says of it; null without one, or for the group itself
   */
  NotifySpec notices(NotifyDraft draft, @Nullable NotifyDraft group) {
    Map<NotifyTrigger, CommandSpec> scripts = new EnumMap<>(NotifyTrigger.class);
    draft.scripts.forEach((trigger, command) -> scripts.put(trigger, command(command)));
    boolean alertsByDefault =
        Boolean.TRUE.equals(Objects.requireNonNullElse(alertDefault(), Boolean.FALSE));
    Boolean ofGroup = group == null ? null : group.priorityChanges;
    boolean changesByDefault = Objects.requireNonNullElse(ofGroup, report.priorityChanges);
    return new NotifySpec(
        scripts,
        draft.reportsDeleted,
        Objects.requireNonNullElse(draft.smtpAlert, alertsByDefault),
        Objects.requireNonNullElse(draft.priorityChanges, changesByDefault));
  }

  private @Nullable Boolean alertDefault() {
    return report.smtpAlertVrrp == null ? report.smtpAlert : report.smtpAlertVrrp;
  }

  GateSpec gate(NotifyDraft draft) {
    return new GateSpec(
        timed(draft.beforeMaster, draft.beforeMasterNanos),
        timed(draft.beforeRelease, draft.beforeReleaseNanos));
  }

  ReportSpec report() {
    FifoSpec fifo = fifo(report.fifo, report.fifoScript);
    FifoSpec vrrpFifo = fifo(report.vrrpFifo, report.vrrpFifoScript);
    boolean same = fifo != null && vrrpFifo != null && fifo.path().equals(vrrpFifo.path());
    return new ReportSpec(mail(), fifo, same ? null : vrrpFifo, report.statesOnReload);
  }

  LifecycleSpec lifecycle() {
    return new LifecycleSpec(
        timed(report.startup, report.startupSeconds * NANOS),
        timed(report.shutdown, report.shutdownSeconds * NANOS));
  }

  private MailSpec mail() {
    return new MailSpec(
        report.recipients,
        report.sender,
        report.host,
        report.port,
        report.heloName,
        report.mailTimeoutSeconds * NANOS,
        report.skipsFaults);
  }

  private @Nullable FifoSpec fifo(List<String> words, @Nullable ScriptCommand reader) {
    if (words.isEmpty()) {
      return null;
    }
    return new FifoSpec(
        words.getFirst(),
        words.size() > 1 ? words.get(1) : "",
        words.size() > GROUP ? words.get(GROUP) : "",
        reader == null ? null : command(reader));
  }

  private @Nullable TimedCommandSpec timed(@Nullable ScriptCommand command, long timeoutNanos) {
    return command == null ? null : new TimedCommandSpec(command(command), timeoutNanos);
  }

  private CommandSpec command(ScriptCommand command) {
    boolean own = !command.user().isEmpty();
    return new CommandSpec(
        command.arguments(),
        own ? command.user() : global.scriptUser,
        own ? command.group() : global.scriptGroup);
  }
}
