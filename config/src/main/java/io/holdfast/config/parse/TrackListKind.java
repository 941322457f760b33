package io.holdfast.config.parse;

import io.holdfast.core.spec.TrackKind;
import java.util.Locale;

/**
 * What a track list names. keepalived words its complaints about each kind a little differently,
 * with a spelling mistake in one; the differences are kept since people search their logs for them.
 */
enum TrackListKind {
  INTERFACE("track_interface %s", "track_interace %s", 254),
  SCRIPT("track script", "track_script %s", 254),
  FILE("track file", "track file %s", 254),
  PROCESS("track process", "track_process %s", 254),
  BFD("track bfd %s", "track bfd %s", 253);

  private final String optionOf;
  private final String directionOf;
  private final int maxWeight;

  TrackListKind(String optionOf, String directionOf, int maxWeight) {
    this.optionOf = optionOf;
    this.directionOf = directionOf;
    this.maxWeight = maxWeight;
  }

  String keyword() {
    return kind().keyword();
  }

  /** Returns what is watched. */
  TrackKind kind() {
    return TrackKind.valueOf(name());
  }

  NumberRule weights() {
    return NumberRule.lenient(-maxWeight, maxWeight);
  }

  /** Returns whether a weight that is one too large is lowered instead of refused. */
  boolean lowers() {
    return this == INTERFACE || this == SCRIPT;
  }

  /** Returns whether names are resolved when the list is read. */
  boolean isDefinedByBlock() {
    return this != INTERFACE;
  }

  boolean isDirection(String word) {
    return word.equals("reverse") || (this != INTERFACE && word.equals("noreverse"));
  }

  /** Returns whether an entry with an unknown direction is tracked all the same (2.2.7, tried). */
  boolean forgivesDirection() {
    return this != FILE && this != BFD;
  }

  private String spoken() {
    return this == INTERFACE ? keyword() : "track " + name().toLowerCase(Locale.ROOT);
  }

  String unknownOption(String name, String option) {
    return "unknown " + optionOf.formatted(name) + " option " + option + " - ignoring";
  }

  String unknownDirection(String name, String option) {
    return "unknown " + directionOf.formatted(name) + " weight option " + option + " - ignoring";
  }

  String weightMissing(String name) {
    return "weight without value specified for " + spoken() + " " + name + " - ignoring";
  }

  String badWeight(String name, String weight) {
    return switch (this) {
      case INTERFACE ->
          "weight "
              + weight
              + " for "
              + name
              + " must be between [-253..253] inclusive."
              + " Ignoring...";
      case SCRIPT ->
          "track script " + name + ": weight must be between [-253..253] inclusive, ignoring...";
      case FILE, PROCESS, BFD ->
          "weight for %s %s must be in [-%s..%s] inclusive. Ignoring..."
              .formatted(spoken(), name, maxWeight, maxWeight);
    };
  }

  String notFound(String name) {
    return spoken() + " " + name + " not found, ignoring...";
  }

  String duplicate(String name) {
    return "duplicate " + keyword() + " " + name + " - ignoring";
  }
}
