package io.holdfast.config.validate;

import io.holdfast.config.parse.AnnounceDraft;
import io.holdfast.config.parse.GlobalDraft;
import io.holdfast.core.spec.AnnounceSpec;
import org.jspecify.annotations.Nullable;

/**
 * Fills in the announcement schedule: the instance's word, else the global one, else keepalived's
 * default. Stateless.
 */
final class AnnounceRules {
  private static final long NANOS = 1_000_000_000;
  private static final long DEFAULT_DELAY_SECONDS = 5;
  private static final int DEFAULT_REPEAT = 5;

  private AnnounceRules() {}

  static AnnounceSpec resolve(AnnounceDraft instance, GlobalDraft global) {
    AnnounceDraft common = global.announce;
    long defaultDelay = global.minGarp ? 0 : DEFAULT_DELAY_SECONDS;
    int defaultRepeat = global.minGarp ? 1 : DEFAULT_REPEAT;
    long commonDelay = first(common.delaySeconds, null, defaultDelay);
    int commonRepeat = (int) first(box(common.repeat), null, defaultRepeat);
    return new AnnounceSpec(
        first(instance.delaySeconds, null, commonDelay) * NANOS,
        (int) first(box(instance.repeat), null, commonRepeat),
        first(instance.refreshSeconds, common.refreshSeconds, 0) * NANOS,
        (int) first(box(instance.refreshRepeat), box(common.refreshRepeat), 1),
        first(instance.lowerPriorityDelaySeconds, common.lowerPriorityDelaySeconds, commonDelay)
            * NANOS,
        (int)
            first(
                box(instance.lowerPriorityRepeat), box(common.lowerPriorityRepeat), commonRepeat));
  }

  private static long first(@Nullable Long own, @Nullable Long common, long fallback) {
    if (own != null) {
      return own;
    }
    return common == null ? fallback : common;
  }

  private static @Nullable Long box(@Nullable Integer number) {
    return number == null ? null : Long.valueOf(number);
  }
}
