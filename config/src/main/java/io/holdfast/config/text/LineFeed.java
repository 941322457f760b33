package io.holdfast.config.text;

import org.jspecify.annotations.Nullable;

/** Something that gives lines one by one: a file, a loop or a multi-line definition. */
sealed interface LineFeed permits FileFeed, BodyFeed, SequenceFeed {

  /** Returns the next line, comments removed, perhaps empty; null at the end. */
  @Nullable LogicalLine next();
}
