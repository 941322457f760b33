package io.holdfast.daemon.control;

import io.holdfast.core.HandoverWay;
import io.holdfast.daemon.json.JsonReader;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request, understood. See docs/control.md.
 *
 * @param question what is wanted
 */
record Request(Question question) {
  /** The version of the protocol, in every answer. */
  static final int VERSION = 1;

  private static final String VERSION_MEMBER = "version";

  /** What can be wanted. */
  sealed interface Question {
    /** A view of the picture. */
    record Show(View view) implements Question {}

    /**
     * What is tracked.
     *
     * @param name the only tracker that is asked for, which then says more; empty for all
     */
    record Trackers(String name) implements Question {}

    /**
     * The history, oldest change first.
     *
     * @param follow whether later changes shall follow, each on a line
     */
    record Events(boolean follow) implements Question {}

    /** Something to do. */
    record Do(Action action) implements Question {}
  }

  /** Views of the picture. */
  enum View {
    STATUS,
    STATS,
    METRICS
  }

  /** The outcome of reading a line. */
  sealed interface Outcome {
    /** It is a request. */
    record Understood(Request request) implements Outcome {}

    /** It is not; {@code code} is stable, {@code text} is for people. */
    record Refused(String code, String text) implements Outcome {}
  }

  /** Reads a line. */
  static Outcome read(String line) {
    return switch (JsonReader.read(line)) {
      case JsonReader.Outcome.Refused(String problem) -> new Outcome.Refused("bad-json", problem);
      case JsonReader.Outcome.Understood(Map<String, Object> members) -> of(members);
    };
  }

  private static Outcome of(Map<String, Object> members) {
    if (!Long.valueOf(VERSION).equals(members.getOrDefault(VERSION_MEMBER, (long) VERSION))) {
      return new Outcome.Refused("bad-version", "this daemon speaks version " + VERSION);
    }
    Object name = members.getOrDefault("request", "");
    Question question =
        switch (name instanceof String word ? word : "") {
          case "status" -> new Question.Show(View.STATUS);
          case "trackers" -> trackers(members.getOrDefault("name", ""));
          case "stats" ->
              isSet(members, "clear")
                  ? new Question.Do(new Action.ClearStatistics())
                  : new Question.Show(View.STATS);
          case "metrics" -> new Question.Show(View.METRICS);
          case "events" -> new Question.Events(isSet(members, "follow"));
          case "reload" -> new Question.Do(new Action.Reload());
          case "stop" ->
              new Question.Do(isSet(members, "now") ? new Action.StopNow() : new Action.Stop());
          case "drain" -> new Question.Do(new Action.Drain(way(members)));
          case "handover" ->
              members.get("instance") instanceof String instance
                  ? new Question.Do(new Action.Handover(instance, way(members)))
                  : null;
          case "maintenance" ->
              members.get("on") instanceof Boolean isOn
                  ? new Question.Do(new Action.Maintenance(isOn))
                  : null;
          default -> null;
        };
    return question == null
        ? new Outcome.Refused("unknown-request", unknown(name))
        : new Outcome.Understood(new Request(question));
  }

  private static @Nullable Question trackers(Object name) {
    return name instanceof String word ? new Question.Trackers(word) : null;
  }

  private static String unknown(Object name) {
    return "there is no request '" + name + "', or it lacks a member";
  }

  private static HandoverWay way(Map<String, Object> members) {
    return isSet(members, "demote") ? HandoverWay.DEMOTE : HandoverWay.RELEASE;
  }

  private static boolean isSet(Map<String, Object> members, String name) {
    return Boolean.TRUE.equals(members.get(name));
  }
}
