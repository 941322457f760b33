package io.holdfast.core;

import io.holdfast.core.spec.ScriptSpec;
import org.jspecify.annotations.Nullable;

/**
 * One tracking script at one moment.
 *
 * @param spec its configuration
 * @param verdict what its runs say so far
 * @param running whether a run is under way
 * @param lastStatus exit status of the last run, 0 before the first
 * @param last how the last run ended, or null before the first
 */
public record ScriptSnapshot(
    ScriptSpec spec,
    Verdict verdict,
    boolean running,
    int lastStatus,
    @Nullable ScriptOutcome last) {

  /** What the runs of a script say. */
  public enum Verdict {
    /** No result yet. */
    PENDING,
    /** OK. */
    GOOD,
    /** Failed. */
    BAD
  }
}
