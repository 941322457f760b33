package io.holdfast.core.spec.host;

import java.util.List;

/**
 * The words for the types of routes, {@code RTN_*} of linux/rtnetlink.h. Stateless.
 *
 * @see <a href="https://man7.org/linux/man-pages/man8/ip-route.8.html">ip-route(8)</a>
 */
public final class RouteTypes {
  /** From 1 on. */
  private static final List<String> WORDS =
      List.of(
          "unicast",
          "local",
          "broadcast",
          "anycast",
          "multicast",
          "blackhole",
          "unreachable",
          "prohibit",
          "throw",
          "nat",
          "xresolve");

  private RouteTypes() {}

  /** Returns the number of a word, 1 to 11, or 0 if it names no type. */
  public static int number(String word) {
    return WORDS.indexOf(word) + 1;
  }

  /** Returns the word for a number from 1 to 11. */
  public static String word(int number) {
    return WORDS.get(number - 1);
  }
}
