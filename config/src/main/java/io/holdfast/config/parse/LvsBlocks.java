package io.holdfast.config.parse;

import io.holdfast.config.check.Diagnostic;
import io.holdfast.config.check.DiagnosticCode;
import io.holdfast.config.check.Diagnostics;
import io.holdfast.config.check.ExitClass;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Checks the blocks of LVS as keepalived's checkers would, and uses nothing of them. What is wrong
 * with them is collected apart and never keeps the daemon from running.
 */
final class LvsBlocks {
  private static final Set<DiagnosticCode> LAYOUT =
      EnumSet.of(
          DiagnosticCode.UNKNOWN_KEYWORD,
          DiagnosticCode.MISPLACED_KEYWORD,
          DiagnosticCode.UNEXPECTED_BRACE,
          DiagnosticCode.MISSING_OPENING_BRACE);

  private final Draft draft;
  private final Values values;

  LvsBlocks(Draft draft, Values values) {
    this.draft = draft;
    this.values = values;
  }

  void register(Map<String, Handler> handlers) {
    handlers.put("virtual_server", this::virtualServer);
    handlers.put("virtual_server_group", this::virtualServerGroup);
    handlers.put("SSL", this::certificates);
  }

  private void virtualServer(Node node) {
    Diagnostics found = new Diagnostics();
    new VirtualServerBlock(draft, new BlockReader(new Values(found))).read(node);
    report(found);
  }

  private void virtualServerGroup(Node node) {
    Diagnostics found = new Diagnostics();
    new VirtualServerGroup(draft, new Values(found)).read(node);
    report(found);
  }

  private void certificates(Node node) {
    Diagnostics found = new Diagnostics();
    new BlockReader(new Values(found)).read("SSL", node.children(), Map.of());
    report(found);
  }

  private void report(Diagnostics found) {
    List<Diagnostic> all = found.list();
    for (Diagnostic diagnostic : all) {
      ExitClass exitClass = diagnostic.code().exitClass();
      if (exitClass == ExitClass.ADVICE) {
        continue;
      }
      DiagnosticCode code =
          exitClass == ExitClass.MISSING_PARAMETER
              ? DiagnosticCode.LVS_MISSING_PARAMETER
              : LAYOUT.contains(diagnostic.code())
                  ? DiagnosticCode.LVS_LAYOUT
                  : DiagnosticCode.LVS_FINDING;
      Diagnostic lvs = Diagnostic.of(code, diagnostic.place(), diagnostic.problem());
      String said = diagnostic.keepalivedMessage();
      values.add(said == null ? lvs : lvs.saying(said));
    }
  }
}
