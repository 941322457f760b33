package io.holdfast.daemon.check;

import io.holdfast.core.ScriptOutcome;
import io.holdfast.core.ScriptOutcome.Kind;
import io.holdfast.core.spec.CheckSpec;
import io.holdfast.linux.event.MonotonicClock;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Makes the checks that need no process, in the network namespace of the calling thread. Blocks
 * until the check ends or its time is over: never for the loop thread.
 */
final class BuiltInCheck {
  private BuiltInCheck() {}

  /** Makes a check; what is not done in time is interrupted, which closes its sockets. */
  static ScriptOutcome run(CheckSpec check, long timeoutNanos) {
    long deadlineNanos = MonotonicClock.nanos() + timeoutNanos;
    FutureTask<String> task = new FutureTask<>(() -> find(check, deadlineNanos));
    // A thread that is in another network namespace has children that are there too.
    Thread.Builder thread =
        Thread.currentThread().isVirtual() ? Thread.ofVirtual() : Thread.ofPlatform().daemon();
    thread.name("check").start(task);
    try {
      String fault = task.get(timeoutNanos, TimeUnit.NANOSECONDS);
      return new ScriptOutcome(fault.isEmpty() ? Kind.EXITED : Kind.UNMET, 0, fault);
    } catch (TimeoutException late) {
      return new ScriptOutcome(Kind.TIMED_OUT, 0, "no answer in time");
    } catch (ExecutionException failure) {
      return new ScriptOutcome(Kind.UNMET, 0, reason(failure.getCause()));
    } catch (InterruptedException interrupt) {
      Thread.currentThread().interrupt();
      return new ScriptOutcome(Kind.TIMED_OUT, 0, "interrupted");
    } finally {
      task.cancel(true);
    }
  }

  private static String find(CheckSpec check, long deadlineNanos) throws IOException {
    return switch (check) {
      case CheckSpec.Tcp tcp -> NetworkChecks.tcp(tcp, deadlineNanos);
      case CheckSpec.Http http -> NetworkChecks.http(http, deadlineNanos);
      case CheckSpec.Ping ping -> PingCheck.ping(ping, deadlineNanos);
      case CheckSpec.Dns dns -> DnsCheck.lookUp(dns, deadlineNanos);
      case CheckSpec.Route route -> HostChecks.route(route);
      case CheckSpec.FileExists file -> HostChecks.file(file, deadlineNanos);
    };
  }

  /** Why a check could not be made; an IOException that is no special one says it all itself. */
  static String reason(@Nullable Throwable failure) {
    if (failure == null) {
      return "failed";
    }
    String message = failure.getMessage();
    String kind = failure.getClass().getSimpleName();
    if (message == null) {
      return kind;
    }
    return failure.getClass() == IOException.class ? message : kind + ": " + message;
  }
}
