package io.holdfast.config.show;

import io.holdfast.core.spec.host.RouteSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adds options of a route or rule line to its words: a keyword and its value, if there is one. */
record OptionWords(List<String> words) {
  void object(String keyword, @Nullable Object value) {
    if (value != null) {
      words.addAll(List.of(keyword, value.toString()));
    }
  }

  void text(String keyword, String value) {
    if (!value.isEmpty()) {
      words.addAll(List.of(keyword, value));
    }
  }

  void number(String keyword, long value) {
    if (value != RouteSpec.UNSET) {
      words.addAll(List.of(keyword, Long.toString(value)));
    }
  }
}
