package io.holdfast.config.parse;

import io.holdfast.config.check.DiagnosticCode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The {@code garp_*} lines, which global_defs (with the prefix {@code vrrp_}) and instances share.
 */
final class AnnounceLines {
  private static final NumberRule DELAY = NumberRule.lenient(0, 4294);
  private static final NumberRule REFRESH = NumberRule.lenient(0, 0xffff_ffffL);
  private static final NumberRule MASTER_REPEAT = NumberRule.lenient(0, 0xffff_ffffL);
  private static final NumberRule REPEAT = NumberRule.lenient(0, Integer.MAX_VALUE);

  private final AnnounceDraft draft;
  private final Values values;
  private final String owner;

  /**
   * Prepares to fill a draft.
   *
   * @param owner what keepalived puts before its complaints: {@code (NAME): } or nothing
   */
  AnnounceLines(AnnounceDraft draft, Values values, String owner) {
    this.draft = draft;
    this.values = values;
    this.owner = owner;
  }

  /** Adds the handlers under the names of a block. */
  void register(String prefix, Map<String, Handler> handlers) {
    handlers.put(prefix + "garp_master_delay", this::delay);
    handlers.put(prefix + "garp_master_repeat", this::repeat);
    handlers.put(prefix + "garp_master_refresh", this::refresh);
    handlers.put(prefix + "garp_master_refresh_repeat", this::refreshRepeat);
    handlers.put(prefix + "garp_lower_prio_delay", this::lowerPriorityDelay);
    handlers.put(prefix + "garp_lower_prio_repeat", this::lowerPriorityRepeat);
  }

  private void delay(Node node) {
    Long seconds = values.number(node, DELAY, invalid(node));
    draft.delaySeconds = seconds == null ? draft.delaySeconds : seconds;
  }

  private void repeat(Node node) {
    Integer count = atLeastOne(node);
    draft.repeat = count == null ? draft.repeat : count;
  }

  private void refresh(Node node) {
    Long seconds = values.number(node, REFRESH, invalid(node));
    draft.refreshSeconds = seconds == null ? Long.valueOf(0) : seconds;
  }

  private void refreshRepeat(Node node) {
    Integer count = atLeastOne(node);
    draft.refreshRepeat = count == null ? draft.refreshRepeat : count;
  }

  private void lowerPriorityDelay(Node node) {
    Long seconds = values.number(node, DELAY, invalid(node));
    draft.lowerPriorityDelaySeconds = seconds == null ? draft.lowerPriorityDelaySeconds : seconds;
  }

  private void lowerPriorityRepeat(Node node) {
    Integer count = values.integer(node, REPEAT, invalid(node));
    draft.lowerPriorityRepeat = count == null ? draft.lowerPriorityRepeat : count;
  }

  private @Nullable Integer atLeastOne(Node node) {
    Long number = values.number(node, MASTER_REPEAT, invalid(node));
    if (number == null || number > 0) {
      return number == null ? null : (int) Math.min(number, Integer.MAX_VALUE);
    }
    String message = owner + node.name() + " must be greater than 0, setting to 1";
    values.report(DiagnosticCode.VALUE_ADJUSTED, node.keyword(), message);
    return 1;
  }

  private String invalid(Node node) {
    String word = node.parameterCount() == 0 ? "" : node.statement().words().get(1).text();
    return owner + node.name() + " '" + word + "' invalid - ignoring";
  }
}
