package io.holdfast.config.text;

/** What an include statement insists on; what it does not insist on is only reported. */
public enum IncludeCheck {
  /** Every file found can be read. */
  READ,
  /** A pattern without wildcards finds its file. */
  MATCH,
  /** A pattern with wildcards finds a file, too. */
  WILDCARD_MATCH,
  /** Every alternative in braces finds a file. */
  BRACE_MATCH
}
