package io.holdfast.wire.ip;

/** Prints addresses in canonical form: dotted quad for IPv4, RFC 5952 for IPv6. */
final class IpAddressPrinter {

  private static final int GROUPS = 8;
  private static final int MAX_TEXT = 39;
  private static final long MAPPED_PREFIX = 0xffffL;

  private IpAddressPrinter() {}

  static String print(IpAddress address) {
    StringBuilder out = new StringBuilder(MAX_TEXT);
    if (address.family() == Family.IPV4) {
      appendQuad(out, address.low());
    } else if (address.high() == 0 && address.low() >>> 32 == MAPPED_PREFIX) {
      // RFC 5952 section 5: a well-known prefix with an IPv4 tail reads better mixed.
      out.append("::ffff:");
      appendQuad(out, address.low());
    } else {
      appendGroups(out, address);
    }
    return out.toString();
  }

  private static void appendQuad(StringBuilder out, long bits) {
    for (int shift = 24; shift >= 0; shift -= 8) {
      out.append(bits >>> shift & 0xff);
      if (shift > 0) {
        out.append('.');
      }
    }
  }

  private static void appendGroups(StringBuilder out, IpAddress address) {
    int runStart = longestZeroRun(address);
    int runEnd = runStart < 0 ? -1 : endOfZeroRun(address, runStart);
    int index = 0;
    while (index < GROUPS) {
      if (index == runStart) {
        out.append("::");
        index = runEnd;
        continue;
      }
      if (index > 0 && index != runEnd) {
        out.append(':');
      }
      out.append(Integer.toHexString(group(address, index)));
      index++;
    }
  }

  /** Returns the start of the first longest run of two or more zero groups, or -1. */
  private static int longestZeroRun(IpAddress address) {
    int bestStart = -1;
    int bestLength = 1;
    int index = 0;
    while (index < GROUPS) {
      int end = endOfZeroRun(address, index);
      if (end - index > bestLength) {
        bestStart = index;
        bestLength = end - index;
      }
      index = Math.max(end, index + 1);
    }
    return bestStart;
  }

  private static int endOfZeroRun(IpAddress address, int start) {
    int end = start;
    while (end < GROUPS && group(address, end) == 0) {
      end++;
    }
    return end;
  }

  private static int group(IpAddress address, int index) {
    long half = index < GROUPS / 2 ? address.high() : address.low();
    return (int) (half >>> (48 - index % 4 * 16)) & 0xffff;
  }
}
