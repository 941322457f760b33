package io.holdfast.core.spec;

import java.util.Locale;

/** What an entry of a track list watches. */
public enum TrackKind {
  /** The link of an interface ({@code track_interface}). */
  INTERFACE,
  /** A {@code vrrp_script}: a command or a built-in check. */
  SCRIPT,
  /** The number in a file ({@code track_file}). */
  FILE,
  /** How many processes run ({@code vrrp_track_process}). */
  PROCESS,
  /** A BFD session ({@code bfd_instance}). */
  BFD,
  /** Several trackers that count as one ({@code @holdfast tracker_group}). */
  COMBINATION;

  /** The keyword of the list, such as {@code track_script}. */
  public String keyword() {
    return "track_" + word();
  }

  /** The word by which a line names the kind, such as {@code script}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
