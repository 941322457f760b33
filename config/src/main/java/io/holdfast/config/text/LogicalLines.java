package io.holdfast.config.text;

import io.holdfast.config.check.Diagnostic;
import io.holdfast.config.check.DiagnosticCode;
import io.holdfast.config.check.Diagnostics;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The stream of logical lines: conditions tested, definitions taken and filled in, loops unrolled
 * and includes opened, in the order of keepalived. Feeds lie on a stack; the top one gives the next
 * line. Not thread safe.
 */
final class LogicalLines {
  private static final LogicalLine NOTHING = LogicalLine.of(new SourceLine("", 0, ""));

  private final Source source;
  private final Diagnostics diagnostics;
  private final Deque<LineFeed> feeds = new ArrayDeque<>();
  private final Definitions definitions = new Definitions();
  private final Steps steps;
  private final Comments comments;
  private final Conditions conditions;
  private final SequenceParser sequences;
  private final Includes includes;
  private final Substitution.Names names;
  private LogicalLine rest = NOTHING;

  LogicalLines(
      Source source, String pattern, TextEnvironment environment, Diagnostics diagnostics) {
    this.source = source;
    this.diagnostics = diagnostics;
    this.steps = new Steps(TextLimits.MAX_STEPS, diagnostics);
    this.comments = new Comments(diagnostics);
    this.conditions = new Conditions(Octets.encode(environment.configId()));
    this.sequences = new SequenceParser(definitions, diagnostics);
    this.includes = new Includes(source, environment.includeChecks(), diagnostics);
    this.names =
        new Substitution.Names(definitions, new Predefined(environment, diagnostics), steps);
    pushAll(includes.openMain(Octets.encode(pattern)));
  }

  /** Returns the next line, never empty; null at the end of the configuration. */
  @Nullable LogicalLine next() {
    while (true) {
      LogicalLine taken = take();
      if (taken == null) {
        return null;
      }
      LogicalLine line = definitions.isCollecting() ? collect(taken) : resolve(taken);
      if (line.isEmpty()) {
        continue;
      }
      if (Includes.checksOf(line.text()) == null) {
        return line;
      }
      include(line);
    }
  }

  /** Takes back what follows a brace: it is a line of its own, and is read like one. */
  void resume(LogicalLine line) {
    rest = line;
  }

  boolean isDefined(String name) {
    return definitions.find(name) != null;
  }

  private LogicalLine collect(LogicalLine line) {
    definitions.collect(line);
    return NOTHING;
  }

  private @Nullable LogicalLine take() {
    LogicalLine resumed = rest;
    rest = NOTHING;
    if (!resumed.isEmpty() && steps.take(resumed)) {
      return comments.strip(resumed);
    }
    while (!feeds.isEmpty()) {
      LogicalLine line = feeds.getFirst().next();
      if (line == null) {
        feeds.removeFirst();
      } else if (line.isEmpty() || steps.take(line)) {
        return line;
      } else {
        feeds.clear();
      }
    }
    return null;
  }

  /** Returns the line filled in; empty when it was consumed or dropped. */
  private LogicalLine resolve(LogicalLine taken) {
    Substitution substitution = new Substitution(names, this::directory, diagnostics);
    LogicalLine line = taken;
    while (!line.isEmpty()) {
      if (line.text().startsWith("@")) {
        line = conditions.apply(line);
      }
      if (definitions.define(line)) {
        return finish(NOTHING, substitution);
      }
      if (SequenceParser.isSequence(line.text())) {
        startSequence(line, substitution);
        return NOTHING;
      }
      LogicalLine filled = substitution.pass(line);
      if (substitution.hasFailed()) {
        return NOTHING;
      }
      if (filled == line) {
        return finish(line, substitution);
      }
      line = comments.strip(filled);
    }
    return finish(line, substitution);
  }

  private LogicalLine finish(LogicalLine line, Substitution substitution) {
    BodyFeed following = substitution.takeFollowing();
    if (following != null) {
      push(following, line);
    }
    return line;
  }

  private void startSequence(LogicalLine line, Substitution substitution) {
    finish(line, substitution);
    int end = sequences.endOfHead(line);
    if (end < 0) {
      return;
    }
    LogicalLine head = line.slice(0, end);
    LogicalLine before;
    do {
      before = head;
      head = substitution.pass(before);
    } while (head != before && !substitution.hasFailed());
    if (substitution.hasFailed() || substitution.takeFollowing() != null) {
      report(DiagnosticCode.BAD_SEQUENCE, line, "~SEQ parameter is multiline definition");
      return;
    }
    LogicalLine rest = line.slice(end, line.text().length()).trimmed();
    SequenceFeed feed = sequences.parse(line, head.text(), rest);
    if (feed != null) {
      push(feed, line);
    }
  }

  private void include(LogicalLine line) {
    long depth = feeds.stream().filter(FileFeed.class::isInstance).count();
    if (depth >= TextLimits.MAX_INCLUDE_DEPTH) {
      report(
          DiagnosticCode.INCLUDE_TOO_DEEP,
          line,
          "include is nested deeper than " + TextLimits.MAX_INCLUDE_DEPTH + " files");
      return;
    }
    pushAll(includes.open(line, currentFile()));
  }

  /** Takes the words of an {@code include_check}, which hold for the rest of the current file. */
  void insist(List<Word> words) {
    FileFeed file = currentFile();
    if (file != null) {
      file.insist(IncludeCheck.after(file.insisted(), words));
    }
  }

  private void pushAll(List<FileFeed> files) {
    for (int i = files.size() - 1; i >= 0; i--) {
      feeds.addFirst(files.get(i));
    }
  }

  private void push(LineFeed feed, LogicalLine line) {
    if (feeds.size() >= TextLimits.MAX_EXPANSION_DEPTH + TextLimits.MAX_INCLUDE_DEPTH) {
      report(
          DiagnosticCode.EXPANSION_TOO_DEEP,
          line,
          "loops and definitions are nested deeper than " + TextLimits.MAX_EXPANSION_DEPTH);
      return;
    }
    feeds.addFirst(feed);
  }

  /** Returns {@code ${_PWD}}: the absolute directory of the file being read. */
  private String directory() {
    FileFeed file = currentFile();
    return source.absolute(file == null ? "" : file.directory());
  }

  private @Nullable FileFeed currentFile() {
    for (LineFeed feed : feeds) {
      if (feed instanceof FileFeed file) {
        return file;
      }
    }
    return null;
  }

  private void report(DiagnosticCode code, LogicalLine line, String problem) {
    diagnostics.add(Diagnostic.of(code, line.place(), problem));
  }
}
