import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes classes of the tables in config/src/main/tables: a string in a class comes from the
 * ahead-of-time cache, while a resource in a jar has to be looked for, inflated and cut into lines
 * at each start, which takes a third of a check. Run by Maven as a source file.
 */
final class MakeTables {
  private MakeTables() {}

  /**
   * Makes the classes.
   *
   * @param arguments the folder of the tables, the folder of the sources
   */
  public static void main(String[] arguments) throws IOException {
    Path tables = Path.of(arguments[0]);
    Path sources = Path.of(arguments[1]).resolve("io/holdfast/config");
    write(
        sources.resolve("keyword/KeywordRows.java"),
        keywords(Files.readAllLines(tables.resolve("keywords.txt"))));
    write(
        sources.resolve("check/DiagnosticParts.java"),
        diagnostics(Files.readAllLines(tables.resolve("diagnostics.txt"))));
  }

  /** Leaves a file alone that is as it should be, so that nothing is compiled in vain. */
  private static void write(Path file, String text) throws IOException {
    if (!Files.exists(file) || !Files.readString(file).equals(text)) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    }
  }

  private static String keywords(List<String> lines) {
    Map<String, List<String>> blocks = new LinkedHashMap<>();
    List<String> heads = List.of();
    for (String line : lines) {
      if (line.startsWith("[")) {
        heads = List.of(line.substring(1, line.indexOf(']')).split(" "));
      } else if (!line.isEmpty() && !line.startsWith("#")) {
        for (String block : heads) {
          blocks.computeIfAbsent(block, name -> new ArrayList<>()).add(line);
        }
      }
    }
    Map<List<String>, String> methods = new LinkedHashMap<>();
    StringBuilder cases = new StringBuilder();
    blocks.forEach(
        (block, rows) -> {
          String method = methods.computeIfAbsent(rows, same -> "rows" + methods.size());
          cases.append("      case %s -> %s();%n".formatted(literal(block), method));
        });
    StringBuilder bodies = new StringBuilder();
    methods.forEach(
        (rows, method) ->
            bodies.append("%n  private static String[] %s() {%n".formatted(method))
                .append("    return new String[] {%n%s    };%n  }%n".formatted(items(rows))));
    return """
    package io.holdfast.config.keyword;

    /** The rows of keywords.txt by block. Made by build-tools/MakeTables.java. */
    final class KeywordRows {
      private KeywordRows() {}

      /** Returns the names of the blocks in the order of the table. */
      static String[] blocks() {
        return new String[] {
    %s    };
      }

      /** Returns the rows of a block in the order of the table; none for an unknown block. */
      static String[] of(String block) {
        return switch (block) {
    %s      default -> new String[0];
        };
      }
    %s}
    """
        .formatted(items(List.copyOf(blocks.keySet())), cases, bodies);
  }

  private static String diagnostics(List<String> lines) {
    Map<String, Map<String, String>> codes = new LinkedHashMap<>();
    Map<String, String> part = Map.of();
    for (String line : lines) {
      int colon = line.indexOf(": ");
      if (line.startsWith("HF-")) {
        part = new LinkedHashMap<>();
        if (codes.put(line, part) != null) {
          throw new IllegalStateException(line + " stands twice");
        }
      } else if (colon > 0 && !line.startsWith("#")) {
        part.put(line.substring(0, colon), line.substring(colon + 2));
      }
    }
    StringBuilder cases = new StringBuilder();
    codes.forEach(
        (code, parts) -> {
          cases.append("      case %s ->%n          new DiagnosticTexts.Text(%n"
              .formatted(literal(code)));
          for (String label : List.of("why", "then", "mend")) {
            cases.append("              %s%s%n".formatted(
                literal(parts.getOrDefault(label, "")), label.equals("mend") ? ");" : ","));
          }
        });
    return """
    package io.holdfast.config.check;

    /** The parts of diagnostics.txt by code. Made by build-tools/MakeTables.java. */
    final class DiagnosticParts {
      private DiagnosticParts() {}

      /** Returns what is said of a code; a code without words is found by the tests. */
      static DiagnosticTexts.Text of(String code) {
        return switch (code) {
    %s      default -> new DiagnosticTexts.Text("", "", "");
        };
      }
    }
    """
        .formatted(cases);
  }

  private static String items(List<String> texts) {
    StringBuilder items = new StringBuilder();
    for (String text : texts) {
      items.append("      ").append(literal(text)).append(",\n");
    }
    return items.toString();
  }

  private static String literal(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
