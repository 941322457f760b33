package io.holdfast.config.parse;

import io.holdfast.config.check.Diagnostic;
import io.holdfast.config.check.DiagnosticCode;
import io.holdfast.config.check.Diagnostics;
import io.holdfast.config.check.ExitClass;
import io.holdfast.config.check.Place;
import io.holdfast.config.check.ReadingEnd;
import io.holdfast.config.host.HostView;
import io.holdfast.config.keyword.KeywordTable;
import io.holdfast.config.text.Lexer;
import io.holdfast.config.text.Piece;
import io.holdfast.config.text.UndefinedNames;
import io.holdfast.config.text.Word;
import io.holdfast.core.spec.TrackGroupSpec;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a whole configuration into a draft. Use once. */
public final class Parser {
  /** Instances in one configuration; there are 255 virtual router ids for each interface. */
  static final int MAX_INSTANCES = 10_000;

  private static final Set<DiagnosticCode> UNBALANCED =
      EnumSet.of(
          DiagnosticCode.UNEXPECTED_BRACE,
          DiagnosticCode.EXTRA_CLOSING_BRACE,
          DiagnosticCode.MISSING_CLOSING_BRACE,
          DiagnosticCode.MISSING_OPENING_BRACE,
          DiagnosticCode.UNDEFINED_NAME,
          DiagnosticCode.UNKNOWN_KEYWORD,
          DiagnosticCode.MISPLACED_KEYWORD,
          DiagnosticCode.MISSING_NAME,
          DiagnosticCode.LVS_LAYOUT);

  private final Draft draft = new Draft();
  private final Values values;
  private final BlockReader reader;
  private final Lexer lexer;

  /**
   * Prepares to read the pieces of a lexer; findings go into the diagnostics.
   *
   * @param host the host that the configuration is for
   */
  public Parser(Lexer lexer, HostView host, Diagnostics diagnostics) {
    this.lexer = lexer;
    HostNames names =
        host.isHere()
            ? new HostNames(lexer.source(), draft.global.plain::text)
            : HostNames.ofAnotherHost();
    this.values = new Values(diagnostics, names);
    this.reader = new BlockReader(values);
  }

  /** Reads everything. */
  public Draft parse() {
    TreeBuilder tree = new TreeBuilder(lexer, values.diagnostics());
    List<Node> nodes = tree.build();
    new HostUseFinder(draft.hostUses).find(nodes);
    reader.read(new BlockName(KeywordTable.ROOT, ""), nodes, handlers(), draft.plain);
    draft.readingEnd = readingEnd(tree.pieces());
    draft.saysAnything = !nodes.isEmpty();
    return draft;
  }

  private ReadingEnd readingEnd(List<Piece> pieces) {
    Set<Place> wanting = new HashSet<>();
    boolean unbalanced = false;
    for (Diagnostic found : values.diagnostics().list()) {
      unbalanced |= UNBALANCED.contains(found.code());
      if (found.code().exitClass() == ExitClass.MISSING_PARAMETER) {
        wanting.add(found.place());
      }
    }
    if (!unbalanced) {
      return ReadingEnd.AS_FOUND;
    }
    LooseReading loose = new LooseReading(UndefinedNames.cut(pieces), wanting);
    ReadingEnd end = loose.stops() ? ReadingEnd.STOPS : ReadingEnd.GOES_ON;
    draft.hasLooseInstance = loose.hasInstance();
    return end;
  }

  private Map<String, Handler> handlers() {
    Map<String, Handler> handlers = new HashMap<>();
    handlers.put("global_defs", this::globalDefs);
    handlers.put("vrrp_script", this::script);
    handlers.put("vrrp_instance", this::instance);
    handlers.put("vrrp_sync_group", this::syncGroup);
    handlers.put("track_group", this::trackGroup);
    handlers.put("track_file", this::trackFile);
    handlers.put("vrrp_track_file", this::trackFile);
    handlers.put("vrrp_track_process", this::trackProcess);
    handlers.put("bfd_instance", this::bfd);
    handlers.put("tracker_group", node -> new CombinationLine(draft, values, node).read());
    new LinkBlocks(draft, reader).register(handlers);
    new LvsBlocks(draft, values).register(handlers);
    new StaticBlocks(draft, values).registerStatic(handlers);
    return handlers;
  }

  private void globalDefs(Node node) {
    reader.read(
        new BlockName("global_defs", ""),
        node.children(),
        new GlobalBlock(draft, values).handlers(),
        draft.global.plain);
  }

  private void script(Node node) {
    Word name = values.word(node, 1);
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
        new InstanceBlock(draft, instance, reader).handlers(),
        instance.plain);
  }

  private void syncGroup(Node node) {
    Word name = name(node);
    if (name != null && draft.hasGroup(name.text())) {
      values.report(
          DiagnosticCode.DUPLICATE_NAME,
          name,
          "vrrp sync group " + name.text() + " already defined");
    } else if (name != null) {
      new SyncGroupBlock(draft, name.text(), reader).read(node);
    }
  }

  private void trackGroup(Node node) {
    Word name = name(node);
    if (name != null && !draft.addTrackGroup(name.text())) {
      values.report(
          DiagnosticCode.DUPLICATE_NAME, name, "track_group " + name.text() + " already defined");
    } else if (name != null) {
      List<String> members = new ArrayList<>();
      reader.read(
          new BlockName("track_group", name.text()),
          node.children(),
          Map.of("group", group -> members.addAll(Lists.words(group))));
      if (!members.isEmpty()) {
        draft.trackGroupSpecs.add(new TrackGroupSpec(name.text(), members));
      }
    }
  }

  private void trackFile(Node node) {
    Word name = values.word(node, 1);
    if (name != null) {
      again(TrackListKind.FILE, "track_file", name);
      new TrackFileBlock(draft, name.text(), reader).read(node);
    }
  }

  private void trackProcess(Node node) {
    Word name = values.word(node, 1);
    if (name != null) {
      again(TrackListKind.PROCESS, "vrrp_track_process", name);
      new TrackProcessBlock(draft, name.text(), reader).read(node);
    }
  }

  /** A second definition is read and not used. */
  private void again(TrackListKind kind, String keyword, Word name) {
    if (draft.isDefined(kind, name.text())) {
      values.report(
          DiagnosticCode.DUPLICATE_TRACKER, name, keyword + " " + name.text() + " already defined");
    }
    reader.forget(new BlockName(keyword, name.text()));
  }

  private void bfd(Node node) {
    Word name = values.word(node, 1);
    if (name != null) {
      new BfdBlock(draft, name.text(), reader).read(node);
    }
  }

  private @Nullable Word name(Node node) {
    if (node.parameterCount() == 1) {
      return node.parameter(1);
    }
    String skipping = node.name().equals("vrrp_instance") ? "" : " - skipping";
    values.report(
        DiagnosticCode.MISSING_NAME, node.keyword(), node.name() + " must have a name" + skipping);
    return null;
  }
}
