package io.holdfast.core.spec.host;

/**
 * What follows when an address, a route or a rule is removed by someone else.
 *
 * @param watched false for {@code no_track}: nothing follows
 * @param group {@code track_group} of a static item: who fails with it; empty for nobody
 */
public record ItemTracking(boolean watched, String group) {

  /** It is put back. */
  public static final ItemTracking WATCHED = new ItemTracking(true, "");

  /** Nobody cares. */
  public static final ItemTracking UNWATCHED = new ItemTracking(false, "");
}
