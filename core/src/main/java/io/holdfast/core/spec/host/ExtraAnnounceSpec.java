package io.holdfast.core.spec.host;

/**
 * {@code garp_extra_if}: announcements on interfaces that carry addresses but no adverts.
 *
 * @param all whether on all of them, not only on virtual MACs
 * @param seconds the period in seconds, 0 for none
 */
public record ExtraAnnounceSpec(boolean all, int seconds) {
  /** None. */
  public static final ExtraAnnounceSpec NONE = new ExtraAnnounceSpec(false, 0);
}
