package io.holdfast.sim.world;

import io.holdfast.core.FileReading;
import io.holdfast.core.Input;
import io.holdfast.core.ProcessArrival;
import io.holdfast.core.ScriptOutcome;
import io.holdfast.core.spec.FileTrackerSpec;
import io.holdfast.core.spec.ProcessTrackerSpec;
import io.holdfast.core.spec.ScriptSpec;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** What is tracked on a host: scripts, files and processes, and what is the matter with them. */
public final class SimServices {
  private static final long NANOS_PER_MILLI = 1_000_000;
  private static final int SLOW_ONCE_IN = 10;
  private static final int SCRIPT_DIVISOR = 4;
  private static final long MAX_NOTICE_NANOS = 100_000_000L;
  private static final String GARBAGE = "99999999999999999999";

  private final SimHost host;
  private final SimClock clock;
  private final RandomGenerator random;
  private int failingScripts;
  private int brokenFiles;
  private int endedProcesses;

  SimServices(SimHost host, SimClock clock, RandomGenerator random) {
    this.host = host;
    this.clock = clock;
    this.random = random;
  }

  /** Whether its tracking scripts fail. */
  public boolean failsScripts() {
    return failingScripts > 0;
  }

  /** Lets tracking scripts fail until {@link #mendScripts}. */
  public void breakScripts() {
    failingScripts++;
  }

  /** Ends {@link #breakScripts}. */
  public void mendScripts() {
    failingScripts--;
  }

  /** Whether tracked files have a bad number. */
  public boolean failsFiles() {
    return brokenFiles > 0;
  }

  /** Puts a bad number into tracked files until {@link #mendFiles}. */
  public void breakFiles() {
    brokenFiles++;
    rewriteFiles();
  }

  /** Ends {@link #breakFiles}. */
  public void mendFiles() {
    brokenFiles--;
    rewriteFiles();
  }

  /** Whether tracked processes are gone. */
  public boolean lacksProcesses() {
    return endedProcesses > 0;
  }

  /** Ends tracked processes until {@link #startProcesses}. */
  public void endProcesses() {
    endedProcesses++;
    countLate();
  }

  /** Ends {@link #endProcesses}. */
  public void startProcesses() {
    endedProcesses--;
    countLate();
  }

  void runScript(ScriptSpec script) {
    int started = host.generation();
    boolean hangs = failsScripts() && random.nextBoolean();
    long duration =
        hangs ? script.timeoutNanos() : random.nextLong(1, script.intervalNanos() / SCRIPT_DIVISOR);
    clock.after(
        duration,
        () -> {
          if (host.isRunning() && started == host.generation()) {
            host.tell(new Input.ScriptFinished(script.name(), outcome(hangs)));
          }
        });
  }

  private ScriptOutcome outcome(boolean hung) {
    return hung
        ? new ScriptOutcome(ScriptOutcome.Kind.TIMED_OUT, 0, "")
        : new ScriptOutcome(ScriptOutcome.Kind.EXITED, failsScripts() ? 1 : 0, "");
  }

  /** The reader may come while the file is empty, or while another number is only half gone. */
  private void rewriteFiles() {
    for (FileTrackerSpec file : host.configuration().trackers().files()) {
      if (host.isRunning()) {
        host.tell(new Input.FileRead(file.name(), new FileReading(GARBAGE)));
        host.tell(new Input.FileRead(file.name(), reading()));
      }
    }
  }

  private FileReading reading() {
    return new FileReading(failsFiles() ? "1\n" : "0\n");
  }

  /** The event of the kernel is lost: the next look at all processes finds what it told. */
  private void countLate() {
    int started = host.generation();
    clock.after(
        random.nextLong(1, MAX_NOTICE_NANOS),
        () -> {
          if (host.isRunning() && started == host.generation()) {
            countProcesses(host::tell);
          }
        });
  }

  /** Tells a daemon that has loaded a configuration what is the matter. */
  void tellAll(Consumer<Input> receiver) {
    for (FileTrackerSpec file : host.configuration().trackers().files()) {
      receiver.accept(new Input.FileRead(file.name(), reading()));
    }
    countProcesses(receiver);
  }

  /**
   * Whether a file system does not answer in time, so that the start has to do without. By the time
   * of day: what else is drawn for a seed stays as it was.
   */
  boolean isSlow() {
    return clock.nowNanos() / NANOS_PER_MILLI % SLOW_ONCE_IN == 1;
  }

  private void countProcesses(Consumer<Input> receiver) {
    for (ProcessTrackerSpec process : host.configuration().trackers().processes()) {
      receiver.accept(
          new Input.ProcessCounted(
              process.name(), lacksProcesses() ? 0 : 1, ProcessArrival.FORKED));
    }
  }
}
