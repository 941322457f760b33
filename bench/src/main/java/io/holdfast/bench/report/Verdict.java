package io.holdfast.bench.report;

/**
 * Whether a target is reached.
 *
 * @param target what was asked for
 * @param figure what the target limits, from the medians: a ratio or a value; NaN if unknown
 * @param outcome what came of it
 */
public record Verdict(Target target, double figure, Outcome outcome) {
  /** What can come of a target. */
  public enum Outcome {
    MET("met"),
    /** Off, but by no more than chance may do. */
    IN_NOISE("in noise"),
    MISSED("MISSED"),
    /** Something that it needs was not measured. */
    UNKNOWN("-");

    private final String text;

    Outcome(String text) {
      this.text = text;
    }

    /** What the table says. */
    public String text() {
      return text;
    }
  }
}
