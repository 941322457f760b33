package io.holdfast.daemon.show;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.core.FirewallFigures;
import io.holdfast.core.ScriptOutcome;
import io.holdfast.core.ScriptOutcome.Kind;
import io.holdfast.core.ScriptSnapshot;
import io.holdfast.core.ScriptSnapshot.Verdict;
import io.holdfast.core.Snapshot;
import io.holdfast.core.State;
import io.holdfast.core.StaticSnapshot;
import io.holdfast.core.spec.CheckSpec;
import io.holdfast.core.spec.ScriptSpec;
import io.holdfast.daemon.log.Timestamp;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The last run of each script in {@code keepalived.data}. */
class ScriptTextTest {
  private static final ScriptOutcome FAILED =
      new ScriptOutcome(Kind.EXITED, 22, "").after(12_500_000, "error: 503");

  @Test
  void theDataDumpTellsHowEachScriptEnded() {
    Snapshot one = SnapshotFixture.ofOneRouter(State.MASTER);
    ScriptOutcome passed = new ScriptOutcome(Kind.EXITED, 0, "").after(1_500_000_000L, "");
    ScriptOutcome unmet = new ScriptOutcome(Kind.UNMET, 0, "no route to 10.0.0.0/8");
    Snapshot snapshot =
        new Snapshot(
            one.configuration(),
            one.routers(),
            List.of(),
            List.of(
                script("web", null, FAILED),
                script("file", new CheckSpec.FileExists("/run/ready"), passed),
                script("route", new CheckSpec.FileExists("/run/ready"), unmet),
                script("new", null, null)),
            List.of(),
            0,
            0,
            false,
            StaticSnapshot.NONE,
            0,
            FirewallFigures.NONE);
    String text =
        DataDump.text(
            SnapshotFixture.picture(snapshot, List.of(), 0), Timestamp.of(ZoneOffset.UTC));
    assertThat(text.substring(text.indexOf("------< Holdfast >------")))
        .contains(
            " script web exited with status 22 after 0.0125 sec: error: 503\n",
            " script file passed after 1.5 sec\n",
            " script route no route to 10.0.0.0/8 after 0.0 sec\n")
        .doesNotContain("script new");
  }

  private static ScriptSnapshot script(
      String name, @Nullable CheckSpec check, @Nullable ScriptOutcome last) {
    ScriptSpec spec =
        new ScriptSpec(name, List.of(), "", "", 1_000_000_000, 1_000_000_000, 1, 1, false, check);
    return new ScriptSnapshot(spec, Verdict.BAD, false, 0, last);
  }
}
