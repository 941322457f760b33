package io.holdfast.config.parse;

import io.holdfast.config.check.Diagnostic;
import io.holdfast.config.check.DiagnosticCode;
import io.holdfast.config.check.Diagnostics;
import io.holdfast.config.check.Place;
import io.holdfast.config.text.Lexer;
import io.holdfast.config.text.Piece;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds the tree of statements from the pieces of the lexical layer. Use once. */
final class TreeBuilder {
  /** Blocks within one another. The deepest real one has three. */
  static final int MAX_BLOCK_DEPTH = 32;

  /** A block that is open: its statements, and the last one, which a brace may still belong to. */
  private static final class OpenBlock {
    final List<Node> nodes = new ArrayList<>();
    final Place place;
    Piece.@Nullable Statement last;

    OpenBlock(Place place) {
      this.place = place;
    }

    void flush() {
      Piece.Statement waiting = last;
      if (waiting != null) {
        nodes.add(new Node(waiting, null));
        last = null;
      }
    }
  }

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
    OpenBlock root = new OpenBlock(Place.ofFile(""));
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
                  missing == 1
                      ? "no } closes the block that begins here"
                      : missing + " blocks are not closed, the innermost begins here")
              .saying("There are " + missing + " missing '}'s or extra '{'s"));
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
    OpenBlock block = open.getFirst();
    block.flush();
    block.last = statement;
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
    if (open.getFirst().last == null) {
      report(DiagnosticCode.UNEXPECTED_BRACE, brace.place(), "Unexpected '{' - ignoring");
    }
    open.push(new OpenBlock(brace.place()));
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
      parent.nodes.add(new Node(owner, List.copyOf(block.nodes)));
    }
  }

  private void report(DiagnosticCode code, Place place, String message) {
    diagnostics.add(Diagnostic.of(code, place, message).saying(message));
  }
}
