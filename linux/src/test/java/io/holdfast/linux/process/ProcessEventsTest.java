package io.holdfast.linux.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.holdfast.linux.TestNamespace;
import io.holdfast.linux.event.Epoll;
import io.holdfast.linux.event.MonotonicClock;
import io.holdfast.linux.ffm.Errno;
import io.holdfast.linux.ffm.Result;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProcessEventsTest {
  private static final int BUFFER_BYTES = 1024 * 1024;

  @Test
  void hearsOfAProcessFromItsStartToItsEnd() throws Exception {
    TestNamespace.requireRoot();
    Result<ProcessEvents> opened = ProcessEvents.open(BUFFER_BYTES);
    assumeTrue(opened instanceof Result.Success, "needs the initial namespaces");
    Map<Integer, String> heard = new HashMap<>();
    try (ProcessEvents events = opened.orThrow();
        Epoll epoll = Epoll.open(1).orThrow()) {
      epoll.add(events.fd(), Epoll.IN, 1);
      int pid = (int) new ProcessBuilder("/bin/sleep", "0.05").start().pid();
      long deadlineNanos = MonotonicClock.nanos() + TimeUnit.SECONDS.toNanos(20);
      while (!heard.getOrDefault(pid, "").endsWith("exited")
          && MonotonicClock.nanos() < deadlineNanos) {
        epoll.await(deadlineNanos);
        assertThat(events.drain(new Notes(heard))).isZero();
      }
      assertThat(heard.get(pid)).startsWith("forked").contains("changed").endsWith("exited");
    }
  }

  @Test
  void saysWhyItCannotListenInAnotherNetworkNamespace() throws Exception {
    TestNamespace.run(() ->
        assertThat(ProcessEvents.open(BUFFER_BYTES))
            .isInstanceOfSatisfying(
                Result.Failure.class,
                failure ->
                    assertThat(Errno.name(failure.errno()))
                        .isIn("ECONNREFUSED", "EPROTONOSUPPORT")));
  }

  private record Notes(Map<Integer, String> heard) implements ProcessEvents.Listener {
    @Override
    public void forked(int parentPid, int childPid) {
      note(childPid, "forked ");
    }

    @Override
    public void changed(int pid) {
      note(pid, "changed ");
    }

    @Override
    public void exited(int pid) {
      note(pid, "exited");
    }

    private void note(int pid, String word) {
      heard.merge(pid, word, String::concat);
    }
  }
}
