package io.holdfast.wire.ip;

import org.jspecify.annotations.Nullable;

/**
 * Reads one address from text. One instance per text, used by {@link IpAddress#parse} only.
 *
 * <p>IPv6 follows RFC 4291 section 2.2: up to eight groups of one to four hexadecimal digits, at
 * most one {@code ::} standing for at least one group, and optionally a dotted quad as the last two
 * groups. Groups before and after the gap are collected in one array and spread at the end.
 */
final class IpAddressParser {

  private static final int GROUPS = 8;
  private static final int MAX_DIGITS = 4;
  private static final long NOT_A_QUAD = -1;

  /** Longest text: eight groups of which the last two are a dotted quad. */
  private static final int MAX_TEXT = 45;

  private final String text;
  private final int[] groups = new int[GROUPS];
  private int count;
  private int gap = -1;
  private int index;

  private IpAddressParser(String text) {
    this.text = text;
  }

  static @Nullable IpAddress parse(String text) {
    if (text.isEmpty() || text.length() > MAX_TEXT) {
      return null;
    }
    if (text.indexOf(':') >= 0) {
      return new IpAddressParser(text).parseIpv6();
    }
    long bits = parseQuad(text, 0);
    return bits == NOT_A_QUAD ? null : IpAddress.ipv4((int) bits);
  }

  /** Reads a dotted quad that fills the text from {@code start} to its end. */
  private static long parseQuad(String text, int start) {
    long bits = 0;
    int at = start;
    for (int octet = 0; octet < 4; octet++) {
      if (octet > 0 && (at >= text.length() || text.charAt(at++) != '.')) {
        return NOT_A_QUAD;
      }
      int first = at;
      int value = 0;
      while (at < text.length() && at - first < 3 && isDecimal(text.charAt(at))) {
        value = value * 10 + text.charAt(at++) - '0';
      }
      // A leading zero could mean octal to another reader, so inet_pton(3) refuses it, and we do.
      boolean leadingZero = at - first > 1 && text.charAt(first) == '0';
      if (at == first || value > 255 || leadingZero) {
        return NOT_A_QUAD;
      }
      bits = (bits << 8) | value;
    }
    return at == text.length() ? bits : NOT_A_QUAD;
  }

  private @Nullable IpAddress parseIpv6() {
    if (text.startsWith("::")) {
      gap = 0;
      index = 2;
    }
    while (index < text.length()) {
      if (count == GROUPS || !readGroup()) {
        return null;
      }
    }
    return spread();
  }

  /** Reads a group or a final dotted quad, and the separator behind it. */
  private boolean readGroup() {
    int start = index;
    int value = 0;
    while (index < text.length() && index - start < MAX_DIGITS) {
      int digit = hexDigit(text.charAt(index));
      if (digit < 0) {
        break;
      }
      value = (value << 4) | digit;
      index++;
    }
    if (index == start) {
      return false;
    }
    if (index < text.length() && text.charAt(index) == '.') {
      return readTail(start);
    }
    groups[count++] = value;
    return index == text.length() || readSeparator();
  }

  private boolean readTail(int start) {
    long bits = parseQuad(text, start);
    if (bits == NOT_A_QUAD || count > GROUPS - 2) {
      return false;
    }
    groups[count++] = (int) (bits >>> 16);
    groups[count++] = (int) (bits & 0xffff);
    index = text.length();
    return true;
  }

  private boolean readSeparator() {
    if (text.charAt(index) != ':') {
      return false;
    }
    index++;
    if (index == text.length()) {
      return false;
    }
    if (text.charAt(index) != ':') {
      return true;
    }
    if (gap >= 0) {
      return false;
    }
    gap = count;
    index++;
    return true;
  }

  private @Nullable IpAddress spread() {
    if (gap < 0 ? count != GROUPS : count == GROUPS) {
      return null;
    }
    int shift = GROUPS - count;
    long high = 0;
    long low = 0;
    for (int group = 0; group < GROUPS; group++) {
      int value = groupAt(group, shift);
      if (group < GROUPS / 2) {
        high = (high << 16) | value;
      } else {
        low = (low << 16) | value;
      }
    }
    return IpAddress.ipv6(high, low);
  }

  private int groupAt(int group, int shift) {
    if (gap < 0 || group < gap) {
      return groups[group];
    }
    return group < gap + shift ? 0 : groups[group - shift];
  }

  private static boolean isDecimal(char c) {
    return c >= '0' && c <= '9';
  }

  private static int hexDigit(char c) {
    if (isDecimal(c)) {
      return c - '0';
    }
    if (c >= 'a' && c <= 'f') {
      return c - 'a' + 10;
    }
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
  }
}
