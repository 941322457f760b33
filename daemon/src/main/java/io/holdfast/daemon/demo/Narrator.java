package io.holdfast.daemon.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * Tells the story on a terminal or into a file: colours only where they are wanted. Safe for use by
 * any number of threads, so that log lines appear while the story goes on.
 */
final class Narrator {
  private static final String BOLD = "\033[1m";
  private static final String DIM = "\033[2m";
  private static final String GREEN = "\033[32m";
  private static final String RED = "\033[31m";
  private static final String CYAN = "\033[36m";
  private static final String PLAIN = "\033[0m";

  private final PrintStream out;
  private final boolean colours;
  private boolean muted;
  private Instant actStart = Instant.now();

  Narrator(PrintStream out, boolean colours) {
    this.out = out;
    this.colours = colours;
  }

  /** A line of its own, such as a heading. */
  void say(String text) {
    print(text);
  }

  /** Begins a part of the story; the times of later log lines count from here. */
  synchronized Instant act(String title) {
    print("");
    print(paint(BOLD, title));
    actStart = Instant.now();
    return actStart;
  }

  /** A line of a host's log, read at {@code at}. */
  synchronized void log(String host, Instant at, String text) {
    double seconds = Duration.between(actStart, at).toMillis() / 1000.0;
    String time = String.format(Locale.ROOT, "%+8.3f s", seconds);
    print("  %s  %s  %s".formatted(paint(DIM, time), paint(CYAN, host), text));
  }

  /** Something that is as it should be. */
  void good(String text) {
    print("  " + paint(GREEN, "=> " + text));
  }

  /** Something that is not as it should be. */
  void bad(String text) {
    print("  " + paint(RED, "=> " + text));
  }

  /** Says {@code lastWords} and nothing more: the rest would be the noise of clearing up. */
  synchronized void mute(String lastWords) {
    print(lastWords);
    muted = true;
  }

  private synchronized void print(String line) {
    if (!muted) {
      out.println(line);
      out.flush();
    }
  }

  private String paint(String colour, String text) {
    return colours ? colour + text + PLAIN : text;
  }
}
