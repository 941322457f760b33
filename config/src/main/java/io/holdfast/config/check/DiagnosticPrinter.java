package io.holdfast.config.check;

import java.util.Locale;

/** Renders diagnostics for people and for logs. Stateless. */
public final class DiagnosticPrinter {
  private static final int TAB_WIDTH = 8;
  private static final int LABEL_WIDTH = 5;

  private DiagnosticPrinter() {}

  /**
   * Returns a block of lines: the finding, the source line with the place underlined, the same for
   * every related place, why it is a problem, what will happen and how to mend it. Ends with a line
   * feed.
   */
  public static String block(Diagnostic diagnostic) {
    Place place = diagnostic.place();
    StringBuilder out = new StringBuilder(256);
    out.append(position(place))
        .append(": ")
        .append(diagnostic.severity().name().toLowerCase(Locale.ROOT))
        .append(": ")
        .append(diagnostic.problem())
        .append(" [")
        .append(diagnostic.code().id())
        .append("]\n");
    if (place.line() > 0) {
      appendSource(place, out);
    }
    for (Place related : diagnostic.related()) {
      out.append("  see ").append(position(related)).append('\n');
      if (related.line() > 0) {
        appendSource(related, out);
      }
    }
    appendAdvice("why", diagnostic.cause(), out);
    appendAdvice("then", diagnostic.consequence(), out);
    appendAdvice("mend", diagnostic.mend(), out);
    return out.toString();
  }

  /**
   * Returns the one-line form of keepalived's log: {@code (FILE: Line N) message} for findings made
   * while reading, the bare message for findings made afterwards.
   */
  public static String line(Diagnostic diagnostic) {
    String said = diagnostic.keepalivedMessage();
    String message = said == null ? diagnostic.problem() : said;
    Place place = diagnostic.place();
    if (place.line() == 0 || !diagnostic.code().foundWhileReading()) {
      return message;
    }
    return "(" + place.file() + ": Line " + place.line() + ") " + message;
  }

  /** Returns {@code FILE:LINE:COLUMN}, or the file alone when the place is a whole file. */
  public static String position(Place place) {
    if (place.line() == 0) {
      return place.file();
    }
    return place.file() + ":" + place.line() + ":" + Math.max(1, place.column());
  }

  private static void appendSource(Place place, StringBuilder out) {
    String number = Integer.toString(place.line());
    String gutter = " ".repeat(number.length());
    out.append("  ").append(number).append(" | ").append(untabbed(place.text())).append('\n');
    if (place.column() < 1 || place.column() > place.text().length()) {
      return;
    }
    int begin = place.column() - 1;
    int end = Math.min(place.text().length(), begin + Math.max(1, place.width()));
    int indent = untabbed(place.text().substring(0, begin)).length();
    int shown = untabbed(place.text().substring(0, end)).length();
    out.append("  ").append(gutter).append(" | ").append(" ".repeat(indent));
    out.append("^".repeat(Math.max(1, shown - indent))).append('\n');
  }

  private static void appendAdvice(String label, String text, StringBuilder out) {
    if (!text.isEmpty()) {
      out.append("  ").append(label).append(":").append(" ".repeat(LABEL_WIDTH - label.length()));
      out.append(text).append('\n');
    }
  }

  /** Expands tabs and hides control characters, so that the underline stands under its word. */
  private static String untabbed(String text) {
    StringBuilder out = new StringBuilder(text.length() + TAB_WIDTH);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\t') {
        out.append(" ".repeat(TAB_WIDTH - out.length() % TAB_WIDTH));
      } else {
        out.append(Character.isISOControl(c) ? '?' : c);
      }
    }
    return out.toString();
  }
}
