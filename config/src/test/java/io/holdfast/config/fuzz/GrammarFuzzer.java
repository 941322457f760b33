package io.holdfast.config.fuzz;

import io.holdfast.config.ConfigurationLoader;
import io.holdfast.config.LoadRequest;
import io.holdfast.config.LoadResult;
import io.holdfast.config.check.Severity;
import io.holdfast.config.text.MemorySource;
import io.holdfast.config.text.TextEnvironment;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** What the fuzzer calls with each input. Whatever it throws is a finding. */
public final class GrammarFuzzer {
  private static final Grammar[] GRAMMARS = Grammar.values();

  private GrammarFuzzer() {}

  /** Loads a configuration that holds the input. Its first octet chooses the grammar. */
  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length == 0) {
      return;
    }
    Grammar grammar = GRAMMARS[(input[0] & 0xff) % GRAMMARS.length];
    String octets =
        grammar.around(new String(input, 1, input.length - 1, StandardCharsets.ISO_8859_1));
    MemorySource source = new MemorySource().withOctets("main.conf", octets);
    TextEnvironment environment = new TextEnvironment("alpha", Map.of(), new Random(1), Set.of());
    LoadResult result = ConfigurationLoader.load(new LoadRequest("main.conf", source, environment));
    boolean fatal =
        result.diagnostics().stream().anyMatch(found -> found.severity() == Severity.FATAL);
    if (result.usable() == fatal) {
      throw new IllegalStateException("usable " + result.usable() + ", fatal " + fatal);
    }
  }
}
