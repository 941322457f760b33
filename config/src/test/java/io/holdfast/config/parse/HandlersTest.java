package io.holdfast.config.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.config.check.Diagnostics;
import io.holdfast.config.check.Place;
import io.holdfast.config.keyword.Keyword;
import io.holdfast.config.keyword.KeywordTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the table says is acted on has a handler, and no handler reads an unknown keyword. */
class HandlersTest {
  private static final KeywordTable TABLE = KeywordTable.get();

  private final Draft draft = new Draft();
  private final Values values = new Values(new Diagnostics());
  private final Place place = Place.ofFile("main.conf");

  @Test
  void keywordsThatAreActedOnHaveHandlers() {
    InstanceBlock instance =
        new InstanceBlock(draft, new InstanceDraft("A", place), new BlockReader(values));
    assertHandled("global_defs", new GlobalBlock(draft, values).handlers());
    assertHandled("vrrp_instance", instance.handlers());
    assertHandled("authentication", instance.authenticationHandlers());
    assertHandled("vrrp_script", new ScriptBlock(new ScriptDraft("s", place), values).handlers());
  }

  /** A plain value has no handler: a resolver asks for it by its name. */
  private static void assertHandled(String block, Map<String, Handler> handlers) {
    String resolvers = sourcesOf(Path.of("src/main/java/io/holdfast/config/validate"));
    List<String> acted =
        TABLE.keywords(block).stream()
            .filter(keyword -> keyword.standing().isActed())
            .map(Keyword::name)
            .filter(name -> !resolvers.contains("(\"" + name.replaceFirst("_force$", "") + "\""))
            .toList();
    List<String> known = TABLE.keywords(block).stream().map(Keyword::name).toList();
    assertThat(handlers.keySet()).containsAll(acted);
    assertThat(known).containsAll(handlers.keySet());
  }

  private static String sourcesOf(Path directory) {
    StringBuilder text = new StringBuilder();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        text.append(Files.readString(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
