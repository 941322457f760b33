package io.holdfast.config.show;

import io.holdfast.core.spec.CheckSpec;
import io.holdfast.core.spec.Configuration;
import io.holdfast.core.spec.GlobalSpec;
import io.holdfast.core.spec.GroupSpec;
import io.holdfast.core.spec.NotifyTrigger;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.spec.ScriptSpec;
import io.holdfast.core.spec.TrackKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Makes settings of specifications, with every default written out. Stateless. */
public final class EffectiveSettings {
  private static final int NANO_DIGITS = 9;
  private static final String BUILT_IN = "holdfast:";

  private EffectiveSettings() {}

  /** Returns the settings of a configuration in an order in which names are known before use. */
  public static List<Setting> of(Configuration configuration, Secrets secrets) {
    TrackerSettings trackers = new TrackerSettings(configuration.trackers());
    List<Setting> settings = new ArrayList<>();
    SystemSettings system = new SystemSettings(configuration.global().system());
    settings.addAll(system.lines());
    List<Setting> global = global(configuration.global());
    global.addAll(system.global());
    settings.add(new Setting.Block("global_defs", "", global));
    settings.addAll(system.blocks());
    for (ScriptSpec script : configuration.scripts()) {
      List<Setting> block = script(script);
      block.addAll(trackers.hold(TrackKind.SCRIPT, script.name()));
      settings.add(new Setting.Block("vrrp_script", script.name(), block));
    }
    settings.addAll(trackers.definitions());
    settings.addAll(trackers.combinations());
    for (RouterSpec router : configuration.routers()) {
      settings.add(
          new Setting.Block(
              "vrrp_instance", router.name(), new RouterSettings(router, secrets).list()));
    }
    for (GroupSpec group : configuration.groups()) {
      settings.add(new Setting.Block("vrrp_sync_group", group.name(), group(group)));
    }
    return settings;
  }

  private static List<Setting> group(GroupSpec group) {
    List<Setting> settings = new ArrayList<>();
    settings.add(new Setting.Lines("group", group.members().stream().map(List::of).toList()));
    settings.add(new Setting.Flag("sync_group_tracking_weight", group.isWeighted()));
    settings.addAll(TrackerSettings.lists(group.tracks()));
    CommandSettings.notices(group.notices()).stream()
        .filter(setting -> !setting.keyword().equals(NotifyTrigger.DELETED.keyword()))
        .forEach(settings::add);
    return settings;
  }

  private static List<Setting> global(GlobalSpec global) {
    List<Setting> settings = new ArrayList<>();
    if (!global.routerId().isEmpty()) {
      settings.add(new Setting.Text("router_id", global.routerId()));
    }
    settings.add(new Setting.Flag("enable_script_security", global.scriptSecurity()));
    settings.add(new Setting.Flag("log_unknown_vrids", global.logUnknownVrids()));
    if (global.startupDelayNanos() > 0) {
      settings.add(seconds("vrrp_startup_delay", global.startupDelayNanos()));
    }
    if (global.garpIntervalNanos() > 0) {
      settings.add(seconds("vrrp_garp_interval", global.garpIntervalNanos()));
    }
    if (global.gnaIntervalNanos() > 0) {
      settings.add(seconds("vrrp_gna_interval", global.gnaIntervalNanos()));
    }
    if (global.realtimePriority() > 0) {
      settings.add(number("vrrp_rt_priority", global.realtimePriority()));
    }
    settings.add(number("vrrp_priority", global.niceValue()));
    settings.add(new Setting.Flag("vrrp_no_swap", global.lockMemory()));
    settings.addAll(CommandSettings.report(global.report()));
    settings.addAll(CommandSettings.lifecycle(global.lifecycle()));
    return settings;
  }

  private static List<Setting> script(ScriptSpec script) {
    List<Setting> settings = new ArrayList<>();
    CheckSpec check = script.check();
    boolean isNamed = false;
    if (!script.command().isEmpty()) {
      isNamed = script.command().getFirst().startsWith(BUILT_IN);
      settings.add(new Setting.Command("script", script.command(), List.of()));
    }
    if (check != null && !isNamed) {
      settings.add(new Setting.Own(new Setting.Words("check", check.words())));
    }
    settings.add(seconds("interval", script.intervalNanos()));
    settings.add(seconds("timeout", script.timeoutNanos()));
    settings.add(number("rise", script.rise()));
    settings.add(number("fall", script.fall()));
    if (!script.user().isEmpty()) {
      settings.add(
          new Setting.Words(
              "user",
              script.group().isEmpty()
                  ? List.of(script.user())
                  : List.of(script.user(), script.group())));
    }
    settings.add(new Setting.Flag("init_fail", script.startsFailed()));
    return settings;
  }

  static Setting number(String keyword, long value) {
    return new Setting.Amount(keyword, BigDecimal.valueOf(value));
  }

  static Setting seconds(String keyword, long nanos) {
    return new Setting.Amount(keyword, decimal(nanos));
  }

  static BigDecimal decimal(long nanos) {
    BigDecimal seconds = BigDecimal.valueOf(nanos, NANO_DIGITS).stripTrailingZeros();
    return seconds.scale() < 0 ? seconds.setScale(0) : seconds;
  }
}
