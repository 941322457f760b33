package io.holdfast.daemon.show;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.core.Effects;
import io.holdfast.core.Engine;
import io.holdfast.core.Input;
import io.holdfast.core.ScriptOutcome;
import io.holdfast.core.spec.CheckSpec;
import io.holdfast.core.spec.Configuration;
import io.holdfast.core.spec.GlobalSpec;
import io.holdfast.core.spec.ScriptSpec;
import io.holdfast.daemon.json.JsonWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What trackers say of themselves. */
class TrackerJsonTest {
  @Test
  void aCheckWithoutAProcessIsToldInItsWords() {
    assertThat(json(new CheckSpec.Tcp("2001:db8::1", 80)))
        .contains("\"command\":[\"/usr/bin/nc\"]", "\"check\":[\"tcp\",\"[2001:db8::1]:80\"]");
    assertThat(json(null)).contains("\"command\":[\"/usr/bin/nc\"]", "\"check\":[]");
  }

  @Test
  void theWholeOutputOnlyOfTheOneThatIsAskedFor() {
    assertThat(json(null, "")).contains("\"lastOutput\":\"b\"").doesNotContain("Lines");
    assertThat(json(null, "web")).contains("\"lastOutputLines\":[\"a\",\"b\"]");
    assertThat(json(null, "other")).isEqualTo("{\"trackers\":[]}");
    String elsewhere = json(null, "here");
    assertThat(elsewhere).as("in a namespace").contains("\"name\":\"red/here\"");
  }

  private static String json(@Nullable CheckSpec check) {
    return json(check, "");
  }

  private static String json(@Nullable CheckSpec check, String name) {
    ScriptSpec script =
        new ScriptSpec(
            name.equals("here") ? "red/here" : "web",
            List.of("/usr/bin/nc"),
            "",
            "",
            1,
            1,
            1,
            1,
            false,
            check);
    Engine engine = new Engine();
    Configuration configuration = new Configuration(GlobalSpec.DEFAULT, List.of(), List.of(script));
    engine.apply(new Input.Configure(configuration), 0, new Effects());
    ScriptOutcome outcome = new ScriptOutcome(ScriptOutcome.Kind.EXITED, 0, "");
    Input finished = new Input.ScriptFinished("web", outcome.after(1, "a\nb"));
    engine.apply(finished, 0, new Effects());
    Picture picture = SnapshotFixture.picture(engine.snapshot(), List.of(), 0);
    return JsonWriter.object(out -> TrackerJson.write(picture, name, out));
  }
}
