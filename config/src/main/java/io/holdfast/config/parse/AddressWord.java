package io.holdfast.config.parse;

import io.holdfast.config.check.Diagnostic;
import io.holdfast.config.check.DiagnosticCode;
import io.holdfast.config.text.Word;
import io.holdfast.wire.ip.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * The address of a host where no network is meant. Many write the length of its network behind it;
 * keepalived drops everything from the stroke on without a word. Stateless.
 */
final class AddressWord {
  private AddressWord() {}

  /** Returns the address; null when the word begins with none. Tells of what is dropped. */
  static @Nullable IpAddress read(Word word, Values values) {
    IpAddress address = parse(word.text());
    int slash = word.text().indexOf('/');
    if (address != null && slash >= 0) {
      values.add(
          Diagnostic.of(
              DiagnosticCode.PREFIX_IGNORED,
              word.place(),
              "'%s' behind the address of a host is not used"
                  .formatted(word.text().substring(slash))));
    }
    return address;
  }

  /** Returns the address before a stroke, if there is one; null when there is no address. */
  static @Nullable IpAddress parse(String text) {
    int slash = text.indexOf('/');
    return IpAddress.parse(slash < 0 ? text : text.substring(0, slash));
  }
}
