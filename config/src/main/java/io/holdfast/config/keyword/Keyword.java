package io.holdfast.config.keyword;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a keyword within one block.
 *
 * @param block the block it stands in
 * @param name the keyword
 * @param standing what becomes of it
 * @param replacement what to write instead; null unless it is an old name
 * @param type the values it takes
 * @param defaultValue what holds without it, in words
 * @param since the first release of keepalived that knows it; HEAD when none has been made, and
 *     {@code holdfast} when keepalived does not know it
 * @param complaint what keepalived says of a bad value, with placeholders; null for no own sentence
 * @param missing what keepalived says of a missing value; null when it stops reading
 * @param repeated what keepalived says of a second statement, which it ignores; null when a second
 *     one is welcome
 * @param help one line of help
 */
public record Keyword(
    String block,
    String name,
    Standing standing,
    @Nullable String replacement,
    ValueType type,
    String defaultValue,
    String since,
    @Nullable String complaint,
    @Nullable String missing,
    @Nullable String repeated,
    String help) {
  private static final String OWN = "holdfast";

  /** Whether only Holdfast knows it; it stands on lines that begin with {@code @holdfast}. */
  public boolean isOwn() {
    return since.equals(OWN);
  }

  /** Returns how the statement is written. */
  public String syntax() {
    String values = type.syntax();
    String statement = values.isEmpty() ? name : name + " " + values;
    return isOwn() ? "@holdfast " + statement : statement;
  }
}
