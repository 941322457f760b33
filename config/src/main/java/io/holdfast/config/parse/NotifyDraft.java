package io.holdfast.config.parse;

import io.holdfast.config.text.ScriptCommand;
import io.holdfast.core.spec.GateSpec;
import io.holdfast.core.spec.NotifyTrigger;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an instance or a sync group said of notifications. Null where nothing is written. */
public final class NotifyDraft {
  /** {@code notify_*} and {@code notify}. */
  public final Map<NotifyTrigger, ScriptCommand> scripts = new EnumMap<>(NotifyTrigger.class);

  /** {@code notify_deleted}, with or without a script. */
  public boolean reportsDeleted;

  /** {@code smtp_alert}. */
  public @Nullable Boolean smtpAlert;

  /** {@code notify_priority_changes}. */
  public @Nullable Boolean priorityChanges;

  /** {@code @holdfast notify_before_master}. */
  public @Nullable ScriptCommand beforeMaster;

  /** {@code @holdfast notify_before_master_timeout}. */
  public long beforeMasterNanos = GateSpec.DEFAULT_TIMEOUT_NANOS;

  /** {@code @holdfast notify_before_release}. */
  public @Nullable ScriptCommand beforeRelease;

  /** {@code @holdfast notify_before_release_timeout}. */
  public long beforeReleaseNanos = GateSpec.DEFAULT_TIMEOUT_NANOS;

  NotifyDraft() {}
}
