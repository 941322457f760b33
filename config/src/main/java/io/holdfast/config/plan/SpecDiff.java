package io.holdfast.config.plan;

import io.holdfast.config.keyword.KeywordTable;
import io.holdfast.config.show.EffectiveSettings;
import io.holdfast.config.show.Secrets;
import io.holdfast.config.show.Setting;
import io.holdfast.core.spec.Configuration;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.spec.ScriptSpec;
import io.holdfast.core.vrrp.Succession;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The difference of two configurations, matched as the engine matches them at a reload.
 *
 * @param global changes of {@code global_defs}
 * @param scripts changed scripts, those that end last
 * @param others changed definitions of other trackers, and changed sync groups
 * @param routers what becomes of every virtual router, in the engine's order: first those that end,
 *     then the others in the order of the new file
 */
public record SpecDiff(
    List<SettingChange> global,
    List<ScriptChange> scripts,
    List<BlockChange> others,
    List<RouterChange> routers) {

  private static final List<String> COMPARED_APART =
      List.of("global_defs ", "vrrp_script ", "vrrp_instance ");

  /** Copies the lists. */
  public SpecDiff {
    global = List.copyOf(global);
    scripts = List.copyOf(scripts);
    others = List.copyOf(others);
    routers = List.copyOf(routers);
  }

  /** Compares. */
  public static SpecDiff of(Configuration before, Configuration after) {
    Blocks old = Blocks.of(before);
    Blocks wanted = Blocks.of(after);
    List<RouterChange> routers = new ArrayList<>();
    Succession succession = Succession.of(before.routers(), after.routers());
    BitSet replaced = new BitSet();
    for (int index = 0; index < after.routers().size(); index++) {
      if (succession.forebear(index) != Succession.NONE) {
        replaced.set(succession.forebear(index));
      }
    }
    for (int index = 0; index < before.routers().size(); index++) {
      if (!succession.goesOn(index) && !replaced.get(index)) {
        routers.add(new RouterChange.Stopped(before.routers().get(index)));
      }
    }
    for (int index = 0; index < after.routers().size(); index++) {
      RouterSpec spec = after.routers().get(index);
      int predecessor = succession.predecessor(index);
      int forebear = succession.forebear(index);
      if (forebear != Succession.NONE) {
        routers.add(new RouterChange.Replaced(before.routers().get(forebear), spec));
      } else if (predecessor == Succession.NONE) {
        routers.add(new RouterChange.Started(spec));
      } else {
        RouterSpec running = before.routers().get(predecessor);
        routers.add(
            new RouterChange.Kept(
                running, spec, old.changes("vrrp_instance", running.name(), wanted, spec.name())));
      }
    }
    return new SpecDiff(
        old.changes("global_defs", "", wanted, ""),
        scripts(before.scripts(), after.scripts(), old, wanted),
        old.others(wanted),
        routers);
  }

  private static List<ScriptChange> scripts(
      List<ScriptSpec> before, List<ScriptSpec> after, Blocks old, Blocks wanted) {
    List<ScriptChange> changes = new ArrayList<>();
    Map<String, ScriptSpec> running = new HashMap<>();
    before.forEach(script -> running.put(script.name(), script));
    for (ScriptSpec script : after) {
      ScriptSpec known = running.remove(script.name());
      if (known == null) {
        changes.add(new ScriptChange(script.name(), ScriptChange.Kind.STARTED, List.of()));
      } else if (!known.equals(script)) {
        changes.add(
            new ScriptChange(
                script.name(),
                isSameCheck(known, script)
                    ? ScriptChange.Kind.ADJUSTED
                    : ScriptChange.Kind.REPLACED,
                old.changes("vrrp_script", script.name(), wanted, script.name())));
      }
    }
    for (ScriptSpec script : before) {
      if (running.containsKey(script.name())) {
        changes.add(new ScriptChange(script.name(), ScriptChange.Kind.STOPPED, List.of()));
      }
    }
    return changes;
  }

  /** The rule of the engine's script tracker. */
  private static boolean isSameCheck(ScriptSpec known, ScriptSpec script) {
    return known.command().equals(script.command())
        && known.user().equals(script.user())
        && known.group().equals(script.group());
  }

  /** The settings of a configuration by block. */
  private record Blocks(Map<String, SettingValues> values) {
    static Blocks of(Configuration configuration) {
      Map<String, SettingValues> values = new LinkedHashMap<>();
      for (Setting setting : EffectiveSettings.of(configuration, Secrets.SHOWN)) {
        if (setting instanceof Setting.Block block) {
          String title = block.keyword() + ' ' + block.name();
          String unique = values.containsKey(title) ? title + values.size() : title;
          values.put(unique, new SettingValues(block.keyword(), block.settings()));
        } else {
          values.put(setting.keyword(), new SettingValues(KeywordTable.ROOT, List.of(setting)));
        }
      }
      return new Blocks(values);
    }

    /** What is different in blocks that are neither scripts nor instances nor global_defs. */
    List<BlockChange> others(Blocks wanted) {
      Set<String> titles = new LinkedHashSet<>(wanted.values.keySet());
      titles.addAll(values.keySet());
      titles.removeIf(title -> COMPARED_APART.stream().anyMatch(title::startsWith));
      SettingValues none = new SettingValues(KeywordTable.ROOT, List.of());
      List<BlockChange> changes = new ArrayList<>();
      for (String title : titles) {
        SettingValues before = values.get(title);
        SettingValues after = wanted.values.get(title);
        BlockChange.Kind kind =
            before == null
                ? BlockChange.Kind.ADDED
                : after == null ? BlockChange.Kind.REMOVED : BlockChange.Kind.CHANGED;
        List<SettingChange> inside =
            kind == BlockChange.Kind.CHANGED
                ? Objects.requireNonNullElse(before, none)
                    .changesTo(Objects.requireNonNullElse(after, none))
                : List.of();
        if (kind != BlockChange.Kind.CHANGED || !inside.isEmpty()) {
          changes.add(new BlockChange(title, kind, inside));
        }
      }
      return changes;
    }

    List<SettingChange> changes(String keyword, String name, Blocks other, String otherName) {
      SettingValues none = new SettingValues(KeywordTable.ROOT, List.of());
      return values
          .getOrDefault(keyword + ' ' + name, none)
          .changesTo(other.values.getOrDefault(keyword + ' ' + otherName, none));
    }
  }
}
