package io.holdfast.daemon.cli.control;

import io.holdfast.daemon.cli.json.JsonObject;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * Answers of the daemon as people read them, a list of lines for each. Immutable.
 *
 * @param paint colours or none
 * @param zone for times of day
 */
record Screen(Paint paint, ZoneId zone) {
  private static final int STATE_WIDTH = 6;

  /** {@code holdfast status}. */
  List<String> status(JsonObject answer) {
    List<String> lines = new ArrayList<>();
    JsonObject daemon = answer.object("daemon");
    double now = daemon.number("now");
    lines.add(
        "holdfast "
            + daemon.text("release")
            + (", process " + daemon.whole("pid"))
            + (", running for " + Moments.length(now - daemon.number("startedAt")))
            + (", " + daemon.text("configurationFile")));
    if (daemon.flag("stopping")) {
      lines.add(paint.alarm("it is stopping"));
    }
    if (daemon.flag("maintenance")) {
      lines.add(paint.alarm("it is in maintenance"));
    }
    long stalls = daemon.whole("stalls");
    if (stalls > 0) {
      lines.add(paint.alarm("it stood still " + (stalls == 1 ? "once" : stalls + " times")));
    }
    List<JsonObject> instances = answer.objects("instances");
    int width = width(instances);
    for (JsonObject instance : instances) {
      lines.add("");
      instance(instance, width, now, lines);
    }
    List<JsonObject> groups = answer.objects("groups");
    for (JsonObject group : groups) {
      lines.add("");
      lines.add(
          "group "
              + group.text("name")
              + ("  " + paint.state(group.text("state"), 0) + "  ")
              + String.join(", ", group.texts("members")));
    }
    if (instances.isEmpty()) {
      lines.add("no instances");
    }
    return lines;
  }

  /** One line of {@code holdfast events}. */
  String event(JsonObject event) {
    if (event.has("lost")) {
      return paint.alarm(event.whole("lost") + " events were not shown: too many at once");
    }
    JsonObject heard = event.object("heard");
    return Moments.at(event.number("at"), zone)
        + (" " + event.text("instance") + ": " + event.text("from") + " -> ")
        + paint.state(event.text("to"), 0)
        + (", priority " + event.whole("effectivePriority"))
        + (": " + event.text("causeText"))
        + paint.faint("; " + heard(heard, "earlier"));
  }

  /** {@code holdfast trackers}. */
  List<String> trackers(JsonObject answer) {
    List<String> lines = new ArrayList<>();
    List<JsonObject> trackers = answer.objects("trackers");
    int width = width(trackers);
    for (JsonObject tracker : trackers) {
      lines.add(
          pad(tracker.text("name"), width)
              + ("  " + tracker.text("kind") + "  ")
              + paint.state(tracker.text("status"), 0)
              + counted(tracker)
              + (tracker.flag("running") ? ", running" : "")
              + (tracker.has("believedInSeconds")
                  ? ", a change counts in " + Moments.length(tracker.number("believedInSeconds"))
                  : ""));
      if (!tracker.texts("check").isEmpty()) {
        lines.add("  check: " + String.join(" ", tracker.texts("check")));
      } else if (!tracker.texts("command").isEmpty()) {
        lines.add("  command: " + String.join(" ", tracker.texts("command")));
      }
      if (tracker.has("lastResultText")) {
        lines.add("  " + lastRun(tracker));
        tracker.texts("lastOutputLines").forEach(line -> lines.add("    " + line));
      }
      for (JsonObject user : tracker.objects("users")) {
        long weight = user.whole("weight");
        lines.add(
            "  "
                + (user.has("group") ? "group " + user.text("group") : user.text("instance"))
                + (weight == 0 ? ": FAULT if it fails" : ": weight " + weight)
                + (user.flag("reverse") ? ", reverse" : ""));
      }
    }
    if (trackers.isEmpty()) {
      lines.add("no trackers");
    }
    return lines;
  }

  private static String counted(JsonObject tracker) {
    if (tracker.text("status").equals("pending")) {
      return "";
    }
    return switch (tracker.text("kind")) {
      case "process" -> ", processes: " + tracker.whole("number");
      case "file" -> ", number: " + tracker.whole("number");
      default -> "";
    };
  }

  private static String lastRun(JsonObject tracker) {
    String output = tracker.has("lastOutputLines") ? "" : tracker.text("lastOutput");
    return "last run: "
        + tracker.text("lastResultText")
        + (" after " + Moments.length(tracker.number("lastDurationSeconds")))
        + (output.isEmpty() ? "" : ", last line of output: " + output);
  }

  /** {@code holdfast stats}: what is not 0. */
  List<String> stats(JsonObject answer) {
    List<String> lines = new ArrayList<>();
    lines.add("daemon");
    counters(answer.object("daemon"), lines);
    for (JsonObject instance : answer.objects("instances")) {
      lines.add(instance.text("name"));
      counters(instance, lines);
    }
    return lines;
  }

  private void instance(JsonObject instance, int width, double now, List<String> lines) {
    long priority = instance.whole("priority");
    long effective = instance.whole("effectivePriority");
    lines.add(
        pad(instance.text("name"), width)
            + ("  " + paint.state(instance.text("state"), STATE_WIDTH))
            + ("  priority " + effective + (effective == priority ? "" : " (of " + priority + ")"))
            + ("  " + instance.text("interface") + " VRID " + instance.whole("vrid"))
            + (" VRRPv" + instance.whole("version")));
    if (instance.flag("leaving")) {
      lines.add("  " + paint.alarm("serves until another router does"));
    }
    JsonObject gate = instance.object("gate");
    if (gate.has("waitsFor")) {
      lines.add("  " + paint.alarm("waits for " + gate(gate)));
    }
    String standing = instance.text("standing");
    if (!standing.isEmpty() && !standing.equals("normal")) {
      lines.add("  " + paint.alarm("stands aside: " + standing));
    }
    for (String fault : instance.texts("faults")) {
      lines.add("  " + paint.alarm("fault: " + fault));
    }
    JsonObject last = instance.object("lastTransition");
    if (last.has("at")) {
      lines.add(
          "  since "
              + Moments.at(last.number("at"), zone)
              + (" (" + Moments.length(Math.max(0, now - last.number("at"))) + "), before: ")
              + (last.text("from") + "; " + last.text("causeText")));
    }
    JsonObject master = instance.object("master");
    if (master.has("address") && !instance.text("state").equals("MASTER")) {
      lines.add(
          "  master " + master.text("address") + " with priority " + master.whole("priority"));
    }
    lines.add("  " + heard(instance.object("lastHeard"), "ago"));
    for (JsonObject address : instance.objects("addresses")) {
      lines.add(
          "  " + address.text("address") + " on " + address.text("interface") + place(address));
    }
  }

  private static String gate(JsonObject gate) {
    return gate.text("waitsFor")
        + (gate.has("secondsLeft")
            ? ", " + Moments.length(gate.number("secondsLeft")) + " more at most"
            : " of others in its group");
  }

  private String place(JsonObject address) {
    String excluded = address.flag("advertised") ? "" : ", excluded";
    boolean isPresent = address.flag("present");
    if (isPresent == address.flag("wanted")) {
      return (isPresent ? ": here" : ": not here") + excluded;
    }
    return paint.alarm(isPresent ? ": here, but should not be" : ": should be here, and is not")
        + excluded;
  }

  private static String heard(JsonObject heard, String ending) {
    return heard.has("address")
        ? "last heard "
            + (heard.text("address") + " with priority " + heard.whole("priority"))
            + (", " + Moments.length(heard.number("secondsAgo")) + " " + ending)
        : "heard nobody yet";
  }

  private static void counters(JsonObject counters, List<String> lines) {
    for (String name : counters.names()) {
      if (counters.whole(name) != 0) {
        lines.add("  " + name + " " + counters.whole(name));
      }
    }
  }

  private static int width(List<JsonObject> named) {
    return named.stream().mapToInt(one -> one.text("name").length()).max().orElse(0);
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }
}
