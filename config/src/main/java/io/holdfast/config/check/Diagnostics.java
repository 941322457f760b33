package io.holdfast.config.check;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Collects diagnostics in the order they are found, up to {@link #MAX_DIAGNOSTICS}. One more is
 * added to say that there were others; the first fatal one is always kept. Not thread safe.
 */
public final class Diagnostics {
  /** A hostile file must not fill the memory with complaints. */
  public static final int MAX_DIAGNOSTICS = 1000;

  private final Set<Diagnostic> found = new LinkedHashSet<>();
  private boolean fatal;

  /** Creates an empty collection. */
  public Diagnostics() {}

  /** Adds a finding, unless the very same was made before (a loop repeats its line). */
  public void add(Diagnostic diagnostic) {
    boolean firstFatal = !fatal && diagnostic.severity() == Severity.FATAL;
    fatal |= firstFatal;
    if (found.size() < MAX_DIAGNOSTICS || firstFatal) {
      found.add(diagnostic);
    } else if (found.size() == MAX_DIAGNOSTICS && !found.contains(diagnostic)) {
      found.add(
          Diagnostic.of(
              DiagnosticCode.TOO_MANY_DIAGNOSTICS,
              diagnostic.place(),
              "more than " + MAX_DIAGNOSTICS + " problems"));
    }
  }

  /** Returns whether all that is added from now on is left out, so that it need not be exact. */
  public boolean isFull() {
    return found.size() > MAX_DIAGNOSTICS;
  }

  /** Returns whether a finding forbids the use of the configuration. */
  public boolean hasFatal() {
    return fatal;
  }

  /** Returns an immutable copy of what was found so far. */
  public List<Diagnostic> list() {
    return List.copyOf(found);
  }
}
