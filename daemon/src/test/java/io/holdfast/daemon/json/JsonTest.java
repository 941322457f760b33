package io.holdfast.daemon.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our JSON is what a real parser takes for JSON, and no request can break the reader. */
class JsonTest {
  private static final String ODD = "a\"b\\c/d\n\r\t\u0001\u007f äß € \ud83d\ude00 \ud800";

  @Test
  void membersInOrder() {
    String json =
        JsonWriter.object(out ->
            out.text("name", "VI_1")
                .text("absent", null)
                .number("priority", 100)
                .seconds("at", 1_795_400_462_579_306_000L)
                .seconds("whole", 2_000_000_000L)
                .seconds("half", -500_000_000L)
                .flag("up", true)
                .texts("none", List.of())
                .texts("faults", List.of("a", "b"))
                .object("empty", inner -> {})
                .objects("list", List.of(1, 2), (item, inner) -> inner.number("n", item)));
    assertThat(json)
        .isEqualTo(
            "{\"name\":\"VI_1\",\"priority\":100,\"at\":1795400462.579306,\"whole\":2,"
                + "\"half\":-0.5,\"up\":true,\"none\":[],\"faults\":[\"a\",\"b\"],\"empty\":{},"
                + "\"list\":[{\"n\":1},{\"n\":2}]}");
  }

  @Test
  void anyTextSurvives() throws IOException {
    for (JsonWriter.Slash slash : JsonWriter.Slash.values()) {
      String json = JsonWriter.objects(slash, List.of(ODD), (text, out) -> out.text(text, text));
      assertThat(json.contains("\\/")).isEqualTo(slash == JsonWriter.Slash.ESCAPED);
      try (JsonParser parser = new JsonFactory().createParser(json)) {
        parser.nextToken();
        parser.nextToken();
        assertThat(parser.nextFieldName()).isEqualTo(ODD);
        assertThat(parser.nextTextValue()).isEqualTo(ODD);
        assertThat(parser.nextToken()).isEqualTo(JsonToken.END_OBJECT);
        assertThat(parser.nextToken()).isEqualTo(JsonToken.END_ARRAY);
        assertThat(parser.nextToken()).isNull();
      }
    }
  }

  @Test
  void readsWhatItWrites() {
    String json =
        JsonWriter.object(
            out -> out.text("request", ODD).number("version", -12).flag("follow", false));
    assertThat(JsonReader.read(json))
        .isEqualTo(
            new JsonReader.Outcome.Understood(
                Map.of("request", ODD, "version", -12L, "follow", false)));
    assertThat(JsonReader.read(" { } ")).isEqualTo(new JsonReader.Outcome.Understood(Map.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "}",
        "[]",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":nul}",
        "{\"a\":[1]}",
        "{\"a\":{}}",
        "{\"a\":1.5}",
        "{\"a\":1e9}",
        "{\"a\":1234567890123456789}",
        "{\"a\":\"x}",
        "{\"a\":-}",
        "{\"a\":\"\\x\"}",
        "{\"a\":\"\\u12g4\"}",
        "{\"a\":1,}",
        "{\"a\":1}{}",
        "{\"a\":1,\"a\":2}",
        "{\"a\":\"\u0001\"}",
        "{\"a\":\"\\",
        "{\"a\":truefalse}"
      })
  void refusesWithAPlace(String text) {
    assertThat(JsonReader.read(text))
        .isInstanceOfSatisfying(
            JsonReader.Outcome.Refused.class,
            refused -> assertThat(refused.problem()).containsPattern("at column \\d+$"));
  }

  @Test
  void noGarbageBreaksTheReader() {
    Random random = new Random(4);
    String alphabet = "{}[]:,\"\\utrfalse0123456789-. \u0000é";
    int understood = 0;
    for (int round = 0; round < 50_000; round++) {
      StringBuilder text = new StringBuilder(random.nextBoolean() ? "{\"a\":" : "");
      for (int length = random.nextInt(12); length > 0; length--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      text.append(random.nextBoolean() ? "}" : "");
      if (JsonReader.read(text.toString()) instanceof JsonReader.Outcome.Understood) {
        understood++;
      }
    }
    assertThat(understood).isPositive();
  }
}
