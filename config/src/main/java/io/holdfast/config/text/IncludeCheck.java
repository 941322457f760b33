package io.holdfast.config.text;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an include statement insists on; what it does not insist on is only reported. */
public enum IncludeCheck {
  /** Every file found can be read. Each of the others says so, too. */
  READ,
  /** A pattern without wildcards finds its file. */
  MATCH,
  /** A pattern with wildcards finds a file, too. */
  WILDCARD_MATCH,
  /** Every alternative in braces finds a file. */
  BRACE_MATCH;

  /** Returns the check that a word of {@code include_check} names, without sign; else null. */
  public static @Nullable IncludeCheck named(String name) {
    return switch (name) {
      case "read", "readable" -> READ;
      case "match" -> MATCH;
      case "wildcard_match" -> WILDCARD_MATCH;
      case "brace_match" -> BRACE_MATCH;
      default -> null;
    };
  }

  /**
   * Returns what holds after a line {@code include_check}: without words every check, else the
   * first word without a sign replaces what held before, and words with a sign change it.
   *
   * @param before what held before
   * @param words the words behind the keyword
   */
  static Set<IncludeCheck> after(Set<IncludeCheck> before, List<Word> words) {
    if (words.isEmpty()) {
      return EnumSet.allOf(IncludeCheck.class);
    }
    EnumSet<IncludeCheck> checks = EnumSet.noneOf(IncludeCheck.class);
    checks.addAll(before);
    boolean replaced = false;
    for (Word word : words) {
      String text = word.text();
      char sign = text.isEmpty() ? ' ' : text.charAt(0);
      boolean signed = sign == '+' || sign == '-';
      IncludeCheck named = named(signed ? text.substring(1) : text);
      if (!signed && !replaced) {
        checks.clear();
      }
      boolean counts = signed || !replaced;
      replaced |= !signed;
      if (named != null && counts && sign == '-') {
        checks.remove(named);
      } else if (named != null && counts) {
        checks.add(named);
        checks.add(READ);
      }
    }
    return checks;
  }
}
