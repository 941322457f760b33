package io.holdfast.linux.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.holdfast.linux.TestNamespace;
import io.holdfast.linux.event.MonotonicClock;
import io.holdfast.linux.event.Signals;
import io.holdfast.linux.ffm.Errno;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpawnTest {
  private static final long MILLIS = 20_000;
  private static final int OUTPUT = 4096;

  @TempDir Path directory;

  private static SpawnResult shell(String script) {
    return Spawn.run(request(script));
  }

  private static SpawnRequest request(String script) {
    return SpawnRequest.of(List.of("/bin/sh", "-c", script), MILLIS).withOutput(OUTPUT);
  }

  @ParameterizedTest
  @CsvSource({"0, true", "1, false", "5, false", "125, false", "255, false"})
  void reportsTheStatus(int status, boolean isSuccess) {
    SpawnOutcome outcome = shell("exit " + status).outcome();
    assertThat(outcome).isEqualTo(new SpawnOutcome.Exited(status));
    assertThat(outcome.isSuccess()).isEqualTo(isSuccess);
  }

  @ParameterizedTest
  @CsvSource({"TERM, 15", "KILL, 9", "SEGV, 11"})
  void reportsTheSignal(String name, int number) {
    assertThat(shell("kill -" + name + " $$").outcome())
        .isEqualTo(new SpawnOutcome.Signalled(number));
  }

  @ParameterizedTest
  @CsvSource({
    "/nonexistent/script, not found",
    "no-such-command-anywhere, not found",
    "/etc/passwd, not executable",
    "/etc, not executable"
  })
  void whatCannotRunIsNeverASuccess(String program, String reason) {
    SpawnOutcome outcome = Spawn.run(SpawnRequest.of(List.of(program), MILLIS)).outcome();
    assertThat(outcome).isInstanceOf(SpawnOutcome.CannotRun.class);
    assertThat(((SpawnOutcome.CannotRun) outcome).reason()).contains(program).contains(reason);
    assertThat(outcome.isSuccess()).isFalse();
  }

  /** As a shell tells of a signal that ended what it ran; no signal ended the shell. */
  @Test
  void aStatusAbove128IsAStatus() {
    assertThat(shell("exit 143").outcome()).isEqualTo(new SpawnOutcome.Exited(143));
  }

  @Test
  void aWordWithANulCannotBePassed() {
    SpawnOutcome outcome = Spawn.run(SpawnRequest.of(List.of("echo", "a\0b"), MILLIS)).outcome();
    assertThat(outcome).isInstanceOf(SpawnOutcome.CannotRun.class);
    assertThat(((SpawnOutcome.CannotRun) outcome).reason()).contains("EINVAL");
  }

  /** As execvp(3), and so every shell, does it. */
  @Test
  void aScriptWithoutAnInterpreterIsRunByTheShell() throws Exception {
    Path script = Files.writeString(directory.resolve("plain"), "echo \"$0 $1\"\n");
    assertThat(script.toFile().setExecutable(true)).isTrue();
    List<String> command = List.of(script.toString(), "word");
    assertThat(Spawn.run(SpawnRequest.of(command, MILLIS).withOutput(OUTPUT)).output())
        .isEqualTo(script + " word\n");
  }

  @Test
  void aShellThatFindsNothingToRunHasNotRun() {
    assertThat(shell("no-such-command-anywhere").outcome())
        .isInstanceOf(SpawnOutcome.CannotRun.class);
  }

  @Test
  void keepsTheLastOfTheOutputUpToTheLimit() {
    assertThat(shell("echo out; echo err >&2").output()).isEqualTo("out\nerr\n");
    SpawnResult result = shell("head -c 300000 /dev/zero | tr '\\0' x; printf end; exit 3");
    assertThat(result.outcome()).isEqualTo(new SpawnOutcome.Exited(3));
    assertThat(result.output()).isEqualTo("x".repeat(OUTPUT - 3) + "end");
    String cut = shell("printf 'x\\303\\244%4095d' 7").output();
    assertThat(cut).as("without the half of a letter").isEqualTo(" ".repeat(OUTPUT - 2) + "7");
  }

  @Test
  void argumentsReachTheProgramUntouched() {
    List<String> arguments = List.of("/usr/bin/printf", "%s|", "a b", "$HOME", "*", "");
    SpawnRequest request = SpawnRequest.of(arguments, MILLIS).withOutput(OUTPUT);
    assertThat(Spawn.run(request).output()).isEqualTo("a b|$HOME|*||");
  }

  @Test
  void theEnvironmentIsCleanAndInputEmpty() {
    Map<String, String> variables =
        Map.of("HF_TEST", "here", "LD_PRELOAD", "/evil.so", "LD_LIBRARY_PATH", "/e", "IFS", "x");
    SpawnRequest request =
        SpawnRequest.of(List.of("/bin/sh", "-c", "env; cat; pwd"), MILLIS)
            .withOutput(OUTPUT)
            .withEnvironment(variables);
    List<String> lines = Spawn.run(request).output().lines().toList();
    assertThat(lines).contains("HF_TEST=here").endsWith("/");
    assertThat(lines).noneMatch(line -> line.startsWith("LD_") || line.startsWith("IFS="));
  }

  /** But 32 and 33, which the C library keeps to itself. */
  @Test
  void aProgramFindsNoSignalBlockedOrIgnored() {
    assertThat(shell("grep -E '^Sig(Blk|Ign)' /proc/self/status").output())
        .matches("SigBlk:\t0{16}\nSigIgn:\t0{7}[01][08]0{7}\n");
  }

  @Test
  void aProgramLeadsItsOwnSessionAndGroup() {
    String[] fields = shell("cat /proc/self/stat; echo $$").output().split("\\s+", 0);
    String shellPid = fields[fields.length - 1];
    assertThat(fields[4]).as("process group").isEqualTo(shellPid);
    assertThat(fields[5]).as("session").isEqualTo(shellPid);
  }

  @Test
  void theTimeoutEndsTheWholeGroup() throws Exception {
    Path pids = directory.resolve("pids");
    String script = "sleep 300 & echo $! > " + pids + "; echo $$ >> " + pids + "; wait";
    SpawnResult result =
        Spawn.run(SpawnRequest.of(List.of("/bin/sh", "-c", script), 1000).withOutput(OUTPUT));
    assertThat(result.outcome()).isEqualTo(new SpawnOutcome.TimedOut());
    assertThat(Files.readAllLines(pids)).hasSize(2).allMatch(pid -> isGone(Long.parseLong(pid)));
  }

  @Test
  void manyRunAtATimeAndEachIsToldOfOnce() throws Exception {
    int runs = 200;
    Map<String, Integer> told = new ConcurrentHashMap<>();
    CountDownLatch left = new CountDownLatch(runs);
    for (int run = 0; run < runs; run++) {
      String word = "run " + run;
      Spawn.run(
          SpawnRequest.of(List.of("/bin/echo", word), MILLIS).withOutput(OUTPUT),
          result -> {
            told.merge(result.outcome() + " " + result.output().strip(), 1, Integer::sum);
            left.countDown();
          });
    }
    assertThat(left.await(MILLIS, TimeUnit.MILLISECONDS)).isTrue();
    assertThat(told)
        .hasSize(runs)
        .containsEntry("Exited[status=0] run 7", 1)
        .allSatisfy((line, times) -> assertThat(times).isOne());
  }

  @Test
  void nobodyWaitsForOneThatRunsTooLong() throws Exception {
    CompletableFuture<SpawnResult> told = new CompletableFuture<>();
    Spawn.run(
        SpawnRequest.of(List.of("/bin/sh", "-c", "echo begun; sleep 300"), 300).withOutput(OUTPUT),
        told::complete);
    assertThat(told.get(MILLIS, TimeUnit.MILLISECONDS))
        .isEqualTo(new SpawnResult(new SpawnOutcome.TimedOut(), "begun\n"));
  }

  @Test
  void aVirtualThreadMayRunProgramsToo() throws Exception {
    CompletableFuture<SpawnResult> told = new CompletableFuture<>();
    Thread.startVirtualThread(() -> told.complete(shell("echo here; exit 4")));
    assertThat(told.get(MILLIS, TimeUnit.MILLISECONDS))
        .isEqualTo(new SpawnResult(new SpawnOutcome.Exited(4), "here\n"));
  }

  @Test
  void whoIgnoresTheTermIsKilled() throws Exception {
    Path pids = directory.resolve("pids");
    String script = "trap '' TERM; echo $$ > " + pids + "; while :; do sleep 0.1; done";
    long start = MonotonicClock.nanos();
    SpawnResult result = Spawn.run(SpawnRequest.of(List.of("/bin/sh", "-c", script), 1000));
    long millis = TimeUnit.NANOSECONDS.toMillis(MonotonicClock.nanos() - start);
    assertThat(result.outcome()).isEqualTo(new SpawnOutcome.TimedOut());
    assertThat(millis).isBetween(3000L, 15_000L);
    assertThat(isGone(Long.parseLong(Files.readString(pids).strip()))).isTrue();
  }

  @Test
  void aBackgroundProcessThatKeepsThePipeHoldsNobodyUp() {
    long start = MonotonicClock.nanos();
    SpawnResult result = shell("sleep 300 & echo $!");
    long millis = TimeUnit.NANOSECONDS.toMillis(MonotonicClock.nanos() - start);
    Signals.send(Long.parseLong(result.output().strip()), Signals.SIGKILL);
    assertThat(result.outcome()).isEqualTo(new SpawnOutcome.Exited(0));
    assertThat(millis).isLessThan(15_000);
  }

  @Test
  void runsAsTheUserWithItsGroups() throws Exception {
    TestNamespace.requireRoot();
    User nobody = Users.user("nobody");
    assertThat(nobody).isNotNull();
    assertThat(Spawn.run(request("id -u; id -g; id -G").as(nobody)).output())
        .isEqualTo("%d%n%d%n%d%n".formatted(nobody.uid(), nobody.gid(), nobody.gid()));
    User anonymous = new User("", 12345, 23456);
    assertThat(Spawn.run(request("id -u; id -G").as(anonymous)).output())
        .isEqualTo("12345\n23456\n");
    assertThat(Spawn.run(request("cat /etc/shadow").as(nobody)).outcome())
        .isEqualTo(new SpawnOutcome.Exited(1));
  }

  /** keepalived takes the groups of the daemon from a script of root, too. */
  @Test
  void whoHasOtherGroupsIsNotTheUserYet() {
    assertThat(User.ROOT.isOnly(List.of("Name:\tjava", "Groups:\t "))).isTrue();
    assertThat(User.ROOT.isOnly(List.of("Groups:\t0 "))).isTrue();
    assertThat(User.ROOT.isOnly(List.of("Groups:\t0 4 "))).isFalse();
    assertThat(User.ROOT.isOnly(List.of("Groups:\t4 "))).isFalse();
    assertThat(User.ROOT.isOnly(List.of())).isFalse();
  }

  @Test
  void aProgramIsNoMoreImportantThanOthers() throws Exception {
    TestNamespace.requireRoot();
    assertThat(TestNamespace.onOwnThread(SpawnTest::niceOfAProgram)).isEqualTo("0\n");
    TestNamespace.run(() -> assertThat(niceOfAProgram()).as("elsewhere").isEqualTo("0\n"));
  }

  private static String niceOfAProgram() {
    Scheduling.nice(-5);
    return shell("nice").output();
  }

  @Test
  void whoeverBreaksOnAResultIsToldOfAndTheNextOneComes() throws Exception {
    Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    CompletableFuture<Throwable> bug = new CompletableFuture<>();
    Thread.setDefaultUncaughtExceptionHandler((thread, fault) -> bug.complete(fault));
    try {
      SpawnRequest request = SpawnRequest.of(List.of("/bin/true"), MILLIS);
      Spawn.run(
          request,
          result -> {
            throw new IllegalStateException("bug of a listener");
          });
      assertThat(bug.get(MILLIS, TimeUnit.MILLISECONDS)).hasMessage("bug of a listener");
      CompletableFuture<SpawnResult> next = new CompletableFuture<>();
      Spawn.run(request, next::complete);
      assertThat(next.get(MILLIS, TimeUnit.MILLISECONDS).outcome())
          .isEqualTo(new SpawnOutcome.Exited(0));
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(before);
    }
  }

  @Test
  void findsUsersAndGroups() {
    assertThat(Users.user("root")).isEqualTo(User.ROOT);
    assertThat(Users.group("root")).isZero();
    assertThat(Users.user("no-such-user")).isNull();
    assertThat(Users.group("no-such-group")).isNull();
    assertThat(Users.user("")).isNull();
    assertThat(Users.user("roo")).isNull();
    assertThat(Users.id("4294967294")).isEqualTo(-2);
    assertThat(Users.id("nothing")).isNull();
    assertThat(User.ROOT.withGroup(7).isPrivileged()).isTrue();
    assertThat(new User("x", 1, 1).isPrivileged()).isFalse();
  }

  @Test
  void refusesARequestForNothing() {
    List<String> none = List.of();
    List<String> something = List.of("true");
    assertThatIllegalArgumentException().isThrownBy(() -> SpawnRequest.of(none, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> SpawnRequest.of(something, 0));
  }

  /** keepalived tells of the time-out at the same moment. */
  @Test
  void aProcessThatIgnoresTheTermDelaysNobodyWhenItsScriptHasEnded() throws Exception {
    Path pid = directory.resolve("pid");
    String script = "(trap '' TERM; echo $$ > " + pid + "; while :; do sleep 0.1; done) & wait";
    long start = MonotonicClock.nanos();
    SpawnResult result = Spawn.run(SpawnRequest.of(List.of("/bin/sh", "-c", script), 500));
    long millis = TimeUnit.NANOSECONDS.toMillis(MonotonicClock.nanos() - start);
    assertThat(result.outcome()).isEqualTo(new SpawnOutcome.TimedOut());
    assertThat(millis).isLessThan(2000);
    long group = Long.parseLong(Files.readString(pid).strip());
    assertThat(isGroupGone(group)).isTrue();
  }

  private static boolean isGroupGone(long group) throws Exception {
    Process look =
        new ProcessBuilder(
                "timeout", "10", "sh", "-c", "while pgrep -r R,S,D -g " + group + "; do :; done")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    return look.waitFor() == 0;
  }

  private static boolean isGone(long pid) {
    long deadline = MonotonicClock.nanos() + TimeUnit.SECONDS.toNanos(5);
    while (isAlive(pid) && MonotonicClock.nanos() < deadline) {
      LockSupport.parkNanos(1_000_000);
    }
    return !isAlive(pid);
  }

  /** A zombie that nobody reaps has ended, too. */
  private static boolean isAlive(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      return !stat.contains(") Z ");
    } catch (java.io.IOException gone) {
      return Signals.send(pid, 0) != -Errno.ESRCH;
    }
  }
}
