package io.holdfast.core.scenario;

import io.holdfast.core.spec.BfdSpec;
import io.holdfast.core.spec.CombinationSpec;
import io.holdfast.core.spec.Configuration;
import io.holdfast.core.spec.DampingSpec;
import io.holdfast.core.spec.FileTrackerSpec;
import io.holdfast.core.spec.GlobalSpec;
import io.holdfast.core.spec.GroupSpec;
import io.holdfast.core.spec.LifecycleSpec;
import io.holdfast.core.spec.MailSpec;
import io.holdfast.core.spec.NotifySpec;
import io.holdfast.core.spec.ProcessTrackerSpec;
import io.holdfast.core.spec.ReportSpec;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.spec.ScriptSpec;
import io.holdfast.core.spec.TrackKind;
import io.holdfast.core.spec.TrackSpec;
import io.holdfast.core.spec.TrackerName;
import io.holdfast.core.spec.TrackersSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The lines that belong to {@code configure}. */
final class ConfigurationLines {
  private GlobalSpec global = GlobalSpec.DEFAULT;
  private final InterfaceLines interfaces = new InterfaceLines();
  private Words statics = Words.none();
  private final List<RouterSpec> routers = new ArrayList<>();
  private final List<GroupSpec> groups = new ArrayList<>();
  private final List<ScriptSpec> scripts = new ArrayList<>();
  private final List<FileTrackerSpec> files = new ArrayList<>();
  private final List<ProcessTrackerSpec> processes = new ArrayList<>();
  private final List<BfdSpec> sessions = new ArrayList<>();
  private final List<CombinationSpec> combinations = new ArrayList<>();
  private final List<DampingSpec> dampings = new ArrayList<>();

  static Configuration parse(List<String> block) {
    ConfigurationLines lines = new ConfigurationLines();
    for (String line : block) {
      lines.take(new Words(line));
    }
    TrackersSpec trackers =
        new TrackersSpec(
            lines.files, lines.processes, lines.sessions, lines.combinations, lines.dampings);
    return new Configuration(
        RoutingWords.addStatics(lines.statics, lines.interfaces.addTo(lines.global)),
        lines.routers,
        lines.groups,
        lines.scripts,
        trackers);
  }

  /** {@code [KIND/]NAME[:WEIGHT[:reverse]]}; a script where no kind is named. */
  static TrackSpec track(String word) {
    String[] parts = word.split(":", -1);
    int weight = parts.length > 1 ? Integer.parseInt(parts[1]) : 0;
    TrackerName name = name(parts[0]);
    return new TrackSpec(name.kind(), name.name(), weight, parts.length > 2);
  }

  /** A list of {@code deleted}, {@code mail} and {@code priority}. */
  static NotifySpec notices(String[] words) {
    List<String> list = List.of(words);
    return new NotifySpec(
        Map.of(), list.contains("deleted"), list.contains("mail"), list.contains("priority"));
  }

  private static TrackerName name(String word) {
    int slash = word.indexOf('/');
    TrackKind kind =
        slash < 0
            ? TrackKind.SCRIPT
            : TrackKind.valueOf(word.substring(0, slash).toUpperCase(Locale.ROOT));
    return new TrackerName(kind, word.substring(slash + 1));
  }

  private void take(Words words) {
    switch (words.next()) {
      case "router" -> routers.add(RouterLine.parse(words));
      case "group" -> groups.add(group(words));
      case "script" -> scripts.add(script(words));
      case "file" -> {
        String name = words.next();
        String path = "/run/" + (words.hasNext() ? words.next() : name);
        files.add(new FileTrackerSpec(name, path, 1, false, FileTrackerSpec.FileStart.KEEP, 0));
      }
      case "process" -> processes.add(process(words));
      case "bfd" -> sessions.add(session(words.next()));
      case "atleast" -> combinations.add(combination(words));
      case "damp" ->
          dampings.add(new DampingSpec(name(words.next()), words.nanos(), words.nanos()));
      case "global" -> global = global(words);
      case "polls" -> interfaces.polls(words);
      case "buffers" -> interfaces.buffers(words);
      case "staticaddress" -> interfaces.addStatics(words);
      case "lease" -> interfaces.lease(words.next());
      case "garpgroup" -> interfaces.group(words);
      case "static" -> statics = words;
      default -> throw new IllegalArgumentException("unknown line of a configuration");
    }
  }

  /** {@code group NAME MEMBERS [weighted] [track ENTRY]...}. */
  private static GroupSpec group(Words words) {
    String name = words.next();
    List<String> members = List.of(words.list());
    List<TrackSpec> tracks = new ArrayList<>();
    boolean isWeighted = false;
    while (words.hasNext()) {
      if ("weighted".equals(words.next())) {
        isWeighted = true;
      } else {
        tracks.add(track(words.next()));
      }
    }
    return new GroupSpec(name, members, tracks, isWeighted, NotifySpec.NONE);
  }

  /** {@code process NAME QUORUM MAXIMUM TERMINATE_DELAY FORK_DELAY}, in seconds. */
  private static ProcessTrackerSpec process(Words words) {
    String name = words.next();
    return new ProcessTrackerSpec(
        name,
        List.of(name),
        ProcessTrackerSpec.ProcessMatch.NAME,
        words.number(),
        words.number(),
        words.nanos(),
        words.nanos(),
        0,
        false);
  }

  private static BfdSpec session(String name) {
    return new BfdSpec(
        name,
        BfdNeighbor.ADDRESS,
        null,
        10_000,
        10_000,
        1_000_000,
        5,
        false,
        255,
        0,
        false,
        0,
        false,
        true);
  }

  /** {@code atleast N NAME TRACKER,...}. */
  private static CombinationSpec combination(Words words) {
    int atLeast = words.number();
    String name = words.next();
    List<TrackerName> parts = new ArrayList<>();
    for (String word : words.list()) {
      parts.add(name(word));
    }
    return new CombinationSpec(name, atLeast, parts);
  }

  /**
   * {@code global logunknown|quiet|statesonreload STARTUP_DELAY [GARP_INTERVAL GNA_INTERVAL]}, in
   * seconds.
   */
  private static GlobalSpec global(Words words) {
    String flag = words.next();
    long startupDelay = words.nanos();
    long garpInterval = words.hasNext() ? words.nanos() : 0;
    long gnaInterval = words.hasNext() ? words.nanos() : 0;
    return new GlobalSpec(
        "",
        "logunknown".equals(flag),
        startupDelay,
        0,
        0,
        false,
        false,
        garpInterval,
        gnaInterval,
        new ReportSpec(mail(flag), null, null, "statesonreload".equals(flag)),
        LifecycleSpec.NONE);
  }

  private static MailSpec mail(String flag) {
    boolean skipsFaults = "mailnofaults".equals(flag);
    return skipsFaults || "mail".equals(flag)
        ? new MailSpec(List.of("ops@example.org"), "", "10.0.0.25", 25, "", 1, skipsFaults)
        : MailSpec.NONE;
  }

  private static ScriptSpec script(Words words) {
    String name = words.next();
    long interval = words.nanos();
    int rise = words.number();
    int fall = words.number();
    boolean startsFailed = false;
    List<String> command = List.of("/bin/" + name);
    while (words.hasNext()) {
      String word = words.next();
      startsFailed |= "initfail".equals(word);
      command = word.startsWith("/") ? List.of(word) : command;
    }
    return new ScriptSpec(
        name, command, "", "", interval, interval, rise, fall, startsFailed, null);
  }
}
