package io.holdfast.core.spec;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who is told when an instance or a sync group changes its state, with defaults resolved.
 *
 * @param scripts the notify scripts
 * @param reportsDeleted {@code notify_deleted}, with or without a script: a removal by a reload is
 *     DELETED, else FAULT
 * @param smtpAlert whether mail is sent ({@code smtp_alert}, else {@code smtp_alert_vrrp}, else the
 *     global {@code smtp_alert}, else not)
 * @param priorityChanges whether changes of priority go to the FIFOs ({@code
 *     notify_priority_changes}, else that of the group, else {@code vrrp_notify_priority_changes})
 */
public record NotifySpec(
    Map<NotifyTrigger, CommandSpec> scripts,
    boolean reportsDeleted,
    boolean smtpAlert,
    boolean priorityChanges) {

  /** Nobody is told. */
  public static final NotifySpec NONE = new NotifySpec(Map.of(), false, false, false);

  /** Copies the map, in the order of {@link NotifyTrigger}. */
  public NotifySpec {
    EnumMap<NotifyTrigger, CommandSpec> ordered = new EnumMap<>(NotifyTrigger.class);
    ordered.putAll(scripts);
    scripts = Collections.unmodifiableMap(ordered);
  }

  /** Returns the script of a line, or null. */
  public @Nullable CommandSpec script(NotifyTrigger trigger) {
    return scripts.get(trigger);
  }

  /** Returns the same without the script of a line. */
  public NotifySpec without(NotifyTrigger trigger) {
    Map<NotifyTrigger, CommandSpec> rest = new EnumMap<>(NotifyTrigger.class);
    rest.putAll(scripts);
    rest.remove(trigger);
    return new NotifySpec(rest, reportsDeleted, smtpAlert, priorityChanges);
  }
}
