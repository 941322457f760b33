package io.holdfast.daemon.cli.control;

import io.holdfast.core.HandoverWay;
import io.holdfast.daemon.cli.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of the masters that were asked to let other routers serve, as told by the status of
 * the daemon. Immutable.
 *
 * @param movers names of the instances that are to move
 * @param way how they give way
 */
record MoveProgress(List<String> movers, HandoverWay way) {
  private static final String MASTER = "MASTER";
  private static final String BACKUP = "BACKUP";

  /** Copies the list. */
  MoveProgress {
    movers = List.copyOf(movers);
  }

  /**
   * The move of all masters of a host, or of one instance and its group.
   *
   * @param before the status before it was asked for
   * @param instance the one, or null for all
   */
  static MoveProgress of(JsonObject before, @Nullable String instance, HandoverWay way) {
    List<String> movers = new ArrayList<>();
    List<String> meant = instance == null ? List.of() : together(before, instance);
    for (JsonObject one : before.objects("instances")) {
      boolean isMeant = instance == null || meant.contains(one.text("name"));
      if (isMeant && isMaster(one)) {
        movers.add(one.text("name"));
      }
    }
    return new MoveProgress(movers, way);
  }

  /** Whether somebody may still take over. */
  boolean isUnderWay(JsonObject status) {
    return movers.stream().anyMatch(mover -> isMoving(instance(status, mover)));
  }

  /** Whether a command holds the move back. */
  boolean waitsForGate(JsonObject status) {
    return movers.stream().anyMatch(mover -> instance(status, mover).has("gate"));
  }

  /** How long to wait for somebody, milliseconds; the daemon itself bounds a release. */
  long patienceMillis(JsonObject status) {
    long longest = 0;
    for (String mover : movers) {
      longest = Math.max(longest, instance(status, mover).whole("advertIntervalMs"));
    }
    return way.patienceMillis(longest);
  }

  /** Whether none of them serves any more, and none has failed. */
  boolean hasMoved(JsonObject status) {
    return movers.stream().allMatch(mover -> instance(status, mover).text("state").equals(BACKUP));
  }

  /** What became of each, in words. */
  List<String> lines(JsonObject status) {
    return movers.stream().map(mover -> mover + ": " + fate(instance(status, mover))).toList();
  }

  private static String fate(JsonObject instance) {
    String state = instance.text("state");
    String heir = instance.object("master").text("address");
    return switch (state) {
      case MASTER ->
          "no other router takes over; this host serves on with priority "
              + instance.whole("effectivePriority");
      case "" -> "is not there any more";
      case BACKUP -> heir.isEmpty() ? "is BACKUP now" : heir + " serves now";
      default -> "is " + state + " now";
    };
  }

  private boolean isMoving(JsonObject instance) {
    boolean isWaiting = instance.flag("leaving") || instance.has("gate");
    boolean isDemoted = way == HandoverWay.DEMOTE && !instance.text("standing").equals("normal");
    return isMaster(instance) && (isWaiting || isDemoted);
  }

  private static boolean isMaster(JsonObject instance) {
    return instance.text("state").equals(MASTER);
  }

  private static JsonObject instance(JsonObject status, String name) {
    return status.objects("instances").stream()
        .filter(one -> one.text("name").equals(name))
        .findFirst()
        .orElse(JsonObject.parse(""));
  }

  /** An instance and those that move with it. */
  private static List<String> together(JsonObject status, String instance) {
    return status.objects("groups").stream()
        .map(group -> group.texts("members"))
        .filter(members -> members.contains(instance))
        .findFirst()
        .orElse(List.of(instance));
  }
}
