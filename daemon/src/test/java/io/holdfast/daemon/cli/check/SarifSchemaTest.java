package io.holdfast.daemon.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code check --format sarif} writes keeps to OASIS's own schema of SARIF 2.1.0. */
class SarifSchemaTest {
  private static Schema schema;

  @BeforeAll
  static void readTheSchema() throws IOException {
    SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);
    String resource = "/schema/sarif-schema-2.1.0.json";
    try (InputStream in = SarifSchemaTest.class.getResourceAsStream(resource)) {
      schema = registry.getSchema(Objects.requireNonNull(in, resource));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "good/two-hosts/host1.conf,good/two-hosts/host2.conf",
        "mistakes/cluster-vrid-differs/host1.conf,mistakes/cluster-vrid-differs/host2.conf",
        "mistakes/brace-lost-in-include/keepalived.conf",
        "mistakes/no-vip/keepalived.conf",
        "mistakes/nothing of that name/keepalived.conf"
      })
  void theLogIsValid(String names) {
    Checked checked = Checked.run(arguments(names));
    assertThat(complaints(checked.out())).isEmpty();
  }

  @Test
  void theSchemaWouldComplain() {
    String log = Checked.run(arguments("mistakes/no-vip/keepalived.conf")).out();
    assertThat(complaints(log.replace("\"driver\"", "\"drive\""))).isNotEmpty();
    assertThat(complaints(log.replaceFirst("\"level\"\\s*:\\s*\"warning\"", "\"level\":\"odd\"")))
        .isNotEmpty();
  }

  private static List<Error> complaints(String log) {
    return schema.validate(log, InputFormat.JSON);
  }

  private static String[] arguments(String names) {
    Stream<String> files =
        Stream.of(names.split(",")).map(name -> MistakesTest.EXAMPLES.resolve(name).toString());
    return Stream.concat(Stream.of("--format=sarif"), files).toArray(String[]::new);
  }
}
