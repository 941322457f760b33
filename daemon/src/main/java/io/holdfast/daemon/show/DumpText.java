package io.holdfast.daemon.show;

/** Lines of a data dump: titles, and values with blanks for depth. */
final class DumpText {
  private final StringBuilder out = new StringBuilder();

  void title(String title) {
    out.append("------< ").append(title).append(" >------\n");
  }

  void value(int depth, String label, Object value) {
    line(depth, label + " = " + value);
  }

  void line(int depth, String text) {
    out.repeat(' ', depth).append(text).append('\n');
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
