package io.holdfast.config.text;

import io.holdfast.config.check.Diagnostic;
import io.holdfast.config.check.DiagnosticCode;
import io.holdfast.config.check.Diagnostics;
import io.holdfast.config.check.Place;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The include family: finds and opens the files, and checks what each variant insists on. */
final class Includes {
  private static final String WORD = "include";

  private final Source source;
  private final Set<IncludeCheck> always;
  private final Diagnostics diagnostics;
  private final Glob glob;
  private int filesRead;

  Includes(Source source, Set<IncludeCheck> always, Diagnostics diagnostics) {
    this.source = source;
    this.always = always;
    this.diagnostics = diagnostics;
    this.glob = new Glob(source);
  }

  /** Returns what an include line insists on; null when the line is not an include line. */
  static @Nullable Set<IncludeCheck> checksOf(String text) {
    if (!text.startsWith(WORD)) {
      return null;
    }
    int end = WORD.length();
    char variant =
        end < text.length() && !Blanks.isBlank(text.charAt(end)) ? text.charAt(end++) : ' ';
    boolean ends = end == text.length();
    if (ends || (variant != ' ' && !Blanks.isBlank(text.charAt(end)))) {
      return null; // Without a pattern it is an unknown keyword.
    }
    return switch (variant) {
      case ' ' -> Set.of();
      case 'r' -> EnumSet.of(IncludeCheck.READ);
      case 'm' -> EnumSet.of(IncludeCheck.READ, IncludeCheck.MATCH);
      case 'w' -> EnumSet.of(IncludeCheck.READ, IncludeCheck.MATCH, IncludeCheck.WILDCARD_MATCH);
      case 'b' -> EnumSet.of(IncludeCheck.READ, IncludeCheck.BRACE_MATCH);
      case 'a' -> EnumSet.allOf(IncludeCheck.class);
      default -> null;
    };
  }

  /** Returns the files that an include line names, opened, in reading order. */
  List<FileFeed> open(LogicalLine line, @Nullable FileFeed from) {
    Set<IncludeCheck> checks = checksOf(line.text());
    String text = line.text();
    int blank = 0;
    while (blank < text.length() && !Blanks.isBlank(text.charAt(blank))) {
      blank++;
    }
    String pattern = text.substring(Blanks.skip(text, blank));
    EnumSet<IncludeCheck> insisted = EnumSet.noneOf(IncludeCheck.class);
    Set<IncludeCheck> level = from == null ? always : from.insisted();
    insisted.addAll(level);
    insisted.addAll(checks == null ? Set.of() : checks);
    List<FileFeed> feeds = new ArrayList<>();
    String directory = from == null ? "" : from.directory();
    List<String> paths = find(directory, pattern, new Asked(line, insisted));
    for (String path : paths) {
      FileFeed feed = openFile(path, line.place(), insisted.contains(IncludeCheck.READ));
      if (feed != null) {
        feed.insist(level);
        feeds.add(feed);
      }
    }
    return feeds;
  }

  /** Returns the files that the option {@code -f} names, opened; none after a fatal diagnostic. */
  List<FileFeed> openMain(String pattern) {
    List<String> paths = new ArrayList<>();
    for (String alternative : Glob.alternatives(pattern)) {
      paths.addAll(glob.matches("", alternative));
    }
    Place place = Place.ofFile(Octets.decode(pattern));
    if (paths.isEmpty()) {
      diagnostics.add(
          Diagnostic.of(DiagnosticCode.CONFIGURATION_MISSING, place, "no such configuration file")
              .saying("Config files missing '" + place.file() + "'."));
    } else if (paths.size() > 1) {
      diagnostics.add(
          Diagnostic.of(
                  DiagnosticCode.SEVERAL_MAIN_FILES,
                  place,
                  "the pattern names " + paths.size() + " files, read in order")
              .saying(
                  "WARNING, multiple configuration file matches of %s, starting with %s"
                      .formatted(place.file(), Octets.decode(paths.getFirst()))));
    }
    List<FileFeed> feeds = new ArrayList<>();
    for (String path : paths) {
      FileFeed feed = openFile(path, Place.ofFile(Octets.decode(path)), true);
      if (feed != null) {
        feed.insist(always);
        feeds.add(feed);
      }
    }
    return feeds;
  }

  private record Asked(LogicalLine line, Set<IncludeCheck> insisted) {}

  private List<String> find(String directory, String pattern, Asked asked) {
    List<String> paths = new ArrayList<>();
    List<String> alternatives = Glob.alternatives(pattern);
    boolean braceMissing = false;
    for (String alternative : alternatives) {
      List<String> matches = glob.matches(directory, alternative);
      braceMissing |= matches.isEmpty();
      paths.addAll(matches);
    }
    String shown = Octets.decode(pattern);
    if (paths.isEmpty()) {
      IncludeCheck check =
          Glob.hasWildcard(pattern) ? IncludeCheck.WILDCARD_MATCH : IncludeCheck.MATCH;
      report(
          asked.line().place(),
          asked.insisted().contains(check)
              || (alternatives.size() > 1 && asked.insisted().contains(IncludeCheck.BRACE_MATCH)),
          check == IncludeCheck.MATCH
              ? "Config files missing '" + shown + "'."
              : "No config files matched '" + shown + "'.");
    } else if (braceMissing && alternatives.size() > 1) {
      report(
          asked.line().place(),
          asked.insisted().contains(IncludeCheck.BRACE_MATCH),
          "Some config files missing: \"" + shown + "\".");
    }
    return paths;
  }

  private @Nullable FileFeed openFile(String path, Place place, boolean insisted) {
    String shown = Octets.decode(path);
    String said = "Configuration file '" + shown + "' ";
    FileKind kind = source.kindOf(path);
    if (kind == FileKind.DIRECTORY) {
      report(place, insisted, said + "is a directory - skipping");
      return null;
    }
    if (kind != FileKind.FILE) {
      report(place, insisted, said + "is not a regular non-executable file - skipping");
      return null;
    }
    if (++filesRead > TextLimits.MAX_FILES) {
      report(place, true, "more than " + TextLimits.MAX_FILES + " files are included");
      return null;
    }
    ReadResult result = source.read(path);
    if (result.octets() == null) {
      report(place, insisted, said + "open problem (" + result.reason() + ") - skipping");
      return null;
    }
    return new FileFeed(path, result.octets(), diagnostics);
  }

  private void report(Place place, boolean insisted, String message) {
    DiagnosticCode code =
        insisted ? DiagnosticCode.REQUIRED_FILE : DiagnosticCode.FILE_NOT_INCLUDED;
    diagnostics.add(Diagnostic.of(code, place, message).saying(message));
  }
}
