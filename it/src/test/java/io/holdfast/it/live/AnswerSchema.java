package io.holdfast.it.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.holdfast.daemon.lab.LabException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Holds what a daemon answers against the published schema, and more strictly than it says: a
 * member that it does not name is missing there.
 */
final class AnswerSchema {
  private static final Pattern OBJECT = Pattern.compile("\"type\": \"object\",\\s+\"properties\"");
  private static final Pattern ANY = Pattern.compile("\"anyOf\": \\[[^\\]]*\\]");
  private static final String STRICT =
      "\"type\": \"object\", \"additionalProperties\": false, \"properties\"";
  private static final Map<String, Schema> SCHEMAS = new ConcurrentHashMap<>();

  private AnswerSchema() {}

  /** Checks the lines that a command printed with {@code --json}. */
  static void check(String command, String output) {
    boolean isMove = command.matches("stop|drain|handover|maintenance");
    String last = command.equals("stop") ? "done" : "status";
    int index = 0;
    for (String line : output.lines().toList()) {
      boolean isBegin = isMove && index++ == 0;
      String definition = isMove ? (isBegin ? "done" : last) : command;
      checkLine(line, line.startsWith("{\"version\":1,\"ok\":false") ? "error" : definition);
    }
  }

  private static void checkLine(String line, String definition) {
    Schema schema = SCHEMAS.computeIfAbsent(definition, AnswerSchema::load);
    assertThat(schema.validate(line, InputFormat.JSON)).as(definition + ": " + line).isEmpty();
  }

  private static Schema load(String definition) {
    try {
      String all = Files.readString(Product.home().resolve("docs/schema/control-v1.schema.json"));
      String strict = OBJECT.matcher(all).replaceAll(STRICT);
      // Of the alternatives, only what this command answers.
      String one =
          ANY.matcher(strict).replaceAll("\"\\$ref\": \"#/definitions/" + definition + '"');
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(one);
    } catch (IOException cause) {
      throw new LabException("no schema: " + cause.getMessage());
    }
  }
}
