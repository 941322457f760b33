package io.holdfast.config.parse;

import io.holdfast.config.check.DiagnosticCode;
import io.holdfast.config.text.Word;
import io.holdfast.core.spec.FileTrackerSpec;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code track_file} (formerly {@code vrrp_track_file}). Use once. */
final class TrackFileBlock {
  private static final NumberRule VALUE = NumberRule.strict(Integer.MIN_VALUE, Integer.MAX_VALUE);
  private static final NumberRule WEIGHT = NumberRule.lenient(-254, 254);
  private static final int MAX_SENSIBLE_VALUE = 254;

  private final Draft draft;
  private final String name;
  private final BlockReader reader;
  private final HoldDraft hold = new HoldDraft();
  private String path = "";
  private int weight = 1;
  private boolean reverse;
  private FileTrackerSpec.FileStart start = FileTrackerSpec.FileStart.KEEP;
  private int startValue;

  TrackFileBlock(Draft draft, String name, BlockReader reader) {
    this.draft = draft;
    this.name = name;
    this.reader = reader;
  }

  void read(Node node) {
    Map<String, Handler> handlers = new HashMap<>();
    handlers.put("file", this::path);
    handlers.put("weight", this::weight);
    handlers.put("init_file", this::initFile);
    hold.register(handlers);
    reader.read(new BlockName("track_file", name), node.children(), handlers);
    if (!path.isEmpty()) {
      draft.define(TrackListKind.FILE, name, new DefaultWeight(weight, reverse));
      draft
          .trackers()
          .add(new FileTrackerSpec(name, path, weight, reverse, start, startValue), hold);
    } else {
      reader
          .values()
          .report(
              DiagnosticCode.BLOCK_DROPPED,
              node.keyword(),
              "No file set for track_file " + name + " - ignoring");
    }
  }

  private void path(Node node) {
    Word word = node.parameter(1);
    path = word == null ? path : word.text();
  }

  private void weight(Node node) {
    Word word = node.parameter(1);
    String said =
        "Weight (%s) for track_file %s must be between [-254..254] inclusive. Ignoring..."
            .formatted(word == null ? "" : word.text(), name);
    Integer number = reader.values().integer(node, WEIGHT, said);
    weight = number == null ? weight : number;
    direction(node.parameter(2));
  }

  private void direction(@Nullable Word direction) {
    reverse = direction != null && direction.text().equals("reverse");
    if (direction != null && !direction.text().equals("reverse")) {
      complain(direction, "track_file " + name + " unknown weight option " + direction.text());
    }
  }

  private void initFile(Node node) {
    start = FileTrackerSpec.FileStart.CREATE;
    for (int index = 1; index <= node.parameterCount(); index++) {
      Word word = node.statement().words().get(index);
      if (word.text().equals("overwrite")) {
        start = FileTrackerSpec.FileStart.OVERWRITE;
        continue;
      }
      NumberRule.Outcome outcome = VALUE.read(word.text());
      Long value = outcome.value();
      startValue = value == null ? startValue : Math.toIntExact(value);
      boolean number = isNumeric(word.text());
      if (!number) {
        complain(word, "Unknown track file init option " + word.text());
      } else if (value == null) {
        complain(word, "Track file " + name + " init value " + word.text() + " is invalid");
      } else if (Math.abs(value) > MAX_SENSIBLE_VALUE) {
        complain(
            word,
            "Track file %s init value %s is outside sensible range [-254, 254]"
                .formatted(name, word.text()));
      }
    }
  }

  private static boolean isNumeric(String text) {
    char first = text.isEmpty() ? 0 : text.charAt(0);
    return first == '-' || (first >= '0' && first <= '9');
  }

  private void complain(Word word, String message) {
    reader.values().report(DiagnosticCode.BAD_VALUE, word, message);
  }
}
