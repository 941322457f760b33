package io.holdfast.config.plan;

import io.holdfast.config.keyword.Keyword;
import io.holdfast.config.keyword.KeywordTable;
import io.holdfast.config.show.Setting;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The settings of one block as keywords with their values, for comparison. */
final class SettingValues {
  private static final Set<String> SECRETS = Set.of("auth_pass", "key");
  private static final String MASK = "********";

  private final Map<String, List<String>> values = new LinkedHashMap<>();

  private final Set<String> idle = new HashSet<>();

  /**
   * Takes settings.
   *
   * @param block the kind of the block they stand in
   */
  SettingValues(String block, List<Setting> settings) {
    settings.forEach(setting -> take(block, setting));
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
        boolean isActedOn = !idle.contains(keyword) && !other.idle.contains(keyword);
        changes.addAll(compare(keyword, before, after, isActedOn));
      }
    }
    return changes;
  }

  private static List<SettingChange> compare(
      String keyword, List<String> before, List<String> after, boolean isActedOn) {
    if (SECRETS.contains(keyword)) {
      return List.of(new SettingChange(keyword, mask(before), mask(after), isActedOn));
    }
    if (before.size() <= 1 && after.size() <= 1) {
      return List.of(
          new SettingChange(keyword, String.join("", before), String.join("", after), isActedOn));
    }
    List<SettingChange> changes = new ArrayList<>();
    before.stream()
        .filter(line -> !after.contains(line))
        .forEach(line -> changes.add(new SettingChange(keyword, line, "", isActedOn)));
    after.stream()
        .filter(line -> !before.contains(line))
        .forEach(line -> changes.add(new SettingChange(keyword, "", line, isActedOn)));
    if (changes.isEmpty()) {
      changes.add(
          new SettingChange(
              keyword, String.join(", ", before), String.join(", ", after), isActedOn));
    }
    return changes;
  }

  private static String mask(List<String> secret) {
    return secret.isEmpty() ? "" : MASK;
  }

  private void take(String block, Setting setting) {
    Keyword keyword = KeywordTable.get().find(block, setting.keyword());
    if (keyword != null && !keyword.standing().hasEffect()) {
      idle.add(setting.keyword());
    }
    switch (setting) {
      case Setting.Flag flag -> {
        if (flag.isSet()) {
          put(flag.keyword(), "on");
        }
      }
      case Setting.Switch choice -> put(choice.keyword(), choice.isOn() ? "on" : "off");
      case Setting.Amount amount -> put(amount.keyword(), amount.value().toPlainString());
      case Setting.Text text -> put(text.keyword(), text.value());
      case Setting.Words words ->
          put(words.keyword(), words.values().isEmpty() ? "on" : String.join(" ", words.values()));
      case Setting.Command command ->
          put(
              command.keyword(),
              Stream.of(command.arguments(), command.identity())
                  .flatMap(List::stream)
                  .collect(Collectors.joining(" ")));
      case Setting.Own own -> take(block, own.setting());
      case Setting.OwnLines lines -> values.put(lines.keyword(), joined(lines.lines()));
      case Setting.Repeated lines -> values.put(lines.keyword(), joined(lines.lines()));
      case Setting.Lines lines -> values.put(lines.keyword(), joined(lines.lines()));
      case Setting.Block inner -> inner.settings().forEach(each -> take(inner.keyword(), each));
    }
  }

  private void put(String keyword, String value) {
    values.put(keyword, List.of(value));
  }

  private static List<String> joined(List<List<String>> lines) {
    return lines.stream().map(line -> String.join(" ", line)).toList();
  }
}
