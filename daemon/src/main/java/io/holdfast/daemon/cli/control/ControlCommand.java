package io.holdfast.daemon.cli.control;

import io.holdfast.core.HandoverWay;
import io.holdfast.daemon.cli.ExitStatus;
import io.holdfast.daemon.cli.HelpCommand;
import io.holdfast.daemon.cli.json.JsonObject;
import io.holdfast.daemon.cli.json.JsonText;
import io.holdfast.daemon.control.ControlSocket;
import io.holdfast.linux.ffm.Errno;
import io.holdfast.linux.ffm.Result;
import io.holdfast.linux.file.UnixSocket;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** One of the commands that talk to the running daemon. Used once, by one thread. */
public final class ControlCommand {
  private static final Map<String, Set<String>> FLAGS =
      Map.of(
          "status", Set.of("json", "watch"),
          "events", Set.of("json", "follow"),
          "trackers", Set.of("json"),
          "stats", Set.of("json", "clear"),
          "metrics", Set.of("json"),
          "reload", Set.of("json"),
          "stop", Set.of("json", "now"),
          "drain", Set.of("json", "demote"),
          "handover", Set.of("json", "demote"),
          "maintenance", Set.of("json"));

  /** What stands after a command beside options. */
  private static final Map<String, String> WORDS =
      Map.of("handover", "INSTANCE", "maintenance", "on|off", "trackers", "[NAME]");

  private static final long ANSWER_MILLIS = 10_000;
  private static final long ACTION_MILLIS = 120_000;
  private static final long WATCH_NANOS = 1_000_000_000L;
  private static final String CLEAR_SCREEN = "\u001b[H\u001b[2J";

  private final String name;
  private final ClientOptions options;
  private final PrintStream out;
  private final PrintStream errors;
  private final Screen screen = new Screen(Paint.ofThisProcess(), ZoneId.systemDefault());

  private ControlCommand(String name, ClientOptions options, PrintStream out, PrintStream errors) {
    this.name = name;
    this.options = options;
    this.out = out;
    this.errors = errors;
  }

  /** Whether there is such a command. */
  public static boolean isOne(String name) {
    return FLAGS.containsKey(name);
  }

  /** Runs a command; returns its exit status, see docs/control.md. */
  public static int run(String name, List<String> arguments, PrintStream out, PrintStream errors) {
    if (arguments.contains("--help")) {
      return HelpCommand.run(List.of(), out);
    }
    return switch (ClientOptions.parse(arguments, FLAGS.getOrDefault(name, Set.of()))) {
      case ClientOptions.Outcome.Refused(String problem) -> refuse(problem, errors);
      case ClientOptions.Outcome.Understood(ClientOptions options) ->
          run(new ControlCommand(name, options, out, errors), options.words());
    };
  }

  private static int run(ControlCommand command, List<String> words) {
    String wanted = WORDS.get(command.name);
    if (wanted == null && !words.isEmpty()) {
      return refuse("Unexpected argument " + words.getFirst(), command.errors);
    }
    boolean isSwitch = command.name.equals("maintenance");
    boolean isGood =
        words.size() == 1 && (!isSwitch || Set.of("on", "off").contains(words.getFirst()));
    boolean isOptional = words.isEmpty() && (wanted == null || wanted.startsWith("["));
    return isOptional || isGood
        ? command.run()
        : refuse("Usage: holdfast " + command.name + " " + wanted, command.errors);
  }

  private static int refuse(String problem, PrintStream errors) {
    errors.println(problem + "; holdfast help lists the commands");
    return ExitStatus.FATAL;
  }

  private int run() {
    List<Path> candidates = ControlFinder.candidates(options);
    if (candidates.size() > 1) {
      errors.println("Several daemons run here; name one with --socket:");
      candidates.forEach(path -> errors.println("  " + path));
      return ExitStatus.FATAL;
    }
    Path path = candidates.getFirst();
    return switch (UnixSocket.connect(path, ControlClient.STEP_MILLIS)) {
      case Result.Failure<UnixSocket> failure -> cannotConnect(path, failure.errno());
      case Result.Success<UnixSocket>(UnixSocket socket) -> {
        try (ControlClient client = new ControlClient(socket)) {
          if (!client.isTrusted(ControlSocket.ownUid())) {
            errors.println(path + " belongs to another user; nothing was asked");
            yield ExitStatus.NO_PERMISSION;
          }
          yield talk(client);
        }
      }
    };
  }

  private int cannotConnect(Path path, int errno) {
    if (errno == Errno.EACCES || errno == Errno.EPERM) {
      errors.println("No permission to use " + path + ": be root, or the daemon's own user");
      return ExitStatus.NO_PERMISSION;
    }
    boolean isAbsent = errno == Errno.ENOENT || errno == Errno.ECONNREFUSED;
    errors.println(
        isAbsent
            ? "No holdfast daemon runs here (nobody listens at "
                + path
                + "). If it was started with -s or -p, say so here, too."
            : "Cannot reach the daemon at " + path + ": " + Errno.describe(errno));
    return isAbsent ? ExitStatus.NOT_RUNNING : ExitStatus.FATAL;
  }

  private int talk(ControlClient client) {
    return switch (name) {
      case "status" -> options.has("watch") ? watch(client) : show(client);
      case "events" -> events(client);
      case "stop" -> stop(client);
      case "drain", "handover" -> move(client);
      case "maintenance" -> options.words().contains("on") ? move(client) : show(client);
      default -> show(client);
    };
  }

  private String request() {
    StringBuilder request = new StringBuilder("{\"version\":1,\"request\":\"");
    request.append(name).append('"');
    if (name.equals("handover")) {
      request.append(",\"instance\":").append(JsonText.quoted(options.words().getFirst()));
    } else if (name.equals("trackers") && !options.words().isEmpty()) {
      request.append(",\"name\":").append(JsonText.quoted(options.words().getFirst()));
    } else if (name.equals("maintenance")) {
      request.append(",\"on\":").append(options.words().getFirst().equals("on"));
    }
    for (String flag : List.of("clear", "demote", "follow", "now")) {
      if (options.has(flag)) {
        request.append(",\"").append(flag).append("\":true");
      }
    }
    return request.append('}').toString();
  }

  private int show(ControlClient client) {
    boolean isAction = name.equals("reload") || options.has("clear");
    return answer(client, isAction ? ACTION_MILLIS : ANSWER_MILLIS, "");
  }

  private int watch(ControlClient client) {
    int status = ExitStatus.OK;
    while (status == ExitStatus.OK && !out.checkError()) {
      status = answer(client, ANSWER_MILLIS, Paint.isTerminal() ? CLEAR_SCREEN : "");
      LockSupport.parkNanos(WATCH_NANOS);
    }
    return status;
  }

  /** Sends the request, prints the answer after {@code before}; returns the exit status. */
  private int answer(ControlClient client, long limitMillis, String before) {
    String line = client.ask(request(), limitMillis);
    if (line == null) {
      return silent();
    }
    JsonObject answer = JsonObject.parse(line);
    if (options.has("json")) {
      out.println(line);
    } else if (answer.flag("ok")) {
      out.print(before);
      lines(answer).forEach(out::println);
    }
    out.flush();
    return answer.flag("ok") ? ExitStatus.OK : failed(answer);
  }

  private List<String> lines(JsonObject answer) {
    return switch (name) {
      case "status" -> screen.status(answer);
      case "events" -> answer.objects("events").stream().map(screen::event).toList();
      case "trackers" -> screen.trackers(answer);
      case "stats" -> options.has("clear") ? List.of("cleared") : screen.stats(answer);
      case "metrics" -> answer.text("metrics").lines().toList();
      case "reload" -> findings(answer, "reloaded");
      case "maintenance" -> List.of("maintenance is " + options.words().getFirst());
      case "drain" ->
          List.of(
              "this host stands aside until maintenance is switched off or the daemon restarts");
      default -> List.of();
    };
  }

  private int failed(JsonObject answer) {
    if (!options.has("json")) {
      findings(answer, answer.object("error").text("text")).forEach(errors::println);
    }
    return answer.object("error").text("code").equals("configuration")
        ? ExitStatus.CONFIG
        : ExitStatus.FATAL;
  }

  private static List<String> findings(JsonObject answer, String last) {
    List<String> lines = new ArrayList<>();
    answer.objects("diagnostics").forEach(found -> lines.add(found.text("text").stripTrailing()));
    lines.add(last);
    return lines;
  }

  /** Asks for a planned move, and waits until it is known who serves. */
  private int move(ControlClient client) {
    HandoverWay way = options.has("demote") ? HandoverWay.DEMOTE : HandoverWay.RELEASE;
    String instance = name.equals("handover") ? options.words().getFirst() : null;
    PlannedMove move = PlannedMove.before(client, instance, way);
    if (move == null) {
      return silent();
    }
    int status = answer(client, ANSWER_MILLIS, "");
    return status == ExitStatus.OK ? tell(move.await()) : status;
  }

  private int tell(PlannedMove.@Nullable End end) {
    if (end == null) {
      errors.println("The daemon has stopped");
      return ExitStatus.NOT_RUNNING;
    }
    if (options.has("json")) {
      out.println(end.line());
    } else {
      end.progress().lines(end.status()).forEach(out::println);
    }
    out.flush();
    return end.progress().hasMoved(end.status()) ? ExitStatus.OK : ExitStatus.NOT_MOVED;
  }

  private int silent() {
    errors.println("The daemon does not answer");
    return ExitStatus.FATAL;
  }

  private int events(ControlClient client) {
    int status = answer(client, ANSWER_MILLIS, "");
    while (status == ExitStatus.OK && options.has("follow") && !out.checkError()) {
      String line = client.readLine(Long.MAX_VALUE);
      if (line == null) {
        errors.println("The daemon has stopped");
        return ExitStatus.NOT_RUNNING;
      }
      JsonObject told = JsonObject.parse(line);
      out.println(
          options.has("json")
              ? line
              : screen.event(told.has("event") ? told.object("event") : told));
      out.flush();
    }
    return status;
  }

  /** Waits for the end, which is when the daemon closes the connection. */
  private int stop(ControlClient client) {
    int status = answer(client, ANSWER_MILLIS, "");
    if (status != ExitStatus.OK) {
      return status;
    }
    long startNanos = System.nanoTime();
    String more = client.readLine(ACTION_MILLIS);
    boolean isLate = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos) >= ACTION_MILLIS;
    if (more != null || isLate) {
      errors.println("The daemon was told to stop and has not yet");
      return ExitStatus.FATAL;
    }
    if (!options.has("json")) {
      out.println("stopped");
    }
    return ExitStatus.OK;
  }
}
