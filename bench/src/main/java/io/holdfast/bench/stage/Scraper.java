package io.holdfast.bench.stage;

import io.holdfast.daemon.lab.Host;
import io.holdfast.daemon.lab.HostProcess;
import io.holdfast.daemon.lab.LabException;
import java.time.Duration;

/** Asks a daemon for its metrics every 100 ms, on its own host. One thread at a time. */
public final class Scraper implements AutoCloseable {
  /** Where the daemon is to listen. */
  public static final int PORT = 9650;

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** Of python3 only what every Debian has. */
  private static final String SCRIPT =
      """
      import time, urllib.request
      due = time.monotonic()
      answers = 0
      while True:
          with urllib.request.urlopen("http://127.0.0.1:{port}/metrics", timeout=5) as answer:
              answer.read()
          answers += 1
          if answers % 10 == 0:
              print("answers", answers, flush=True)
          due += 0.1
          time.sleep(max(0, due - time.monotonic()))
      """;

  private final HostProcess process;

  private Scraper(HostProcess process) {
    this.process = process;
  }

  /** Begins, and returns when ten answers have come. */
  public static Scraper start(Host host) {
    HostProcess process =
        host.start("python3", "-c", SCRIPT.replace("{port}", Integer.toString(PORT)));
    process.awaitLine("answers 10", PATIENCE);
    return new Scraper(process);
  }

  /** Ends it. */
  @Override
  public void close() {
    boolean isAtWork = process.isAlive();
    process.close();
    if (!isAtWork) {
      throw new LabException("the scraper ended by itself");
    }
  }
}
