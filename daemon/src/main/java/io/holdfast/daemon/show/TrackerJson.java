package io.holdfast.daemon.show;

import io.holdfast.core.RouterSnapshot;
import io.holdfast.core.ScriptOutcome;
import io.holdfast.core.ScriptSnapshot;
import io.holdfast.core.TrackerSnapshot;
import io.holdfast.core.spec.CheckSpec;
import io.holdfast.core.spec.GroupSpec;
import io.holdfast.core.spec.TrackSpec;
import io.holdfast.core.spec.TrackerName;
import io.holdfast.daemon.json.JsonWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The trackers and who depends on them as JSON; docs/control.md explains it. Stateless. */
public final class TrackerJson {
  private TrackerJson() {}

  /**
   * Writes the member {@code trackers}: those that are called {@code name}, with all that is kept
   * of their output, or all if it is empty, which may be thousands, with the last line of each.
   */
  public static void write(Picture picture, String name, JsonWriter out) {
    out.objects(
        "trackers",
        picture.snapshot().trackers().stream()
            .filter(tracker -> name.isEmpty() || isCalled(tracker, name))
            .toList(),
        (tracker, inner) -> tracker(tracker, picture, name, inner));
  }

  /** Whether the configuration calls it so; its namespace may be left out. */
  public static boolean isCalled(TrackerSnapshot tracker, String name) {
    String full = tracker.name().name();
    return full.equals(name) || full.endsWith("/" + name);
  }

  private static void tracker(
      TrackerSnapshot tracker, Picture picture, String asked, JsonWriter out) {
    TrackerName name = tracker.name();
    out.text("kind", name.kind().word())
        .text("name", name.name())
        .text("status", EventJson.word(tracker.verdict()))
        .number("number", tracker.number());
    if (tracker.believedAtNanos() != Long.MAX_VALUE) {
      out.seconds("believedInSeconds", Math.max(0, tracker.believedAtNanos() - picture.nowNanos()));
    }
    for (ScriptSnapshot script : picture.snapshot().scripts()) {
      if (script.spec().name().equals(name.name()) && name.kind().word().equals("script")) {
        script(script, out);
        ScriptOutcome last = script.last();
        if (!asked.isEmpty() && last != null) {
          out.texts("lastOutputLines", last.output().lines().toList());
        }
      }
    }
    out.objects("users", users(name, picture), TrackerJson::user);
  }

  private static void script(ScriptSnapshot script, JsonWriter out) {
    CheckSpec check = script.spec().check();
    out.flag("running", script.running())
        .number("lastExitStatus", script.lastStatus())
        .texts("command", script.spec().command())
        .texts("check", check == null ? List.of() : check.words())
        .seconds("intervalSeconds", script.spec().intervalNanos());
    ScriptOutcome last = script.last();
    if (last != null) {
      out.text("lastResult", last.kind().name().toLowerCase(Locale.ROOT))
          .text("lastResultText", ScriptText.result(script, last))
          .text("lastReason", last.reason())
          .text("lastOutput", last.lastLine())
          .seconds("lastDurationSeconds", last.durationNanos());
    }
  }

  private record User(String kind, String name, TrackSpec track) {}

  private static List<User> users(TrackerName tracker, Picture picture) {
    List<User> users = new ArrayList<>();
    for (RouterSnapshot router : picture.snapshot().routers()) {
      for (TrackSpec track : router.spec().tracks()) {
        if (isOf(track, tracker)) {
          users.add(new User("instance", router.name(), track));
        }
      }
    }
    for (GroupSpec group : picture.snapshot().configuration().groups()) {
      for (TrackSpec track : group.tracks()) {
        if (isOf(track, tracker)) {
          users.add(new User("group", group.name(), track));
        }
      }
    }
    return users;
  }

  private static boolean isOf(TrackSpec track, TrackerName tracker) {
    return track.kind() == tracker.kind() && track.name().equals(tracker.name());
  }

  private static void user(User user, JsonWriter out) {
    out.text(user.kind(), user.name())
        .number("weight", user.track().weight())
        .flag("reverse", user.track().reverse());
  }
}
