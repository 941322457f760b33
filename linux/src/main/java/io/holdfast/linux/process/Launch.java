package io.holdfast.linux.process;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.holdfast.linux.ffm.CFunction;
import io.holdfast.linux.ffm.Errno;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One call of posix_spawnp(3): own session and process group, no signal blocked or ignored, nothing
 * to read, working directory /, no descriptor but the first three. The memory of the JVM is not
 * copied; the calling thread, and no other, waits until the program has taken the place of its
 * copy.
 *
 * @see <a href="https://man7.org/linux/man-pages/man3/posix_spawn.3.html">posix_spawn(3)</a>
 */
final class Launch {
  private static final int SETSIGDEF_SETSIGMASK_SETSID = 0x04 | 0x08 | 0x80;

  /** More than {@code posix_spawnattr_t} and {@code posix_spawn_file_actions_t} take anywhere. */
  private static final int OPAQUE_BYTES = 512;

  private static final int SIGNAL_SET_BYTES = 128;
  private static final byte ALL = (byte) 0xff;
  private static final int ALIGNMENT = 16;
  private static final int READ_ONLY = 0;
  private static final int WRITE_ONLY = 1;
  private static final int STDIN = 0;
  private static final int STDOUT = 1;
  private static final int STDERR = 2;
  private static final int FIRST_OTHER = 3;
  private static final int MORE = 64;
  private static final List<String> SHELL = List.of("/bin/sh");

  private static final CFunction SPAWN = function("posix_spawnp");
  private static final CFunction INIT_ATTRIBUTES = function("posix_spawnattr_init");
  private static final CFunction SET_FLAGS = function("posix_spawnattr_setflags");
  private static final CFunction SET_MASK = function("posix_spawnattr_setsigmask");
  private static final CFunction SET_DEFAULTS = function("posix_spawnattr_setsigdefault");
  private static final CFunction DROP_ATTRIBUTES = function("posix_spawnattr_destroy");
  private static final CFunction INIT_ACTIONS = function("posix_spawn_file_actions_init");
  private static final CFunction OPEN = function("posix_spawn_file_actions_addopen");
  private static final CFunction CLOSE = function("posix_spawn_file_actions_addclose");
  private static final CFunction COPY = function("posix_spawn_file_actions_adddup2");
  private static final CFunction GO_TO = function("posix_spawn_file_actions_addchdir_np");
  private static final CFunction DROP_ACTIONS = function("posix_spawn_file_actions_destroy");

  /** The C library of GNU has it since 2.34. */
  private static final @Nullable CFunction CLOSE_FROM =
      CFunction.find("posix_spawn_file_actions_addclosefrom_np").orElse(null);

  private final Arena arena;
  private final MemorySegment attributes;
  private final MemorySegment actions;
  private int error;

  private Launch(Arena arena) {
    this.arena = arena;
    attributes = arena.allocate(OPAQUE_BYTES, ALIGNMENT);
    actions = arena.allocate(OPAQUE_BYTES, ALIGNMENT);
    check(INIT_ATTRIBUTES.call(attributes.address()));
    check(INIT_ACTIONS.call(actions.address()));
  }

  /**
   * Starts a program, a script without {@code #!} by the shell.
   *
   * @param output the descriptor that it prints to, or a negative number for /dev/null
   * @return the process id or the negated errno; EINVAL for a word with a NUL in it
   */
  static int start(List<String> command, ChildEnvironment environment, int output) {
    return start(command, environment, output, CLOSE_FROM);
  }

  /** As above; without {@code closeFrom} every open descriptor is closed by name. */
  static int start(
      List<String> command,
      ChildEnvironment environment,
      int output,
      @Nullable CFunction closeFrom) {
    if (command.stream().anyMatch(word -> word.indexOf('\0') >= 0)) {
      return -Errno.EINVAL;
    }
    try (Arena arena = Arena.ofConfined()) {
      Launch launch = new Launch(arena);
      launch.signals();
      launch.files(output, closeFrom);
      int result = launch.run(command, environment);
      if (result == -Errno.ENOEXEC) {
        List<String> interpreted = new ArrayList<>(SHELL);
        interpreted.addAll(command);
        result = launch.run(interpreted, environment);
      }
      DROP_ATTRIBUTES.call(launch.attributes.address());
      DROP_ACTIONS.call(launch.actions.address());
      return result;
    }
  }

  private void signals() {
    MemorySegment none = arena.allocate(SIGNAL_SET_BYTES, ALIGNMENT);
    check(SET_MASK.call(attributes.address(), none.address()));
    MemorySegment all = arena.allocate(SIGNAL_SET_BYTES, ALIGNMENT).fill(ALL);
    check(SET_DEFAULTS.call(attributes.address(), all.address()));
    check(SET_FLAGS.call(attributes.address(), SETSIGDEF_SETSIGMASK_SETSID));
  }

  private void files(int output, @Nullable CFunction closeFrom) {
    long nothing = arena.allocateFrom("/dev/null").address();
    check(OPEN.call(actions.address(), STDIN, nothing, READ_ONLY, 0));
    if (output < 0) {
      check(OPEN.call(actions.address(), STDOUT, nothing, WRITE_ONLY, 0));
    } else {
      check(COPY.call(actions.address(), output, STDOUT));
    }
    check(COPY.call(actions.address(), STDOUT, STDERR));
    if (closeFrom != null) {
      check(closeFrom.call(actions.address(), FIRST_OTHER));
    } else {
      closeEach();
    }
    check(GO_TO.call(actions.address(), arena.allocateFrom(Spawn.directory()).address()));
  }

  /** Closes what is open, and what may be opened meanwhile: a number too many is no error. */
  private void closeEach() {
    int last = FIRST_OTHER;
    try (DirectoryStream<Path> open = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
      for (Path entry : open) {
        last = Math.max(last, Integer.parseInt(entry.getFileName().toString()));
      }
    } catch (IOException unreadable) {
      check(Errno.EIO);
    }
    for (int fd = FIRST_OTHER; fd <= last + MORE; fd++) {
      check(CLOSE.call(actions.address(), fd));
    }
  }

  private int run(List<String> command, ChildEnvironment environment) {
    if (error != 0) {
      return -error;
    }
    MemorySegment pid = arena.allocate(JAVA_INT);
    MemorySegment arguments = arena.allocate(JAVA_LONG, command.size() + 1L);
    for (int index = 0; index < command.size(); index++) {
      long word = arena.allocateFrom(command.get(index)).address();
      arguments.setAtIndex(JAVA_LONG, index, word);
    }
    int result =
        SPAWN.call(
            pid.address(),
            arguments.getAtIndex(JAVA_LONG, 0),
            actions.address(),
            attributes.address(),
            arguments.address(),
            environment.in(arena).address());
    return result == 0 ? pid.get(JAVA_INT, 0) : -result;
  }

  private void check(int result) {
    error = error == 0 ? result : error;
  }

  private static CFunction function(String name) {
    return CFunction.find(name)
        .orElseThrow(() -> new UnsupportedOperationException("the C library has no " + name));
  }
}
