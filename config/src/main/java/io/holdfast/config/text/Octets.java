package io.holdfast.config.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Octet strings (one char for each octet) and the text they stand for. Stateless. */
public final class Octets {
  private Octets() {}

  /** Returns the text: UTF-8 where the octets are valid UTF-8, otherwise ISO 8859-1. */
  public static String decode(String octets) {
    if (isAscii(octets)) {
      return octets;
    }
    ByteBuffer bytes = ByteBuffer.wrap(octets.getBytes(StandardCharsets.ISO_8859_1));
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      return octets;
    }
  }

  /** Returns the UTF-8 octets of a text. */
  public static String encode(String text) {
    return isAscii(text)
        ? text
        : new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }
}
