package io.holdfast.daemon.cli.config;

import io.holdfast.config.show.Setting;
import io.holdfast.daemon.cli.json.JsonText;
import java.util.List;

/** Writes settings as JSON: keywords are member names, times are in seconds. Stateless. */
final class SettingsJson {
  private static final List<String> NAMED_BLOCKS = List.of("vrrp_script", "vrrp_instance");

  private SettingsJson() {}

  /** Returns one object: {@code global_defs}, and an array for each kind of named block. */
  static String of(List<Setting.Block> blocks) {
    return JsonText.object(out -> {
      for (Setting.Block block : blocks) {
        if (block.name().isEmpty()) {
          write(block, out);
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
      case Setting.Command command -> out.texts(command.keyword(), command.arguments());
      case Setting.Lines lines ->
          out.texts(
              lines.keyword(), lines.lines().stream().map(line -> String.join(" ", line)).toList());
      case Setting.Block block -> out.object(block.keyword(), inner -> members(block, inner));
    }
  }
}
