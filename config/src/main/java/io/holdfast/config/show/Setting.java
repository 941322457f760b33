package io.holdfast.config.show;

import java.math.BigDecimal;
import java.util.List;

/** A line or block of an effective configuration. */
public sealed interface Setting {

  /** The keyword of keepalived.conf. */
  String keyword();

  /** A keyword with one word. */
  record Text(String keyword, String value) implements Setting {}

  /** A keyword with a number; times are in seconds. */
  record Amount(String keyword, BigDecimal value) implements Setting {}

  /** A keyword that takes {@code on} or {@code off}. */
  record Switch(String keyword, boolean isOn) implements Setting {}

  /** A keyword that is written when it is set, and stands in a comment when it is not. */
  record Flag(String keyword, boolean isSet) implements Setting {}

  /** A keyword with several words. */
  record Words(String keyword, List<String> values) implements Setting {
    /** Copies the list. */
    public Words {
      values = List.copyOf(values);
    }
  }

  /**
   * A script with its arguments.
   *
   * @param identity the user and the group that run it; empty or one word when none is named
   */
  record Command(String keyword, List<String> arguments, List<String> identity) implements Setting {
    /** Copies the lists. */
    public Command {
      arguments = List.copyOf(arguments);
      identity = List.copyOf(identity);
    }
  }

  /** A line that only Holdfast reads: {@code @holdfast} stands before it. */
  record Own(Setting setting) implements Setting {
    @Override
    public String keyword() {
      return setting.keyword();
    }
  }

  /** Lines with one keyword that only Holdfast reads. */
  record OwnLines(String keyword, List<List<String>> lines) implements Setting {
    /** Copies the list. */
    public OwnLines {
      lines = List.copyOf(lines);
    }
  }

  /** Lines with one keyword. */
  record Repeated(String keyword, List<List<String>> lines) implements Setting {
    /** Copies the list. */
    public Repeated {
      lines = List.copyOf(lines);
    }
  }

  /** A block of lines, each a list of words. */
  record Lines(String keyword, List<List<String>> lines) implements Setting {
    /** Copies the list. */
    public Lines {
      lines = List.copyOf(lines);
    }
  }

  /**
   * A block of settings.
   *
   * @param name its name; empty for a block without one
   */
  record Block(String keyword, String name, List<Setting> settings) implements Setting {
    /** Copies the list. */
    public Block {
      settings = List.copyOf(settings);
    }
  }
}
