package io.holdfast.config.parse;

import org.jspecify.annotations.Nullable;

/** The {@code garp_*} settings as written, in seconds and counts; null where nothing is written. */
public final class AnnounceDraft {
  /** Second burst after becoming master. */
  public @Nullable Long delaySeconds;

  /** Announcements of each address in a burst. */
  public @Nullable Integer repeat;

  /** Period of the refresh. */
  public @Nullable Long refreshSeconds;

  /** Announcements of each address in a refresh. */
  public @Nullable Integer refreshRepeat;

  /** Second burst after a lower-priority advert. */
  public @Nullable Long lowerPriorityDelaySeconds;

  /** Announcements after a lower-priority advert. */
  public @Nullable Integer lowerPriorityRepeat;
}
