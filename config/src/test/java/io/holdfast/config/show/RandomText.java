package io.holdfast.config.show;

import java.util.Random;

/** Words made from a seed. */
final class RandomText {
  private static final String ODD = "abzAZ09_./:=,+-@%  #!{}[]();&|<>*?^~'$\\\u00e9\u20ac\t";
  private static final String NAMES = "abzAZ09_./:=,+-@% #!{}()'";

  private final Random random;

  RandomText(Random random) {
    this.random = random;
  }

  /** An argument of a command, perhaps empty. */
  String odd(int longest) {
    return of(ODD, longest);
  }

  /** A part of a name, perhaps empty. */
  String name(int longest) {
    return of(NAMES, longest);
  }

  private String of(String alphabet, int longest) {
    StringBuilder text = new StringBuilder();
    for (int index = random.nextInt(longest + 1); index > 0; index--) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }
}
