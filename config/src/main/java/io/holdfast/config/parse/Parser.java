package io.holdfast.config.parse;

import io.holdfast.config.check.DiagnosticCode;
import io.holdfast.config.check.Diagnostics;
import io.holdfast.config.keyword.KeywordTable;
import io.holdfast.config.text.Lexer;
import io.holdfast.config.text.Word;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a whole configuration into a draft. Use once. */
public final class Parser {
  /** Instances in one configuration; there are 255 virtual router ids for each interface. */
  static final int MAX_INSTANCES = 10_000;

  private final Draft draft = new Draft();
  private final Values values;
  private final BlockReader reader;
  private final Lexer lexer;

  /** Prepares to read the pieces of a lexer; findings go into the diagnostics. */
  public Parser(Lexer lexer, Diagnostics diagnostics) {
    this.lexer = lexer;
    this.values = new Values(diagnostics);
    this.reader = new BlockReader(values);
  }

  /** Reads everything. */
  public Draft parse() {
    reader.read(
        KeywordTable.ROOT,
        new TreeBuilder(lexer, values.diagnostics()).build(),
        Map.of(
            "global_defs", this::globalDefs,
            "vrrp_script", this::script,
            "vrrp_instance", this::instance));
    return draft;
  }

  private void globalDefs(Node node) {
    reader.read("global_defs", node.children(), new GlobalBlock(draft, values).handlers());
  }

  private void script(Node node) {
    Word name = name(node);
    if (name == null) {
      return;
    }
    if (draft.script(name.text()) != null) {
      values.report(
          DiagnosticCode.DUPLICATE_SCRIPT, name, "vrrp_script " + name.text() + " already defined");
      return;
    }
    ScriptDraft script = new ScriptDraft(name.text(), node.keyword().place());
    draft.add(script);
    reader.read(
        new BlockName("vrrp_script", script.name),
        node.children(),
        new ScriptBlock(script, values).handlers());
  }

  private void instance(Node node) {
    Word name = name(node);
    if (name == null) {
      return;
    }
    if (draft.instance(name.text()) != null) {
      values.report(
          DiagnosticCode.DUPLICATE_NAME, name, "vrrp instance " + name.text() + " already defined");
      return;
    }
    if (draft.instances().size() == MAX_INSTANCES) {
      values.report(
          DiagnosticCode.TOO_MANY_INSTANCES, name, "more than " + MAX_INSTANCES + " instances");
      return;
    }
    InstanceDraft instance = new InstanceDraft(name.text(), node.keyword().place());
    draft.add(instance);
    reader.read(
        new BlockName("vrrp_instance", instance.name),
        node.children(),
        new InstanceBlock(draft, instance, reader).handlers());
  }

  private @Nullable Word name(Node node) {
    if (node.parameterCount() == 1) {
      return node.parameter(1);
    }
    values.report(DiagnosticCode.MISSING_NAME, node.keyword(), node.name() + " must have a name");
    return null;
  }
}
