package io.holdfast.config.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** The sentences of the resource {@code diagnostics.txt}. Immutable, read at the first use. */
final class DiagnosticTexts {
  private static final String RESOURCE = "diagnostics.txt";
  private static final Map<DiagnosticCode, Text> OURS = load();

  /** What is said of a code: fragments without a full stop, none of them empty. */
  record Text(String cause, String consequence, String mend) {}

  private DiagnosticTexts() {}

  /** Returns what is said of a code. */
  static Text of(DiagnosticCode code) {
    return Objects.requireNonNull(OURS.get(code), code::id);
  }

  private static Map<DiagnosticCode, Text> load() {
    try (InputStream in = DiagnosticTexts.class.getResourceAsStream(RESOURCE)) {
      byte[] octets = Objects.requireNonNull(in, RESOURCE).readAllBytes();
      return parse(new String(octets, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE, e);
    }
  }

  private static Map<DiagnosticCode, Text> parse(String text) {
    Map<String, Map<String, String>> parts = new HashMap<>();
    Map<String, String> part = Map.of();
    for (String line : text.lines().toList()) {
      int colon = line.indexOf(": ");
      if (line.startsWith("HF-")) {
        part = new HashMap<>();
        if (parts.put(line, part) != null) {
          throw new IllegalStateException(line + " stands twice in " + RESOURCE);
        }
      } else if (colon > 0 && !line.startsWith("#")) {
        part.put(line.substring(0, colon), line.substring(colon + 2));
      }
    }
    Map<DiagnosticCode, Text> texts = new EnumMap<>(DiagnosticCode.class);
    for (DiagnosticCode code : DiagnosticCode.values()) {
      Map<String, String> words = parts.getOrDefault(code.id(), Map.of());
      texts.put(code, new Text(said("why", words), said("then", words), said("mend", words)));
    }
    return texts;
  }

  /** A code without words is found by the tests, and must not stop a daemon. */
  private static String said(String label, Map<String, String> words) {
    return words.getOrDefault(label, "");
  }
}
