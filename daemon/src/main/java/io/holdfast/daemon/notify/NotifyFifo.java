package io.holdfast.daemon.notify;

import io.holdfast.core.NotifyEvent;
import io.holdfast.core.spec.FifoSpec;
import io.holdfast.core.spec.GlobalSpec;
import io.holdfast.daemon.check.ScriptPolicy;
import io.holdfast.daemon.log.Log;
import io.holdfast.linux.ffm.Errno;
import io.holdfast.linux.ffm.Result;
import io.holdfast.linux.file.Fifo;
import io.holdfast.linux.process.Child;
import io.holdfast.linux.process.Spawn;
import io.holdfast.linux.process.SpawnOutcome;
import io.holdfast.linux.process.SpawnRequest;
import io.holdfast.linux.process.Started;
import io.holdfast.linux.process.User;
import io.holdfast.linux.process.Users;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A FIFO of events and the program that reads it, if there is one. Owned by the notifying thread.
 */
final class NotifyFifo implements AutoCloseable {
  private static final long UNUSED_TIMEOUT_MILLIS = 1;

  private final FifoSpec spec;
  private final Log log;
  private final User owner;
  private Fifo fifo;
  private GlobalSpec global;
  private volatile @Nullable Child reader;
  private boolean isLosing;
  private boolean isAway;
  private long lost;

  private NotifyFifo(Opened opened, GlobalSpec global, Log log) {
    this.spec = opened.spec();
    this.owner = opened.owner();
    this.fifo = opened.fifo();
    this.global = global;
    this.log = log;
  }

  /**
   * What could be opened.
   *
   * @param spec as configured
   * @param owner whom it belongs to if it is made
   * @param fifo what was opened
   */
  private record Opened(FifoSpec spec, User owner, Fifo fifo) {}

  /** The line that tells of an event. */
  static String line(NotifyEvent event) {
    return event.subject().name()
        + " \""
        + event.name()
        + "\" "
        + event.word().name()
        + " "
        + event.priority()
        + "\n";
  }

  /** Opens it and starts its reader; null, with a line of log, if that is not possible. */
  static @Nullable NotifyFifo open(FifoSpec spec, GlobalSpec global, Log log) {
    User owner = spec.user().isEmpty() ? User.ROOT : Users.user(spec.user());
    if (owner == null) {
      log.error("notify fifo " + spec.path() + ": no user " + spec.user() + " - not using");
      return null;
    }
    return switch (Fifo.open(Path.of(spec.path()), owner.uid(), owner.gid())) {
      case Result.Failure<Fifo> failure when failure.errno() == Errno.EPERM -> {
        log.error("vrrp notify fifo " + spec.path() + " is not a fifo we own - not using");
        yield null;
      }
      case Result.Failure<Fifo> failure -> {
        log.error(
            "Unable to open vrrp notify fifo "
                + (spec.path() + " - errno " + failure.errno())
                + (" (" + Errno.describe(failure.errno()) + ")"));
        yield null;
      }
      case Result.Success<Fifo>(Fifo opened) -> {
        NotifyFifo fifo = new NotifyFifo(new Opened(spec, owner, opened), global, log);
        fifo.startReader();
        yield fifo;
      }
    };
  }

  FifoSpec spec() {
    return spec;
  }

  /** Number of lines lost because nobody read. */
  long lost() {
    return lost;
  }

  /** Writes the line of an event; one that does not fit is lost and counted. */
  void write(NotifyEvent event) {
    if (!fifo.isInPlace()) {
      openAnew();
    }
    int result = fifo.write(line(event).getBytes(StandardCharsets.UTF_8));
    if (result == 0) {
      isLosing = false;
      return;
    }
    lost++;
    if (!isLosing) {
      isLosing = true;
      log.warning(
          result == -Errno.EAGAIN
              ? "notify fifo " + spec.path() + " is full: nobody reads it, and lines are lost"
              : "vrrp notify fifo write error: " + Errno.describe(-result));
    }
  }

  /** Ends the reader and starts it again, as a reload does. */
  void restartReader(GlobalSpec settings) {
    global = settings;
    endReader();
    startReader();
  }

  /** Somebody removed it or put another in its place, where its readers are now. */
  private void openAnew() {
    if (Fifo.open(Path.of(spec.path()), owner.uid(), owner.gid())
        instanceof Result.Success<Fifo>(Fifo opened)) {
      boolean isRead = reader != null;
      endReader();
      fifo.close();
      fifo = opened;
      isAway = false;
      log.warning("notify fifo " + spec.path() + " was removed or replaced, and is opened anew");
      if (isRead) {
        startReader();
      }
    } else if (!isAway) {
      isAway = true;
      log.error("notify fifo " + spec.path() + " was removed or replaced, and cannot be opened");
    }
  }

  @Override
  public void close() {
    endReader();
    fifo.close();
  }

  private void startReader() {
    if (spec.reader() == null) {
      return;
    }
    String name = "notify fifo script " + spec.reader().arguments().getFirst();
    List<String> arguments = new ArrayList<>(spec.reader().arguments());
    arguments.add(spec.path());
    switch (new ScriptPolicy(log::warning).decide(spec.reader(), name, global)) {
      case ScriptPolicy.Decision.Refuse refused -> log.error(name + " is not run");
      case ScriptPolicy.Decision.Run(var user) -> {
        SpawnRequest plain = SpawnRequest.of(arguments, UNUSED_TIMEOUT_MILLIS);
        switch (Spawn.start(user == null ? plain : plain.as(user))) {
          case Started.Refused(SpawnOutcome.CannotRun reason) ->
              log.error(name + ": " + reason.reason());
          case Started.Running(Child child) -> {
            reader = child;
            child.whenEnded(outcome -> readerEnded(child, outcome));
          }
        }
      }
    }
  }

  private void readerEnded(Child ended, SpawnOutcome outcome) {
    if (ended == reader) {
      log.warning(
          "vrrp notify fifo script terminated ("
              + ScriptRunner.text(outcome)
              + "): nobody reads "
              + spec.path()
              + " until a reload");
    }
  }

  private void endReader() {
    Child running = reader;
    if (running != null) {
      reader = null;
      running.end();
    }
  }
}
