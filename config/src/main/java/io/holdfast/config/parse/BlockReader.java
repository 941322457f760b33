package io.holdfast.config.parse;

import io.holdfast.config.check.Diagnostic;
import io.holdfast.config.check.DiagnosticCode;
import io.holdfast.config.check.Place;
import io.holdfast.config.keyword.Keyword;
import io.holdfast.config.keyword.KeywordTable;
import io.holdfast.config.text.Word;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Walks the statements of a block: looks each keyword up, reports what is unknown, not supported or
 * laid out wrongly, and hands the rest to its handler.
 */
final class BlockReader {
  /** What keepalived refuses when a second word follows, as if there were none. */
  private static final Set<String> ALONE =
      Set.of("reload_time_file", "vrrp_rx_bufs_multiplier", "kernel_rx_buf_size", "snmp_name");

  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final String OWN_LINE = "@holdfast ";

  private final KeywordTable table = KeywordTable.get();
  private final Values values;
  private final ValueCheck check;

  /** Statements that may stand once in their block, each with its block. */
  private final Map<BlockName, Set<String>> seen = new HashMap<>();

  private final Map<String, String> guesses = new HashMap<>();

  BlockReader(Values values) {
    this.values = values;
    this.check = new ValueCheck(values);
  }

  Values values() {
    return values;
  }

  /** Reads the statements of a block without a name. */
  void read(String block, @Nullable List<Node> nodes, Map<String, Handler> handlers) {
    read(new BlockName(block, ""), nodes, handlers);
  }

  /** Reads the statements of a block of the keyword table. */
  void read(BlockName block, @Nullable List<Node> nodes, Map<String, Handler> handlers) {
    read(block, nodes, handlers, new PlainValues());
  }

  /**
   * Reads the statements of a block of the keyword table.
   *
   * @param plain takes the values of keywords that have no handler
   */
  void read(
      BlockName block,
      @Nullable List<Node> nodes,
      Map<String, Handler> handlers,
      PlainValues plain) {
    if (nodes == null) {
      return;
    }
    for (Node node : nodes) {
      Keyword keyword = table.find(block.kind(), node.name());
      if (keyword == null || (keyword.isOwn() && !isOurs(node))) {
        reportUnknown(block.kind(), node);
        continue;
      }
      Handler handler = handlers.get(keyword.name());
      reportLayout(keyword, node);
      if (isUsable(keyword, node, block)) {
        if (handler == null || handler instanceof Checked || keyword.type().hasBraces()) {
          check.check(keyword, node, block.name());
        }
        if (handler != null) {
          handler.read(node);
        } else {
          plain.take(keyword, node);
        }
      }
      reportStanding(keyword, node, block);
    }
  }

  /** Forgets the statements of a block, since another block has the same name. */
  void forget(BlockName block) {
    seen.remove(block);
  }

  /** Reports a missing value of which keepalived has a sentence, and a second statement. */
  private boolean isUsable(Keyword keyword, Node node, BlockName block) {
    Word word = node.parameter(1);
    boolean isMissing =
        word == null || (ALONE.contains(keyword.name()) && node.parameterCount() > 1);
    if (isMissing && !keyword.type().optional() && !keyword.type().hasBraces()) {
      String missing = keyword.missing();
      if (missing != null) {
        String said = Complaint.filled(missing, keyword, block.name());
        values.report(DiagnosticCode.BAD_VALUE, node.keyword(), said);
      }
      // A second statement without a value ends keepalived, too.
      return missing == null;
    }
    String repeated = keyword.repeated();
    if (repeated == null || seen.computeIfAbsent(block, _ -> new HashSet<>()).add(keyword.name())) {
      return true;
    }
    String said =
        Complaint.filled(repeated, keyword, block.name())
            .replace("{value}", word == null ? "" : word.text());
    values.report(DiagnosticCode.SECOND_STATEMENT, node.keyword(), said);
    return false;
  }

  private void reportLayout(Keyword keyword, Node node) {
    boolean line = !keyword.type().hasBraces();
    int maxWords = keyword.type().maxWords();
    Word extra = maxWords < 0 ? null : node.parameter(maxWords + 1);
    boolean onItsLine = keyword.type().isList() && node.children() == null && extra != null;
    if (line && node.children() != null) {
      values.report(DiagnosticCode.UNEXPECTED_BRACE, node.keyword(), "Unexpected '{' - ignoring");
    } else if (!line && !onItsLine && (node.children() == null || node.braceLost())) {
      reportMissingBrace(node);
    }
    if (keyword.type().isList()) {
      reportNested(node);
    }
    if (extra != null) {
      values.add(onItsLine ? listOnItsLine(keyword, node) : extraWords(keyword, extra));
    }
  }

  private static Diagnostic extraWords(Keyword keyword, Word extra) {
    boolean list = keyword.type().isList();
    Diagnostic diagnostic =
        Diagnostic.of(
            list ? DiagnosticCode.EXTRA_BLOCK_WORDS : DiagnosticCode.EXTRA_WORDS,
            extra.place(),
            keyword.name() + " does not use '" + extra.text() + "'");
    return list ? diagnostic.saying(ofExtraWord(keyword, extra)) : diagnostic;
  }

  private static String ofExtraWord(Keyword keyword, Word extra) {
    return "Block " + keyword.name() + " has extra parameters " + extra.text() + " ...";
  }

  /** What stands in braces on other lines of the manual is easily written as a plain value. */
  private static Diagnostic listOnItsLine(Keyword keyword, Node node) {
    List<Word> words = node.statement().words();
    String values = words.stream().skip(1).map(Word::text).collect(Collectors.joining(" "));
    return Diagnostic.of(
            DiagnosticCode.MISSING_OPENING_BRACE,
            words.getFirst().place(),
            keyword.name() + " takes its values in braces")
        .saying(ofExtraWord(keyword, words.get(1)))
        .leadingTo(
            "'" + values + "' is ignored; keepalived takes the lines after it for the values")
        .mendedBy("write " + keyword.name() + " { " + values + " }");
  }

  private void reportMissingBrace(Node node) {
    String said = "Missing '{' at beginning of configuration block";
    Diagnostic missing =
        Diagnostic.of(DiagnosticCode.MISSING_OPENING_BRACE, node.keyword().place(), said)
            .saying(said);
    values.add(
        node.braceLost()
            ? missing.leadingTo("the block is read as if it were there, up to the next }")
            : missing);
  }

  /** There are no blocks among values; keepalived takes the brace for one, and is then lost. */
  private void reportNested(Node list) {
    for (Node line : Lists.lines(list)) {
      if (line.children() != null) {
        values.add(
            Diagnostic.of(
                DiagnosticCode.UNEXPECTED_BRACE,
                line.keyword().place(),
                "a { among the values of " + list.name()));
      }
    }
  }

  private void reportStanding(Keyword keyword, Node node, BlockName block) {
    String name = keyword.name();
    Place place = node.keyword().place();
    switch (keyword.standing()) {
      case ACTED, NEEDLESS -> {
        // It means what it says.
      }
      case ACCEPTED -> {
        if (isActed(block.kind())) {
          values.add(
              Diagnostic.of(
                  DiagnosticCode.ACCEPTED_NOT_ACTED_ON,
                  place,
                  name + " is accepted, not acted on"));
        }
      }
      case LVS ->
          values.add(
              Diagnostic.of(
                  DiagnosticCode.LVS_SKIPPED, place, name + " belongs to LVS, not to VRRP"));
      case RENAMED, REPLACED -> reportOldName(keyword, node, block);
    }
  }

  /** Returns whether a block has an effect at all; of another one it is enough to say so once. */
  private boolean isActed(String block) {
    return block.equals(KeywordTable.ROOT)
        || table.blocksWith(block).stream()
            .map(outer -> table.find(outer, block))
            .anyMatch(keyword -> keyword != null && keyword.standing().isActed());
  }

  private void reportOldName(Keyword keyword, Node node, BlockName block) {
    String said = keyword.complaint();
    boolean refused = said != null && keyword.type().takesAnyWords();
    DiagnosticCode code =
        refused ? DiagnosticCode.DEPRECATED_KEYWORD : DiagnosticCode.OLD_KEYWORD_NAME;
    Diagnostic diagnostic =
        Diagnostic.of(code, node.keyword().place(), keyword.name() + " is an old name")
            .leadingTo(
                keyword.standing().isActed() ? "it still works" : "it is accepted, not acted on")
            .mendedBy("write " + keyword.replacement());
    values.add(
        refused && said != null
            ? diagnostic.saying(Complaint.filled(said, keyword, block.name()))
            : diagnostic);
  }

  /** Whether keepalived skips the line because it begins with our configuration id. */
  static boolean isOurs(Node node) {
    return node.statement().line().source().octets().strip().startsWith(OWN_LINE);
  }

  private void reportByteOrderMark(Word word, String said) {
    String name = word.text().substring(BYTE_ORDER_MARK.length());
    String problem =
        name.isEmpty()
            ? "an invisible byte order mark stands here"
            : "an invisible byte order mark stands before '" + name + "', as part of it";
    values.add(
        Diagnostic.of(DiagnosticCode.UNKNOWN_KEYWORD, word.place(), problem)
            .saying(said)
            .mendedBy("save the file as UTF-8 without a byte order mark (BOM)"));
  }

  private void reportUnknown(String block, Node node) {
    String name = node.name();
    Keyword own = table.find(block, name);
    if (own != null) {
      values.add(
          Diagnostic.of(
                  DiagnosticCode.UNKNOWN_KEYWORD,
                  node.keyword().place(),
                  "'" + name + "' is a setting of Holdfast that keepalived does not know")
              .saying("Unknown keyword '" + name + "'")
              .mendedBy("write @holdfast in front of it"));
      return;
    }
    String said = "Unknown keyword '" + name + "'";
    if (name.startsWith(BYTE_ORDER_MARK)) {
      reportByteOrderMark(node.keyword(), said);
      return;
    }
    List<String> others = table.blocksWith(name);
    String nearest = values.diagnostics().isFull() ? null : nearest(block, name);
    Word word = node.keyword();
    Diagnostic unknown =
        Diagnostic.of(
                DiagnosticCode.UNKNOWN_KEYWORD, word.place(), "unknown keyword '" + name + "'")
            .saying(said);
    if (others.contains(KeywordTable.ROOT)) {
      values.add(
          Diagnostic.of(
                  DiagnosticCode.MISPLACED_KEYWORD,
                  word.place(),
                  "'" + name + "' stands inside " + block + ", but belongs to the top level")
              .saying(said)
              .mendedBy("a } is missing above this line"));
    } else if (nearest != null) {
      values.add(unknown.mendedBy("did you mean '" + nearest + "'?"));
    } else if (!others.isEmpty()) {
      String lost =
          block.equals(KeywordTable.ROOT) ? ", or remove the } above that closes it too early" : "";
      values.add(
          Diagnostic.of(
                  DiagnosticCode.MISPLACED_KEYWORD,
                  word.place(),
                  "'" + name + "' does not belong " + whereIs(block))
              .saying(said)
              .mendedBy("move it into " + String.join(" or ", others) + lost));
    } else {
      values.add(unknown);
    }
  }

  /** A loop can bring the same slip ten thousand times, and each guess compares every keyword. */
  private @Nullable String nearest(String block, String name) {
    String known = guesses.get(block + ' ' + name);
    if (known == null) {
      known = Objects.requireNonNullElse(table.nearest(block, name), "");
      guesses.put(block + ' ' + name, known);
    }
    return known.isEmpty() ? null : known;
  }

  private static String whereIs(String block) {
    return block.equals(KeywordTable.ROOT) ? "at the top level" : "in " + block;
  }
}
