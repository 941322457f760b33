package io.holdfast.config.text;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * File name patterns as glob(3) with braces: {@code * ? [..] {a,b}}. Matches are sorted within each
 * alternative of the braces, and alternatives keep their order. Bounded for any pattern. Stateless.
 */
final class Glob {
  private final Source source;

  Glob(Source source) {
    this.source = source;
  }

  /** Returns the alternatives that the braces of a pattern stand for, at least one. */
  static List<String> alternatives(String pattern) {
    List<String> done = new ArrayList<>();
    List<String> open = new ArrayList<>(List.of(pattern));
    while (!open.isEmpty()) {
      String next = open.removeFirst();
      List<String> split = splitFirstBraces(next);
      boolean full = done.size() + open.size() >= TextLimits.MAX_BRACE_ALTERNATIVES;
      if (split == null || full) {
        done.add(next);
      } else {
        open.addAll(0, split);
      }
    }
    return done.subList(0, Math.min(done.size(), TextLimits.MAX_BRACE_ALTERNATIVES));
  }

  static boolean hasWildcard(String pattern) {
    for (int i = 0; i < pattern.length(); i++) {
      if ("*?[".indexOf(pattern.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns the existing paths that match a pattern without braces.
   *
   * @param directory where a relative pattern starts; empty for the current directory
   */
  List<String> matches(String directory, String pattern) {
    boolean absolute = pattern.startsWith("/");
    List<String> paths = List.of(absolute ? "/" : directory);
    int begin = 0;
    while (begin <= pattern.length()) {
      int slash = pattern.indexOf('/', begin);
      int end = slash < 0 ? pattern.length() : slash;
      if (end > begin) {
        paths = step(paths, pattern.substring(begin, end));
      }
      begin = end + 1;
    }
    List<String> existing = new ArrayList<>();
    for (String path : paths) {
      if (source.kindOf(path) != FileKind.MISSING) {
        existing.add(path);
      }
    }
    return existing;
  }

  private List<String> step(List<String> directories, String component) {
    List<String> found = new ArrayList<>();
    for (String directory : directories) {
      if (!hasWildcard(component)) {
        found.add(join(directory, component.replace("\\", "")));
        continue;
      }
      List<String> names = new ArrayList<>(source.namesIn(directory.isEmpty() ? "." : directory));
      names.sort(null);
      for (String name : names) {
        if (found.size() < TextLimits.MAX_FILES && matchesName(component, name)) {
          found.add(join(directory, name));
        }
      }
    }
    return found;
  }

  private static String join(String directory, String name) {
    return directory.isEmpty() || directory.endsWith("/")
        ? directory + name
        : directory + "/" + name;
  }

  /** Matches one name, going back to the last star only, so the time is bounded by the product. */
  static boolean matchesName(String pattern, String name) {
    if (name.startsWith(".") && !pattern.startsWith(".")) {
      return false;
    }
    int p = 0;
    int n = 0;
    int star = -1;
    int starName = 0;
    while (n < name.length()) {
      int after = matchOne(pattern, p, name.charAt(n));
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        starName = n;
      } else if (after >= 0) {
        p = after;
        n++;
      } else if (star >= 0) {
        p = star + 1;
        n = ++starName;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }

  /** Returns the index after the element at p if it matches c, otherwise -1. */
  private static int matchOne(String pattern, int p, char c) {
    if (p >= pattern.length()) {
      return -1;
    }
    char element = pattern.charAt(p);
    int close = element == '[' ? closingBracket(pattern, p) : -1;
    if (close > 0) {
      return inSet(pattern.substring(p + 1, close), c) ? close + 1 : -1;
    }
    if (element == '\\' && p + 1 < pattern.length()) {
      return pattern.charAt(p + 1) == c ? p + 2 : -1;
    }
    return element == '?' || element == c ? p + 1 : -1;
  }

  private static int closingBracket(String pattern, int open) {
    int first = open + 1;
    if (first < pattern.length() && "!^".indexOf(pattern.charAt(first)) >= 0) {
      first++;
    }
    return pattern.indexOf(']', first + 1);
  }

  private static boolean inSet(String set, char c) {
    boolean negated = set.startsWith("!") || set.startsWith("^");
    int i = negated ? 1 : 0;
    boolean found = false;
    while (i < set.length()) {
      char low = set.charAt(i);
      boolean isRange = i + 2 < set.length() && set.charAt(i + 1) == '-';
      char high = isRange ? set.charAt(i + 2) : low;
      found |= c >= low && c <= high;
      i += isRange ? 3 : 1;
    }
    return found != negated;
  }

  private static @Nullable List<String> splitFirstBraces(String pattern) {
    int open = pattern.indexOf('{');
    int depth = 0;
    int begin = open + 1;
    List<String> middles = new ArrayList<>();
    for (int i = open; open >= 0 && i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (depth == 0 || (depth == 1 && c == ',')) {
        middles.add(pattern.substring(begin, i));
        begin = i + 1;
      }
      if (depth == 0) {
        String before = pattern.substring(0, open);
        String after = pattern.substring(i + 1);
        return middles.stream().map(middle -> before + middle + after).toList();
      }
    }
    return null;
  }
}
