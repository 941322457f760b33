package io.holdfast.linux.process;

import io.holdfast.linux.ffm.Result;
import io.holdfast.linux.net.Namespaces;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Starts programs as keepalived starts its scripts: no shell, own session and process group,
 * standard input empty, environment without what could bend the dynamic linker or a shell.
 *
 * <p>Each is one process, started by posix_spawn(3), with the nice value 0, in the network
 * namespace of the request or of the calling thread. The ways that wait are not for the loop
 * thread, and {@link #run(SpawnRequest, Consumer)} is not for one that has joined another
 * namespace. {@code setpriv} and {@code nsenter} of util-linux, which become the program, do what
 * posix_spawn cannot.
 *
 * @see <a href="https://man7.org/linux/man-pages/man1/setpriv.1.html">setpriv(1)</a>
 */
public final class Spawn {
  private static final List<String> TOOL_DIRECTORIES =
      List.of("/usr/bin", "/bin", "/usr/sbin", "/sbin");

  private static volatile String directory = "/";

  private Spawn() {}

  /**
   * Opens what starts and awaits programs, so that the first start does not have to, and its
   * threads are like the calling one and not like the first that starts a program.
   */
  public static void prepare() {
    Children.all();
  }

  /**
   * Programs start in the directory of this process from now on, and not in "/": for a daemon that
   * stays in the foreground, where relative paths mean what they mean to who started it.
   */
  public static void stayInDirectory() {
    directory = ".";
  }

  /** Runs a program to its end or to its timeout. */
  public static SpawnResult run(SpawnRequest request) {
    return switch (start(request)) {
      case Started.Running(Child child) -> child.await();
      case Started.Refused(SpawnOutcome.CannotRun reason) -> new SpawnResult(reason, "");
    };
  }

  /**
   * Runs a program to its end or to its timeout, and returns at once. {@code told} hears how it
   * ended, never on the calling thread, and must not wait for long.
   *
   * @return the run, or null if there can be none, of which {@code told} hears
   */
  public static @Nullable Run run(SpawnRequest request, Consumer<SpawnResult> told) {
    return switch (Children.all()) {
      case Result.Failure<Children> failure -> {
        Thread.ofVirtual().start(() -> told.accept(new SpawnResult(cannot(failure), "")));
        yield null;
      }
      case Result.Success<Children>(Children children) -> Run.begin(children, request, told);
    };
  }

  static String directory() {
    return directory;
  }

  /** Starts a program; the caller awaits or ends it. */
  public static Started start(SpawnRequest request) {
    return switch (Children.all()) {
      case Result.Failure<Children> failure -> new Started.Refused(cannot(failure));
      case Result.Success<Children>(Children children) ->
          children.starters().isElsewhere()
              ? startBeside(children, request)
              : startByOthers(children, request);
    };
  }

  /** A virtual thread must not hold up those that share its carrier, and others may be urgent. */
  private static Started startByOthers(Children children, SpawnRequest request) {
    return CompletableFuture.supplyAsync(
            () -> startHere(children, request), children.starters()::execute)
        .join();
  }

  /** In the namespace of the calling thread, which a thread that it makes shares. */
  private static Started startBeside(Children children, SpawnRequest request) {
    return CompletableFuture.supplyAsync(
            () -> {
              Scheduling.nice(0);
              return startHere(children, request);
            },
            start -> Thread.ofPlatform().daemon().name("starts a script elsewhere").start(start))
        .join();
  }

  /** Starts a program on the calling thread, which waits until the kernel has found the program. */
  static Started startHere(Children children, SpawnRequest request) {
    if (request.outputBytes() == 0) {
      return start(children, request, null);
    }
    return switch (OutputPipe.open(request.outputBytes())) {
      case Result.Failure<OutputPipe> failure -> new Started.Refused(cannot(failure));
      case Result.Success<OutputPipe>(OutputPipe output) -> {
        Started started = start(children, request, output);
        if (started instanceof Started.Refused) {
          output.close();
        }
        yield started;
      }
    };
  }

  private static Started start(
      Children children, SpawnRequest request, @Nullable OutputPipe output) {
    children.orphans().beginStart();
    try {
      return startAndWatch(children, request, output);
    } finally {
      children.orphans().endStart();
    }
  }

  private static Started startAndWatch(
      Children children, SpawnRequest request, @Nullable OutputPipe output) {
    ChildEnvironment environment = new ChildEnvironment(request.environment());
    int pid = Launch.start(command(request), environment, output == null ? -1 : output.writeEnd());
    if (output != null) {
      output.closeWriteEnd();
    }
    String program = request.arguments().getFirst();
    if (pid < 0) {
      return new Started.Refused(SpawnOutcome.cannotRun(program, -pid));
    }
    Child child = new Child(pid, request, output);
    int result = children.add(child);
    if (result < 0) {
      child.discard();
      return new Started.Refused(SpawnOutcome.cannotRun(program, -result));
    }
    return new Started.Running(child);
  }

  private static SpawnOutcome.CannotRun cannot(Result.Failure<?> failure) {
    return new SpawnOutcome.CannotRun("cannot run programs: " + failure);
  }

  private static List<String> command(SpawnRequest request) {
    List<String> command = new ArrayList<>();
    if (!request.namespace().isEmpty()) {
      command.add(tool("nsenter"));
      command.add("--net=" + Namespaces.path(request.namespace()));
      command.add("--");
    }
    User user = request.user();
    if (user != null && !user.isOurs()) {
      command.add(tool("setpriv"));
      command.add("--reuid=" + Integer.toUnsignedString(user.uid()));
      command.add("--regid=" + Integer.toUnsignedString(user.gid()));
      command.add(groups(user));
      command.add("--");
    }
    command.addAll(request.arguments());
    return command;
  }

  private static String groups(User user) {
    return user.name().isEmpty() ? "--clear-groups" : "--init-groups";
  }

  private static String tool(String name) {
    String found = find(name);
    return found == null ? name : found;
  }

  private static @Nullable String find(String name) {
    for (String directory : TOOL_DIRECTORIES) {
      Path candidate = Path.of(directory, name);
      if (Files.isExecutable(candidate)) {
        return candidate.toString();
      }
    }
    return null;
  }
}
