package io.holdfast.config.parse;

import io.holdfast.config.check.Place;
import io.holdfast.config.text.Word;
import java.util.List;

/**
 * What a {@code vrrp_sync_group} block said.
 *
 * @param name the name
 * @param place where the block begins
 * @param words the names of the instances, in file order
 * @param weighted whether the weights of trackers count
 * @param tracks what counts for every member
 * @param notices who is told of its state
 */
public record SyncGroupDraft(
    String name,
    Place place,
    List<Word> words,
    boolean weighted,
    List<TrackDraft> tracks,
    NotifyDraft notices) {
  /** Copies the list. */
  public SyncGroupDraft {
    words = List.copyOf(words);
  }

  /** Returns the names of the instances, in file order. */
  public List<String> members() {
    return words.stream().map(Word::text).toList();
  }
}
