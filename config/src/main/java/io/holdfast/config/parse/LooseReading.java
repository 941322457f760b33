package io.holdfast.config.parse;

import io.holdfast.config.check.Place;
import io.holdfast.config.keyword.Keyword;
import io.holdfast.config.keyword.KeywordTable;
import io.holdfast.config.keyword.Standing;
import io.holdfast.config.keyword.ValueType;
import io.holdfast.config.text.Piece;
import io.holdfast.config.text.ScriptWords;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Follows keepalived through blocks that are out of balance: an unknown keyword does not take the
 * block behind it along, so that its lines are tried in the block around it and its closing brace
 * ends that. Only tells whether keepalived would stop at a missing parameter and whether it would
 * find an instance, for the exit status of a test; Holdfast itself reads whole blocks. Use once.
 */
final class LooseReading {
  private static final int MAX_DEPTH = TreeBuilder.MAX_BLOCK_DEPTH;

  /** The blocks that are skipped with a message when they lack a name. */
  private static final Set<String> SKIPPED_WITHOUT_NAME =
      Set.of("vrrp_instance", "vrrp_sync_group", "track_group");

  /** What the checkers read for their FILE_CHECK. */
  private static final Set<String> TRACKED_BY_CHECKERS = Set.of("track_file", "vrrp_track_file");

  /** The part of keepalived that reads; each skips the blocks of the others. */
  private enum Reader {
    GLOBAL,
    CHECKER,
    VRRP
  }

  private final KeywordTable table = KeywordTable.get();
  private final List<Piece> pieces;
  private final Set<Place> wanting;
  private Reader reader = Reader.GLOBAL;
  private int index;
  private boolean stopped;
  private boolean hasInstance;

  /**
   * Prepares to follow.
   *
   * @param pieces the whole text
   * @param wanting the statements that were found to lack a parameter
   */
  LooseReading(List<Piece> pieces, Set<Place> wanting) {
    this.pieces = pieces;
    this.wanting = wanting;
  }

  /** Returns whether keepalived would stop. */
  boolean stops() {
    for (Reader next : Reader.values()) {
      reader = next;
      index = 0;
      while (index < pieces.size() && !stopped) {
        block(KeywordTable.ROOT, 0);
      }
    }
    return stopped;
  }

  /** Returns whether keepalived would find an instance; after {@link #stops}. */
  boolean hasInstance() {
    return hasInstance;
  }

  /** Reads up to the brace that ends a block. */
  private void block(String name, int depth) {
    while (index < pieces.size() && !stopped) {
      Piece piece = pieces.get(index++);
      switch (piece) {
        case Piece.Open _ -> {
          // The one that is awaited, or one that is ignored.
        }
        case Piece.Close _ -> {
          return;
        }
        case Piece.Statement statement -> statement(name, statement, depth);
      }
    }
  }

  private void statement(String block, Piece.Statement statement, int depth) {
    Keyword keyword = table.find(block, statement.keyword().text());
    if (keyword == null) {
      return;
    }
    ValueType type = keyword.type();
    boolean root = block.equals(KeywordTable.ROOT);
    if (root && !isOurs(keyword)) {
      skip();
    } else if (lacksValue(keyword, statement)) {
      stopped = true;
    } else if (type.isList()) {
      values();
    } else if (type.hasBraces() && (isNameless(keyword, statement) || depth == MAX_DEPTH)) {
      skip();
    } else if (type.hasBraces()) {
      hasInstance |= keyword.name().equals("vrrp_instance");
      block(kindOf(keyword), depth + 1);
    }
  }

  private boolean isOurs(Keyword keyword) {
    return switch (reader) {
      case GLOBAL -> keyword.name().equals("global_defs") || !keyword.type().hasBraces();
      case CHECKER ->
          (keyword.standing() == Standing.LVS && keyword.type().hasBraces())
              || TRACKED_BY_CHECKERS.contains(keyword.name());
      case VRRP -> keyword.standing() != Standing.LVS && !keyword.name().equals("global_defs");
    };
  }

  private boolean lacksValue(Keyword keyword, Piece.Statement statement) {
    boolean script = keyword.type().kind() == ValueType.Kind.SCRIPT;
    boolean bare = statement.words().size() == 1 && !(script && ScriptWords.follow(statement));
    boolean named = keyword.type().hasBraces() && !keyword.type().isList();
    boolean wants =
        named
            ? !keyword.type().notation().isEmpty() && !SKIPPED_WITHOUT_NAME.contains(keyword.name())
            : !keyword.type().isList() && !keyword.type().optional() && keyword.missing() == null;
    return (bare && wants) || wanting.contains(statement.place());
  }

  private static boolean isNameless(Keyword keyword, Piece.Statement statement) {
    return SKIPPED_WITHOUT_NAME.contains(keyword.name()) && statement.words().size() != 2;
  }

  private static String kindOf(Keyword keyword) {
    String replacement = keyword.replacement();
    return replacement == null ? keyword.name() : replacement;
  }

  /** Skips the block of another reader, if there is one. */
  private void skip() {
    if (peek() instanceof Piece.Open) {
      int open = 0;
      do {
        Piece piece = pieces.get(index++);
        open += piece instanceof Piece.Open ? 1 : piece instanceof Piece.Close ? -1 : 0;
      } while (open > 0 && index < pieces.size());
    }
  }

  /** Reads values: everything up to the first closing brace, opening ones included. */
  private void values() {
    while (index < pieces.size() && !stopped) {
      Piece piece = pieces.get(index++);
      if (piece instanceof Piece.Close) {
        return;
      }
      if (piece instanceof Piece.Statement statement) {
        stopped = wanting.contains(statement.place());
      }
    }
  }

  private @Nullable Piece peek() {
    return index < pieces.size() ? pieces.get(index) : null;
  }
}
