package io.holdfast.config.cluster;

import io.holdfast.config.check.Diagnostic;
import io.holdfast.config.check.DiagnosticCode;
import io.holdfast.config.check.Diagnostics;
import io.holdfast.config.check.Place;
import java.util.List;

/** Collects what the rules find. */
final class ClusterFindings {
  private final Diagnostics diagnostics = new Diagnostics();

  /** Adds a finding at one place. */
  void add(DiagnosticCode code, Place place, String problem) {
    diagnostics.add(Diagnostic.of(code, place, problem));
  }

  /** Adds a finding about two places. */
  void add(DiagnosticCode code, Place place, Place other, String problem) {
    diagnostics.add(Diagnostic.of(code, place, problem).relatedTo(other));
  }

  List<Diagnostic> list() {
    return diagnostics.list();
  }
}
