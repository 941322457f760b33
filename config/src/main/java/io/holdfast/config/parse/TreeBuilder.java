package io.holdfast.config.parse;

import io.holdfast.config.check.Diagnostic;
import io.holdfast.config.check.DiagnosticCode;
import io.holdfast.config.check.Diagnostics;
import io.holdfast.config.check.Place;
import io.holdfast.config.keyword.Keyword;
import io.holdfast.config.keyword.KeywordTable;
import io.holdfast.config.text.Lexer;
import io.holdfast.config.text.Piece;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Builds the tree of statements from the pieces of the lexical layer. Where the opening brace of a
 * block is lost, it is taken as read, as keepalived does. Use once.
 */
final class TreeBuilder {
  /** Blocks within one another. The deepest real one has three. */
  static final int MAX_BLOCK_DEPTH = 32;

  /** The kind of a block that holds values, which is no block of the keyword table. */
  private static final String VALUES = "";

  private static final String KEEPALIVED_COUNT = "There are %d missing '}'s or extra '{'s";

  /** A block that is open: its statements, and the last one, which a brace may still belong to. */
  private static final class OpenBlock {
    final List<Node> nodes = new ArrayList<>();
    final Place place;

    /** The block in the keyword table, {@link #VALUES}, or null when nothing is known of it. */
    final @Nullable String kind;

    final boolean braceLost;
    Piece.@Nullable Statement last;

    OpenBlock(Place place, @Nullable String kind, boolean braceLost) {
      this.place = place;
      this.kind = kind;
      this.braceLost = braceLost;
    }

    void flush() {
      Piece.Statement waiting = last;
      if (waiting != null) {
        nodes.add(new Node(waiting, null, false));
        last = null;
      }
    }
  }

  private final KeywordTable table = KeywordTable.get();
  private final Lexer lexer;
  private final Diagnostics diagnostics;
  private final Deque<OpenBlock> open = new ArrayDeque<>();
  private final List<Piece> pieces = new ArrayList<>();
  private int beyondDepth;

  TreeBuilder(Lexer lexer, Diagnostics diagnostics) {
    this.lexer = lexer;
    this.diagnostics = diagnostics;
  }

  /** Reads everything and returns the statements at the top level. */
  List<Node> build() {
    OpenBlock root = new OpenBlock(Place.ofFile(""), KeywordTable.ROOT, false);
    open.push(root);
    for (Piece piece = lexer.next(); piece != null; piece = lexer.next()) {
      pieces.add(piece);
      // Not a switch over patterns: linking one costs a cold start milliseconds.
      if (piece instanceof Piece.Statement statement) {
        add(statement);
      } else if (piece instanceof Piece.Open brace) {
        openBlock(brace);
      } else {
        closeBlock(piece.place());
      }
    }
    if (open.size() > 1) {
      int missing = open.size() - 1;
      diagnostics.add(
          Diagnostic.of(
                  DiagnosticCode.MISSING_CLOSING_BRACE,
                  open.getFirst().place,
                  unclosed(missing, ""))
              .saying(KEEPALIVED_COUNT.formatted(missing)));
    }
    while (open.size() > 1) {
      fold();
    }
    root.flush();
    return root.nodes;
  }

  /** Returns everything that was read, in order. */
  List<Piece> pieces() {
    return pieces;
  }

  private void add(Piece.Statement statement) {
    if (beyondDepth > 0) {
      return;
    }
    Piece.Statement head = open.getFirst().last;
    if (head != null && open.size() <= MAX_BLOCK_DEPTH && isFirstOf(head, statement)) {
      open.push(new OpenBlock(head.place(), kindBehindLast(), true));
    }
    OpenBlock block = open.getFirst();
    block.flush();
    block.last = statement;
  }

  /**
   * Returns whether a statement belongs to the block that the one before it begins, although no
   * brace stands between them. Values do only if they are no keywords of the block around.
   */
  private boolean isFirstOf(Piece.Statement head, Piece.Statement statement) {
    String around = open.getFirst().kind;
    Keyword keyword = around == null ? null : table.find(around, head.keyword().text());
    if (around == null || keyword == null || !keyword.type().hasBraces()) {
      return false;
    }
    boolean bare = head.words().size() == 1;
    return keyword.type().isList()
        ? bare && table.find(around, statement.keyword().text()) == null
        : !bare || keyword.type().notation().isEmpty();
  }

  /** Returns what the last statement makes of the block behind it. */
  private @Nullable String kindBehindLast() {
    OpenBlock around = open.getFirst();
    Piece.Statement head = around.last;
    Keyword keyword =
        around.kind == null || head == null ? null : table.find(around.kind, head.keyword().text());
    if (keyword == null || !keyword.type().hasBraces()) {
      return null;
    }
    if (keyword.type().isList()) {
      return VALUES;
    }
    String replacement = keyword.replacement();
    return replacement == null ? keyword.name() : replacement;
  }

  private void openBlock(Piece.Open brace) {
    if (open.size() > MAX_BLOCK_DEPTH) {
      if (++beyondDepth == 1) {
        report(
            DiagnosticCode.BLOCKS_TOO_DEEP,
            brace.place(),
            "blocks are nested deeper than " + MAX_BLOCK_DEPTH);
      }
      return;
    }
    closeLost();
    if (open.getFirst().last == null) {
      report(DiagnosticCode.UNEXPECTED_BRACE, brace.place(), "Unexpected '{' - ignoring");
    }
    open.push(new OpenBlock(brace.place(), kindBehindLast(), false));
  }

  /** Closes every block where one begins that belongs to the top level and nowhere else. */
  private void closeLost() {
    OpenBlock block = open.getFirst();
    Piece.Statement head = block.last;
    if (head == null || open.size() == 1 || !isLostIn(block.kind, head.keyword().text())) {
      return;
    }
    int missing = open.size() - 1;
    String next = " before the %s of %s".formatted(head.keyword().text(), line(head, block));
    String message = unclosed(missing, next);
    diagnostics.add(
        Diagnostic.of(DiagnosticCode.MISSING_CLOSING_BRACE, block.place, message)
            .saying(KEEPALIVED_COUNT.formatted(missing))
            .leadingTo("it is taken as closed there; keepalived reads on in the same block"));
    block.last = null;
    while (open.size() > 1) {
      fold();
    }
    open.getFirst().last = head;
  }

  private static String unclosed(int missing, String before) {
    return missing == 1
        ? "no } closes the block that begins here" + before
        : missing + " blocks are not closed" + before + ", the innermost begins here";
  }

  /** The line of a statement, with its file if it is another than that of the block. */
  private static String line(Piece.Statement statement, OpenBlock block) {
    Place place = statement.place();
    String line = "line " + place.line();
    return place.file().equals(block.place.file()) ? line : line + " of " + place.file();
  }

  private boolean isLostIn(@Nullable String kind, String keyword) {
    Keyword atRoot = table.find(KeywordTable.ROOT, keyword);
    return kind != null
        && atRoot != null
        && atRoot.type().hasBraces()
        && table.find(kind, keyword) == null;
  }

  private void closeBlock(Place place) {
    if (beyondDepth > 0) {
      beyondDepth--;
      return;
    }
    if (open.size() == 1) {
      report(DiagnosticCode.EXTRA_CLOSING_BRACE, place, "Extra '}' found");
      return;
    }
    fold();
  }

  /** Closes the innermost block and gives it to the statement before it. */
  private void fold() {
    OpenBlock block = open.pop();
    block.flush();
    OpenBlock parent = open.getFirst();
    Piece.Statement owner = parent.last;
    parent.last = null;
    if (owner != null) {
      parent.nodes.add(new Node(owner, List.copyOf(block.nodes), block.braceLost));
    }
  }

  private void report(DiagnosticCode code, Place place, String message) {
    diagnostics.add(Diagnostic.of(code, place, message).saying(message));
  }
}
