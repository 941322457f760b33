package io.holdfast.linux.process;

import io.holdfast.linux.net.Namespaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Starts programs as keepalived starts its scripts: no shell, own session and process group,
 * standard input empty, environment without what could bend the dynamic linker or a shell.
 *
 * <p>The program joins the network namespace of the calling thread, so this belongs on a platform
 * thread that has joined it, never on a virtual one where that matters. It blocks: not for the loop
 * thread. {@code setsid}, {@code setpriv} and {@code nsenter} of util-linux do what the JDK cannot.
 *
 * @see <a href="https://man7.org/linux/man-pages/man1/setsid.1.html">setsid(1)</a>
 * @see <a href="https://man7.org/linux/man-pages/man1/setpriv.1.html">setpriv(1)</a>
 */
public final class Spawn {
  /** The last one is the launcher's word to our own JVM. */
  private static final List<String> REMOVED_VARIABLES =
      List.of("LD_PRELOAD", "LD_LIBRARY_PATH", "IFS", "_JAVA_SR_SIGNUM");

  private static final List<String> TOOL_DIRECTORIES =
      List.of("/usr/bin", "/bin", "/usr/sbin", "/sbin");
  private static final Path ROOT = Path.of("/");

  private Spawn() {}

  /** Runs a program to its end or to its timeout. */
  public static SpawnResult run(SpawnRequest request) {
    return switch (start(request)) {
      case Started.Running(Child child) -> child.await();
      case Started.Refused(SpawnOutcome.CannotRun reason) -> new SpawnResult(reason, "");
    };
  }

  /** Starts a program; the caller awaits or ends it. */
  public static Started start(SpawnRequest request) {
    List<String> command = command(request);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(ROOT.toFile())
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectErrorStream(request.outputBytes() > 0);
    if (request.outputBytes() == 0) {
      builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
      builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    }
    clean(builder.environment(), request.environment());
    try {
      return new Started.Running(new Child(builder.start(), request));
    } catch (IOException failure) {
      return new Started.Refused(new SpawnOutcome.CannotRun(String.valueOf(failure.getMessage())));
    }
  }

  private static void clean(Map<String, String> environment, Map<String, String> additional) {
    environment.putAll(additional);
    for (String name : REMOVED_VARIABLES) {
      environment.remove(name);
    }
  }

  private static List<String> command(SpawnRequest request) {
    List<String> command = new ArrayList<>();
    command.add(tool("setsid"));
    command.add("--");
    if (!request.namespace().isEmpty()) {
      command.add(tool("nsenter"));
      command.add("--net=" + Namespaces.path(request.namespace()));
      command.add("--");
    }
    User user = request.user();
    if (user != null) {
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
