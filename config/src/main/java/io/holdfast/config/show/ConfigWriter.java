package io.holdfast.config.show;

import io.holdfast.core.spec.Configuration;
import java.util.List;

/**
 * Writes a configuration as the text of keepalived.conf, with every default written out; a keyword
 * that has no word for off stands in a comment where it is off. With {@link Secrets#SHOWN} the text
 * loads into an equal configuration; what a file cannot hold, such as a name with a double quote,
 * cannot come from a file. Stateless.
 */
public final class ConfigWriter {
  private static final String STEP = "  ";
  private static final String COMMENT = "# ";
  private static final String OWN = "@holdfast ";

  private ConfigWriter() {}

  /** Returns the text, ending with a line feed. */
  public static String text(Configuration configuration, Secrets secrets) {
    StringBuilder out = new StringBuilder();
    boolean isApart = false;
    for (Setting setting : EffectiveSettings.of(configuration, secrets)) {
      boolean isBlock = setting instanceof Setting.Block || setting instanceof Setting.Lines;
      if (!out.isEmpty() && (isBlock || isApart)) {
        out.append('\n');
      }
      append(setting, "", out);
      isApart = isBlock;
    }
    return out.toString();
  }

  private static void append(Setting setting, String indent, StringBuilder out) {
    switch (setting) {
      case Setting.Flag flag ->
          line(indent + (flag.isSet() ? flag.keyword() : COMMENT + flag.keyword() + ": off"), out);
      case Setting.Switch choice ->
          line(indent + choice.keyword() + (choice.isOn() ? " on" : " off"), out);
      case Setting.Amount amount ->
          line(indent + amount.keyword() + ' ' + amount.value().toPlainString(), out);
      case Setting.Text text -> line(indent + text.keyword() + ' ' + word(text.value()), out);
      case Setting.Words words ->
          line((indent + words.keyword() + ' ' + words(words.values())).stripTrailing(), out);
      case Setting.Command command ->
          line(
              (indent + command.keyword() + ' ' + ScriptQuoting.quote(command.arguments()))
                  + (command.identity().isEmpty() ? "" : ' ' + words(command.identity())),
              out);
      case Setting.Own own -> append(own.setting(), indent + OWN, out);
      case Setting.OwnLines lines ->
          lines
              .lines()
              .forEach(words -> line(indent + OWN + lines.keyword() + ' ' + words(words), out));
      case Setting.Repeated lines ->
          lines.lines().forEach(words -> line(indent + lines.keyword() + ' ' + words(words), out));
      case Setting.Lines lines -> {
        line(indent + lines.keyword() + " {", out);
        for (List<String> words : lines.lines()) {
          line(indent + STEP + words(words), out);
        }
        line(indent + "}", out);
      }
      case Setting.Block block -> {
        String name = block.name().isEmpty() ? "" : ' ' + word(block.name());
        line(indent + block.keyword() + name + " {", out);
        for (Setting inner : block.settings()) {
          append(inner, indent + STEP, out);
        }
        line(indent + "}", out);
      }
    }
  }

  private static String words(List<String> words) {
    return String.join(" ", words.stream().map(ConfigWriter::word).toList());
  }

  private static String word(String text) {
    return ScriptQuoting.isPlain(text) ? text : '"' + text + '"';
  }

  private static void line(String line, StringBuilder out) {
    out.append(line).append('\n');
  }
}
