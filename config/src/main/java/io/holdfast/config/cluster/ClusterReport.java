package io.holdfast.config.cluster;

import io.holdfast.config.check.Diagnostic;
import java.util.List;

/**
 * What the files of a cluster show together.
 *
 * @param diagnostics the findings; {@link Diagnostic#related()} is the place in the other file
 * @param picture for each virtual router who would be master and who takes over next, in lines
 */
public record ClusterReport(List<Diagnostic> diagnostics, List<String> picture) {
  /** Copies the lists. */
  public ClusterReport {
    diagnostics = List.copyOf(diagnostics);
    picture = List.copyOf(picture);
  }
}
