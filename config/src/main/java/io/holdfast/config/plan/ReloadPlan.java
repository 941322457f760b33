package io.holdfast.config.plan;

import io.holdfast.config.keyword.Keyword;
import io.holdfast.config.keyword.KeywordTable;
import io.holdfast.core.address.LinkTable;
import io.holdfast.core.link.VirtualLinks;
import io.holdfast.core.spec.Configuration;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.spec.TransportSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a reload would do, step by step in the engine's order.
 *
 * @param steps sentences; empty when the configurations are equal
 * @param addresses what becomes of every virtual address
 */
public record ReloadPlan(List<String> steps, List<AddressFate> addresses) {
  private static final Set<String> FIXED_AT_START = Set.of("net_namespace", "instance");

  /** Copies the lists. */
  public ReloadPlan {
    steps = List.copyOf(steps);
    addresses = List.copyOf(addresses);
  }

  /** Plans the way from one configuration to another. */
  public static ReloadPlan of(Configuration before, Configuration after) {
    return ofPlaced(placed(before), placed(after));
  }

  /** Virtual MACs have interfaces of their own, which their addresses and adverts go to. */
  private static Configuration placed(Configuration configuration) {
    return VirtualLinks.resolve(configuration, new LinkTable());
  }

  private static ReloadPlan ofPlaced(Configuration before, Configuration after) {
    SpecDiff diff = SpecDiff.of(before, after);
    List<String> steps = new ArrayList<>();
    for (SettingChange change : diff.global()) {
      steps.add("change global_defs: " + change);
    }
    diff.scripts().forEach(script -> steps.add(step(script)));
    diff.others().forEach(block -> steps.add(step(block)));
    for (RouterChange router : diff.routers()) {
      step(router, steps);
    }
    return new ReloadPlan(steps, new AddressFates(before, after).list());
  }

  /** Returns the plan for people, one line for each step and each address that does not stay. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (int index = 0; index < steps.size(); index++) {
      lines.add((index + 1) + ". " + steps.get(index));
    }
    if (steps.isEmpty()) {
      lines.add("nothing to do");
    }
    long staying = 0;
    boolean isCalm = true;
    for (AddressFate fate : addresses) {
      if (fate.kind() == AddressFate.Kind.STAYS) {
        staying++;
        continue;
      }
      isCalm &= fate.kind() == AddressFate.Kind.ADDED;
      lines.add(
          "%s on %s %s, %s"
              .formatted(fate.prefix(), fate.interfaceName(), verb(fate.kind()), fate.reason()));
    }
    lines.add(
        "%s address%s stay%s%s"
            .formatted(
                staying,
                staying == 1 ? "" : "es",
                staying == 1 ? "s" : "",
                isCalm ? "; none moves, blinks or goes" : ""));
    return lines;
  }

  private static String verb(AddressFate.Kind kind) {
    return switch (kind) {
      case STAYS -> "stays";
      case ADDED -> "is added";
      case REMOVED -> "is removed";
      case MOVES -> "moves";
      case BLINKS -> "blinks";
    };
  }

  private static String step(ScriptChange script) {
    return switch (script.kind()) {
      case STARTED -> "start script " + script.name();
      case STOPPED -> "stop script " + script.name();
      case ADJUSTED ->
          "change script " + script.name() + ", its verdict stays: " + all(script.changes());
      case REPLACED ->
          "start script "
              + script.name()
              + " anew, its verdict is forgotten: "
              + all(script.changes());
    };
  }

  private static String step(BlockChange block) {
    String title = block.title().strip();
    return switch (block.kind()) {
      case ADDED -> "add " + title + effect(title);
      case REMOVED -> "remove " + title + effect(title);
      case CHANGED -> "change " + title + ": " + all(block.changes()) + restart(title);
    };
  }

  private static String effect(String title) {
    Keyword keyword = KeywordTable.get().find(KeywordTable.ROOT, firstWord(title));
    return keyword == null || keyword.standing().hasEffect()
        ? restart(title)
        : " (accepted, not acted on)";
  }

  private static String restart(String title) {
    return FIXED_AT_START.contains(firstWord(title)) ? " (refused: it needs a restart)" : "";
  }

  private static String firstWord(String title) {
    return title.split(" ", 2)[0];
  }

  private static String all(List<SettingChange> changes) {
    return changes.stream().map(SettingChange::toString).collect(Collectors.joining(", "));
  }

  private static void step(RouterChange router, List<String> steps) {
    switch (router) {
      case RouterChange.Stopped(RouterSpec spec) ->
          steps.add(
              "stop "
                  + title(spec)
                  + ": a master says so with priority 0 and gives up its"
                  + " addresses");
      case RouterChange.Started(RouterSpec spec) ->
          steps.add("start " + title(spec) + " with priority " + spec.priority());
      case RouterChange.Replaced(RouterSpec before, RouterSpec after) ->
          steps.add(
              "replace "
                  + title(before)
                  + " by "
                  + title(after)
                  + " with priority "
                  + after.priority()
                  + ": a master says priority 0 as the old one and is master at once as the new one");
      case RouterChange.Kept(RouterSpec before, RouterSpec after, List<SettingChange> changes) -> {
        if (!before.name().equals(after.name())) {
          steps.add("rename " + before.name() + " to " + after.name() + ", its state stays");
        }
        for (SettingChange change : changes) {
          steps.add("change " + after.name() + ", its state stays: " + change);
        }
      }
    }
  }

  private static String title(RouterSpec spec) {
    String place = spec.interfaceName().isEmpty() ? "" : " on " + spec.interfaceName();
    String way =
        switch (spec.transport()) {
          case TransportSpec.Multicast multicast -> "to " + multicast.group();
          case TransportSpec.Unicast unicast -> "unicast";
        };
    return "%s (VRID %d%s, version %d, %s)"
        .formatted(spec.name(), spec.vrid(), place, spec.version(), way);
  }
}
