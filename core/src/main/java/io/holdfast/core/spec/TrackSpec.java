package io.holdfast.core.spec;

/**
 * One entry of a track list of an instance or a sync group, with its weight resolved.
 *
 * @param kind what is watched
 * @param name the interface, or the name of the definition
 * @param weight -253..253, a file or process -254..254. 0 means that a failure is a FAULT. The
 *     number in a file is multiplied by it
 * @param reverse true when success and failure change roles for the weight
 */
public record TrackSpec(TrackKind kind, String name, int weight, boolean reverse) {

  /** Whether a failure is a FAULT and does not change the priority. */
  public boolean isFault() {
    return weight == 0;
  }

  /** Whether it watches a {@code vrrp_script}. */
  public boolean isScript() {
    return kind == TrackKind.SCRIPT;
  }
}
