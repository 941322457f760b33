package io.holdfast.config.text;

import io.holdfast.config.check.Diagnostic;
import io.holdfast.config.check.DiagnosticCode;
import io.holdfast.config.check.Diagnostics;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gives the lines of one file, without comments and lines that cannot be used. */
final class FileFeed implements LineFeed {
  private final String path;
  private final String octets;
  private final Diagnostics diagnostics;
  private final Comments comments;
  private Set<IncludeCheck> insisted = Set.of();
  private int position;
  private int number;

  FileFeed(String path, String octets, Diagnostics diagnostics) {
    this.path = path;
    this.octets = octets;
    this.diagnostics = diagnostics;
    this.comments = new Comments(diagnostics);
  }

  /** Returns the directory that relative names in this file start from; empty for the current. */
  String directory() {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "" : slash == 0 ? "/" : path.substring(0, slash);
  }

  String path() {
    return path;
  }

  /** Returns what includes of this file insist on, whatever their own variant says. */
  Set<IncludeCheck> insisted() {
    return insisted;
  }

  void insist(Set<IncludeCheck> checks) {
    insisted = checks;
  }

  @Override
  public @Nullable LogicalLine next() {
    while (position < octets.length()) {
      int end = octets.indexOf('\n', position);
      end = end < 0 ? octets.length() : end;
      boolean tooLong = end - position > TextLimits.MAX_LINE_OCTETS;
      // Diagnostics show the line: of an endless one they show the beginning.
      int shown = tooLong ? position + TextLimits.MAX_LINE_OCTETS + 1 : end;
      SourceLine source = new SourceLine(path, ++number, withoutReturns(position, shown));
      position = end + 1;
      if (!isUsable(source, tooLong)) {
        continue;
      }
      PortHint.check(source, diagnostics);
      return comments.strip(LogicalLine.of(source));
    }
    return null;
  }

  private boolean isUsable(SourceLine source, boolean tooLong) {
    if (tooLong) {
      diagnostics.add(
          Diagnostic.of(
                  DiagnosticCode.LINE_TOO_LONG,
                  source.place(TextLimits.MAX_LINE_OCTETS + 1, 1),
                  "the line is longer than " + TextLimits.MAX_LINE_OCTETS + " octets")
              .saying("line too long - ignoring"));
      return false;
    }
    int nul = source.octets().indexOf('\0');
    if (nul >= 0) {
      diagnostics.add(
          Diagnostic.of(
                  DiagnosticCode.EMBEDDED_NUL,
                  source.place(nul + 1, 1),
                  "the line holds a NUL octet")
              .saying("configuration appears to have embedded NULs - ignoring line"));
      return false;
    }
    return true;
  }

  private String withoutReturns(int begin, int end) {
    int last = end;
    while (last > begin && octets.charAt(last - 1) == '\r') {
      last--;
    }
    return octets.substring(begin, last);
  }
}
