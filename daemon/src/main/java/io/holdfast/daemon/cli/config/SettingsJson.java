package io.holdfast.daemon.cli.config;

import io.holdfast.config.show.Setting;
import io.holdfast.daemon.cli.json.JsonText;
import java.util.List;

/** Writes settings as JSON: keywords are member names, times are in seconds. Stateless. */
final class SettingsJson {
  private static final List<String> NAMED_BLOCKS =
      List.of(
          "vrrp_script",
          "track_file",
          "vrrp_track_process",
          "bfd_instance",
          "track_group",
          "vrrp_instance",
          "vrrp_sync_group");

  private static final List<String> REPEATED_BLOCKS = List.of("garp_group");

  private SettingsJson() {}

  /**
   * Returns one object: {@code global_defs}, and an array for each kind of block of which there may
   * be several.
   */
  static String of(List<Setting> settings) {
    List<Setting.Block> blocks =
        settings.stream()
            .filter(Setting.Block.class::isInstance)
            .map(Setting.Block.class::cast)
            .filter(SettingsJson::isOneOfSeveral)
            .toList();
    return JsonText.object(out -> {
      for (Setting setting : settings) {
        if (!(setting instanceof Setting.Block block && isOneOfSeveral(block))) {
          write(setting, out);
        }
      }
      for (String keyword : NAMED_BLOCKS) {
        List<Setting.Block> named =
            blocks.stream().filter(block -> block.keyword().equals(keyword)).toList();
        out.objects(keyword, named, SettingsJson::members);
      }
      for (String keyword : REPEATED_BLOCKS) {
        List<Setting.Block> repeated =
            blocks.stream().filter(block -> block.keyword().equals(keyword)).toList();
        if (!repeated.isEmpty()) {
          out.objects(keyword, repeated, SettingsJson::members);
        }
      }
    });
  }

  private static boolean isOneOfSeveral(Setting.Block block) {
    return !block.name().isEmpty() || REPEATED_BLOCKS.contains(block.keyword());
  }

  private static void members(Setting.Block block, JsonText out) {
    if (!block.name().isEmpty()) {
      out.text("name", block.name());
    }
    block.settings().forEach(setting -> write(setting, out));
  }

  private static void write(Setting setting, JsonText out) {
    switch (setting) {
      case Setting.Flag flag -> out.flag(flag.keyword(), flag.isSet());
      case Setting.Switch choice -> out.flag(choice.keyword(), choice.isOn());
      case Setting.Amount amount -> out.number(amount.keyword(), amount.value());
      case Setting.Text text -> out.text(text.keyword(), text.value());
      case Setting.Words words -> out.texts(words.keyword(), words.values());
      case Setting.Command command -> {
        out.texts(command.keyword(), command.arguments());
        if (!command.identity().isEmpty()) {
          out.texts(command.keyword() + "_user", command.identity());
        }
      }
      case Setting.Own own -> write(own.setting(), out);
      case Setting.OwnLines lines ->
          out.texts(
              lines.keyword(), lines.lines().stream().map(line -> String.join(" ", line)).toList());
      case Setting.Repeated lines ->
          out.texts(
              lines.keyword(), lines.lines().stream().map(line -> String.join(" ", line)).toList());
      case Setting.Lines lines ->
          out.texts(
              lines.keyword(), lines.lines().stream().map(line -> String.join(" ", line)).toList());
      case Setting.Block block -> out.object(block.keyword(), inner -> members(block, inner));
    }
  }
}
