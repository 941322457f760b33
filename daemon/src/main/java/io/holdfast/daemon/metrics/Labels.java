package io.holdfast.daemon.metrics;

/** The labels of a sample, in braces, or nothing. Immutable. */
final class Labels {
  static final Labels NONE = new Labels("");

  private final String inside;

  private Labels(String inside) {
    this.inside = inside;
  }

  /** Returns these labels and one more. */
  Labels and(String name, String value) {
    String escaped = value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    return new Labels(inside + (inside.isEmpty() ? "" : ",") + name + "=\"" + escaped + "\"");
  }

  @Override
  public String toString() {
    return inside.isEmpty() ? "" : "{" + inside + "}";
  }
}
