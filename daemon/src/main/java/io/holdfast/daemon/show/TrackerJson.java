package io.holdfast.daemon.show;

import io.holdfast.core.RouterSnapshot;
import io.holdfast.core.ScriptSnapshot;
import io.holdfast.core.spec.TrackKind;
import io.holdfast.core.spec.TrackSpec;
import io.holdfast.daemon.json.JsonWriter;
import java.util.ArrayList;
import java.util.List;

/** The trackers and who depends on them as JSON; docs/control.md explains it. Stateless. */
public final class TrackerJson {
  private TrackerJson() {}

  /** Writes the member {@code trackers}. */
  public static void write(Picture picture, JsonWriter out) {
    out.objects(
        "trackers",
        picture.snapshot().scripts(),
        (script, inner) -> script(script, picture, inner));
  }

  private static void script(ScriptSnapshot script, Picture picture, JsonWriter out) {
    out.text("kind", "script")
        .text("name", script.spec().name())
        .text("status", EventJson.word(script.verdict()))
        .flag("running", script.running())
        .number("lastExitStatus", script.lastStatus())
        .texts("command", script.spec().command())
        .seconds("intervalSeconds", script.spec().intervalNanos())
        .objects("users", users(script.spec().name(), picture), TrackerJson::user);
  }

  private record User(String instance, TrackSpec track) {}

  private static List<User> users(String script, Picture picture) {
    List<User> users = new ArrayList<>();
    for (RouterSnapshot router : picture.snapshot().routers()) {
      for (TrackSpec track : router.spec().tracks()) {
        if (track.kind() == TrackKind.SCRIPT && track.name().equals(script)) {
          users.add(new User(router.name(), track));
        }
      }
    }
    return users;
  }

  private static void user(User user, JsonWriter out) {
    out.text("instance", user.instance())
        .number("weight", user.track().weight())
        .flag("reverse", user.track().reverse());
  }
}
