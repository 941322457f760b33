package io.holdfast.config.plan;

import io.holdfast.config.show.Setting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The settings of one block as keywords with their values, for comparison. */
final class SettingValues {
  private static final String PASSWORD = "auth_pass";
  private static final String MASK = "********";

  private final Map<String, List<String>> values = new LinkedHashMap<>();

  SettingValues(List<Setting> settings) {
    settings.forEach(this::take);
  }

  /** Returns what is different in other settings, in the order of their keywords. */
  List<SettingChange> changesTo(SettingValues other) {
    List<SettingChange> changes = new ArrayList<>();
    Set<String> keywords = new LinkedHashSet<>(values.keySet());
    keywords.addAll(other.values.keySet());
    for (String keyword : keywords) {
      List<String> before = values.getOrDefault(keyword, List.of());
      List<String> after = other.values.getOrDefault(keyword, List.of());
      if (!before.equals(after)) {
        compare(keyword, before, after, changes);
      }
    }
    return changes;
  }

  private static void compare(
      String keyword, List<String> before, List<String> after, List<SettingChange> changes) {
    if (keyword.equals(PASSWORD)) {
      changes.add(new SettingChange(keyword, mask(before), mask(after)));
    } else if (before.size() <= 1 && after.size() <= 1) {
      changes.add(new SettingChange(keyword, String.join("", before), String.join("", after)));
    } else {
      int unchanged = changes.size();
      before.stream()
          .filter(line -> !after.contains(line))
          .forEach(line -> changes.add(new SettingChange(keyword, line, "")));
      after.stream()
          .filter(line -> !before.contains(line))
          .forEach(line -> changes.add(new SettingChange(keyword, "", line)));
      if (changes.size() == unchanged) {
        changes.add(
            new SettingChange(keyword, String.join(", ", before), String.join(", ", after)));
      }
    }
  }

  private static String mask(List<String> secret) {
    return secret.isEmpty() ? "" : MASK;
  }

  private void take(Setting setting) {
    switch (setting) {
      case Setting.Flag flag -> {
        if (flag.isSet()) {
          put(flag.keyword(), "on");
        }
      }
      case Setting.Switch choice -> put(choice.keyword(), choice.isOn() ? "on" : "off");
      case Setting.Amount amount -> put(amount.keyword(), amount.value().toPlainString());
      case Setting.Text text -> put(text.keyword(), text.value());
      case Setting.Words words -> put(words.keyword(), String.join(" ", words.values()));
      case Setting.Command command ->
          put(
              command.keyword(),
              Stream.of(command.arguments(), command.identity())
                  .flatMap(List::stream)
                  .collect(Collectors.joining(" ")));
      case Setting.Own own -> take(own.setting());
      case Setting.OwnLines lines -> values.put(lines.keyword(), joined(lines.lines()));
      case Setting.Lines lines -> values.put(lines.keyword(), joined(lines.lines()));
      case Setting.Block block -> block.settings().forEach(this::take);
    }
  }

  private void put(String keyword, String value) {
    values.put(keyword, List.of(value));
  }

  private static List<String> joined(List<List<String>> lines) {
    return lines.stream().map(line -> String.join(" ", line)).toList();
  }
}
