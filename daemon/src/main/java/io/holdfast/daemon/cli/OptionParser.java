package io.holdfast.daemon.cli;

import io.holdfast.daemon.cli.Option.Argument;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a command line by the rules of {@code getopt_long(3)}: bundled letters, values glued or
 * next, unambiguous abbreviations of long options, {@code --} as the end, and words anywhere.
 *
 * @see <a href="https://man7.org/linux/man-pages/man3/getopt.3.html">getopt(3)</a>
 */
public final class OptionParser {
  private static final Pattern MASK = Pattern.compile("0*[0-7]{0,3}");

  private final List<String> words;
  private final Map<Option, List<String>> values = new EnumMap<>(Option.class);
  private final List<String> arguments = new ArrayList<>();
  private int next;
  private @Nullable String error;

  private OptionParser(List<String> words) {
    this.words = words;
  }

  /** The outcome of reading a command line. */
  public sealed interface Outcome {
    /**
     * It was understood.
     *
     * @param options what it asks for
     */
    record Understood(Options options) implements Outcome {}

    /**
     * It was not, and the program is to end with status 1.
     *
     * @param message the sentence for standard error, keepalived's own
     */
    record Refused(String message) implements Outcome {}
  }

  /** Reads the words after the program's name. */
  public static Outcome parse(List<String> words) {
    OptionParser parser = new OptionParser(words);
    parser.run();
    return parser.error == null
        ? new Outcome.Understood(new Options(parser.values, parser.arguments))
        : new Outcome.Refused(parser.error);
  }

  private void run() {
    while (next < words.size() && error == null) {
      String word = words.get(next++);
      if (word.equals("--")) {
        arguments.addAll(words.subList(next, words.size()));
        return;
      }
      if (word.startsWith("--")) {
        readLong(word);
      } else if (word.length() > 1 && word.charAt(0) == '-') {
        readLetters(word);
      } else {
        arguments.add(word);
      }
    }
  }

  private void readLetters(String word) {
    int index = 1;
    while (index < word.length() && error == null) {
      char letter = word.charAt(index++);
      Option option = byLetter(letter);
      if (option == null) {
        error = "Unknown option -" + letter;
      } else if (option.argument() == Argument.NONE) {
        give(option, "");
      } else {
        String glued = word.substring(index);
        index = word.length();
        readValue(option, glued.isEmpty() ? null : glued, "-" + letter);
      }
    }
  }

  private void readLong(String word) {
    int equals = word.indexOf('=');
    String name = word.substring(2, equals < 0 ? word.length() : equals);
    String glued = equals < 0 ? null : word.substring(equals + 1);
    Option option = byWord(name);
    if (option == null || (glued != null && option.argument() == Argument.NONE)) {
      error = "Unknown option " + word;
    } else if (option.argument() == Argument.NONE) {
      give(option, "");
    } else {
      readValue(option, glued, "--" + option.word());
    }
  }

  private void readValue(Option option, @Nullable String glued, String shown) {
    if (glued != null) {
      give(option, glued);
    } else if (option.argument() == Argument.OPTIONAL) {
      give(option, "");
    } else if (next < words.size()) {
      give(option, words.get(next++));
    } else {
      error = "Missing parameter for option " + shown;
    }
  }

  private void give(Option option, String value) {
    if (option == Option.UMASK && !MASK.matcher(value).matches()) {
      error = "Invalid --umask option " + value;
    }
    values.computeIfAbsent(option, _ -> new ArrayList<>()).add(value);
  }

  private static @Nullable Option byLetter(char letter) {
    for (Option option : Option.values()) {
      if (option.letter() == letter && letter != '\0') {
        return option;
      }
    }
    return null;
  }

  private static @Nullable Option byWord(String name) {
    Option found = null;
    int matches = 0;
    for (Option option : Option.values()) {
      if (option.word().equals(name)) {
        return option;
      }
      if (option.word().startsWith(name) && !option.hidden()) {
        found = option;
        matches++;
      }
    }
    return matches == 1 ? found : null;
  }
}
