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
          "vrrp_instance",
          "vrrp_sync_group");

  private SettingsJson() {}

  /** Returns one object: {@code global_defs}, and an array for each kind of named block. */
  static String of(List<Setting> settings) {
    List<Setting.Block> blocks =
        settings.stream()
            .filter(Setting.Block.class::isInstance)
            .map(Setting.Block.class::cast)
            .filter(block -> !block.name().isEmpty())
            .toList();
    return JsonText.object(out -> {
      for (Setting setting : settings) {
        if (!(setting instanceof Setting.Block block && !block.name().isEmpty())) {
          write(setting, out);
        }
      }
      for (String keyword : NAMED_BLOCKS) {
        List<Setting.Block> named =
            blocks.stream().filter(block -> block.keyword().equals(keyword)).toList();
        out.objects(keyword, named, SettingsJson::members);
      }
    });
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
      case Setting.Lines lines ->
          out.texts(
              lines.keyword(), lines.lines().stream().map(line -> String.join(" ", line)).toList());
      case Setting.Block block -> out.object(block.keyword(), inner -> members(block, inner));
    }
  }
}
