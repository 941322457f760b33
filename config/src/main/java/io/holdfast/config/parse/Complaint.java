package io.holdfast.config.parse;

import io.holdfast.config.keyword.Keyword;
import io.holdfast.config.text.Word;

/** What keepalived says of a bad value, from the sentences of the table. Stateless. */
final class Complaint {
  private Complaint() {}

  /** Returns what is said of a word; empty where keepalived has no sentence of its own. */
  static String of(Keyword keyword, String owner, Word word) {
    String complaint = keyword.complaint();
    return complaint == null
        ? ""
        : filled(complaint, keyword, owner).replace("{value}", word.text());
  }

  /** Returns a sentence with keyword and owner filled in. */
  static String filled(String sentence, Keyword keyword, String owner) {
    return sentence.replace("{name}", keyword.name()).replace("{owner}", owner);
  }
}
