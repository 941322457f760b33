package io.holdfast.daemon.notify;

import static io.holdfast.core.NotifyEvent.Word.BACKUP;
import static io.holdfast.core.NotifyEvent.Word.FAULT;
import static io.holdfast.core.NotifyEvent.Word.MASTER;
import static io.holdfast.core.NotifyEvent.Word.MASTER_PRIORITY;
import static io.holdfast.core.NotifyEvent.Word.STOP;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.core.Effect;
import io.holdfast.core.NotifyEvent;
import io.holdfast.core.spec.CommandSpec;
import io.holdfast.core.spec.Configuration;
import io.holdfast.core.spec.FifoSpec;
import io.holdfast.core.spec.GlobalBuilder;
import io.holdfast.core.spec.GlobalSpec;
import io.holdfast.core.spec.GroupSpec;
import io.holdfast.core.spec.MailSpec;
import io.holdfast.core.spec.NotifySpec;
import io.holdfast.core.spec.NotifyTrigger;
import io.holdfast.core.spec.ReportSpec;
import io.holdfast.daemon.log.Log;
import io.holdfast.daemon.log.LogDetail;
import io.holdfast.daemon.log.LogLine;
import io.holdfast.daemon.log.LogSink;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotifierTest {
  private static final long PATIENCE_SECONDS = 10;

  @TempDir private Path directory;
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private final Log log =
      Log.start(
          List.of(
              new LogSink() {
                @Override
                public void write(LogLine line) {
                  lines.add(line.text());
                }

                @Override
                public void close() {
                  // Nothing is open.
                }
              }),
          LogDetail.NORMAL);

  @AfterEach
  void endTheLog() {
    log.close();
  }

  @Test
  void scriptAndFifoAreToldInOrderAndTheFifoIsRemoved() throws Exception {
    Path fifo = directory.resolve("events");
    Path file = directory.resolve("calls");
    Map<NotifyTrigger, CommandSpec> scripts =
        Map.of(NotifyTrigger.ANY, writing(file), NotifyTrigger.STOP, writing(file));
    Notifier notifier = new Notifier(log);
    notifier.configure(configuration(new FifoSpec(fifo.toString(), "", "", null)));
    tell(notifier, Events.event(MASTER, scripts));
    awaitContent(file, "INSTANCE VI_1 MASTER 100\n");
    try (BufferedReader reader = Files.newBufferedReader(fifo)) {
      assertThat(reader.readLine()).isEqualTo("INSTANCE \"VI_1\" MASTER 100");
      tell(notifier, Events.event(MASTER_PRIORITY, scripts));
      tell(notifier, Events.event(STOP, scripts));
      notifier.close();
      assertThat(reader.readLine()).isEqualTo("INSTANCE \"VI_1\" MASTER_PRIORITY 100");
      assertThat(reader.readLine()).isEqualTo("INSTANCE \"VI_1\" STOP 100");
      assertThat(reader.readLine()).isNull();
    }
    assertThat(file).hasContent("INSTANCE VI_1 MASTER 100\n\nINSTANCE VI_1 STOP 100\n");
    assertThat(fifo).doesNotExist();
    assertThat(lines).isEmpty();
  }

  @Test
  void aScriptThatTakesTooLongIsEndedForANewerStateOnly() throws Exception {
    Path file = directory.resolve("calls");
    Notifier notifier = new Notifier(log, 20);
    CommandSpec slow = Events.command("/bin/sh", "-c", "echo slow >>" + file + "; sleep 100");
    tell(notifier, Events.event(MASTER, Map.of(NotifyTrigger.MASTER, slow)));
    assertThat(line()).contains("(VI_1) notify_master script /bin/sh runs for more than");
    awaitContent(file, "slow\n");
    tell(notifier, Events.event(BACKUP, Map.of(NotifyTrigger.BACKUP, writing(file))));
    assertThat(line()).contains("was ended, to tell of a newer state");
    awaitContent(file, "slow\n\n");
    notifier.close();
  }

  /** Somebody may start a service in the foreground; keepalived runs both at once. */
  @Test
  void aScriptThatNeverEndsDoesNotKeepTheOtherOneOfItsEventWaiting() throws Exception {
    Path file = directory.resolve("calls");
    Notifier notifier = new Notifier(log, 20);
    CommandSpec endless = Events.command("/bin/sh", "-c", "exec sleep 100");
    tell(
        notifier,
        Events.event(
            MASTER, Map.of(NotifyTrigger.MASTER, endless, NotifyTrigger.ANY, writing(file))));
    awaitLine("(VI_1) notify_master script /bin/sh runs for more than");
    awaitContent(file, "INSTANCE VI_1 MASTER 100\n");
    tell(notifier, Events.event(BACKUP, Map.of(NotifyTrigger.BACKUP, writing(file))));
    awaitLine("(VI_1) notify_master script /bin/sh was ended, to tell of a newer state");
    awaitContent(file, "INSTANCE VI_1 MASTER 100\n\n");
    notifier.close();
  }

  /** The last word is what stops a service: it must not be lost behind a script that hangs. */
  @Test
  void aStopIsToldThoughAnEarlierScriptHangs() throws Exception {
    Path file = directory.resolve("calls");
    Notifier notifier = new Notifier(log);
    CommandSpec slow = Events.command("/bin/sh", "-c", "echo slow >>" + file + "; sleep 100");
    Map<NotifyTrigger, CommandSpec> both =
        Map.of(NotifyTrigger.BACKUP, slow, NotifyTrigger.ANY, slow);
    tell(notifier, Events.event(BACKUP, both));
    awaitContent(file, "slow\n");
    tell(notifier, Events.event(STOP, Map.of(NotifyTrigger.STOP, writing(file))));
    notifier.close();
    assertThat(line()).contains("notify_backup").contains("was ended, to tell of a newer state");
    assertThat(file).hasContent("slow\n\n");
    assertThat(lines).isEmpty();
  }

  @Test
  void aScriptThatFailsIsSaid() throws Exception {
    Notifier notifier = new Notifier(log);
    CommandSpec failing = Events.command("/bin/sh", "-c", "exit 7");
    tell(notifier, Events.event(FAULT, Map.of(NotifyTrigger.FAULT, failing)));
    assertThat(line()).isEqualTo("(VI_1) notify_fault script /bin/sh: exited with status 7");
    CommandSpec missing = Events.command(directory.resolve("none").toString());
    tell(notifier, Events.event(FAULT, Map.of(NotifyTrigger.FAULT, missing)));
    assertThat(line()).contains("none");
    assertThat(line()).contains("(VI_1) notify_fault script").contains("is not run");
    notifier.close();
  }

  /** keepalived tells of it when it reads the file, too: a fault is no time to find it out. */
  @Test
  void aScriptThatIsMissingIsSaidBeforeItIsNeededAndRunsOnceItIsThere() throws Exception {
    Path script = directory.resolve("late");
    Path file = directory.resolve("calls");
    Map<NotifyTrigger, CommandSpec> scripts =
        Map.of(NotifyTrigger.FAULT, Events.command(script.toString()));
    NotifySpec notices = new NotifySpec(scripts, false, false, false);
    Notifier notifier = new Notifier(log);
    notifier.configure(
        Configuration.EMPTY.withGroups(
            List.of(new GroupSpec("G", List.of(), List.of(), false, notices))));
    assertThat(line()).contains("could not find script '" + script + "'");
    assertThat(line()).isEqualTo("(G) notify_fault script " + script + " is not run");
    Files.writeString(script, "#!/bin/sh\necho called >" + file + "\n");
    assertThat(script.toFile().setExecutable(true)).isTrue();
    tell(notifier, Events.event(FAULT, notices));
    awaitContent(file, "called\n");
    notifier.close();
  }

  @Test
  void aFileInTheFifosPlaceIsLeftAlone() throws Exception {
    Path file = Files.writeString(directory.resolve("events"), "precious");
    Notifier notifier = new Notifier(log);
    notifier.configure(configuration(new FifoSpec(file.toString(), "", "", null)));
    assertThat(line()).endsWith("is not a fifo we own - not using");
    notifier.close();
    assertThat(file).hasContent("precious");
  }

  @Test
  void aFifoThatNobodyReadsLosesLinesWhichIsSaidOnce() throws Exception {
    Path fifo = directory.resolve("events");
    Notifier notifier = new Notifier(log);
    notifier.configure(configuration(new FifoSpec(fifo.toString(), "", "", null)));
    for (int count = 0; count < 4000; count++) {
      tell(notifier, Events.event(MASTER, Map.of()));
    }
    notifier.close();
    assertThat(line()).contains("is full: nobody reads it");
    assertThat(lines).isEmpty();
  }

  @Test
  void theReaderOfAFifoIsStartedWithItsPathAndEnded() throws Exception {
    Path file = directory.resolve("read");
    Path fifo = directory.resolve("events");
    CommandSpec reader = Events.command("/bin/sh", "-c", "exec cat \"$0\" >" + file);
    Notifier notifier = new Notifier(log);
    notifier.configure(configuration(new FifoSpec(fifo.toString(), "", "", reader)));
    tell(notifier, Events.event(MASTER, Map.of()));
    awaitContent(file, "INSTANCE \"VI_1\" MASTER 100\n");
    notifier.close();
    assertThat(fifo).doesNotExist();
  }

  @Test
  void aFifoThatSomebodyRemovesIsMadeAgainAndItsReaderStartedAnew() throws Exception {
    Path file = directory.resolve("read");
    Path fifo = directory.resolve("events");
    CommandSpec reader = Events.command("/bin/sh", "-c", "exec cat \"$0\" >>" + file);
    Notifier notifier = new Notifier(log);
    notifier.configure(configuration(new FifoSpec(fifo.toString(), "", "", reader)));
    tell(notifier, Events.event(MASTER, Map.of()));
    awaitContent(file, "INSTANCE \"VI_1\" MASTER 100\n");
    Files.delete(fifo);
    tell(notifier, Events.event(FAULT, Map.of()));
    awaitContent(file, "INSTANCE \"VI_1\" MASTER 100\nINSTANCE \"VI_1\" FAULT 100\n");
    assertThat(line()).endsWith("was removed or replaced, and is opened anew");
    notifier.close();
    assertThat(fifo).doesNotExist();
  }

  /** The readers of another are there, and it is not ours to remove. */
  @Test
  void aFifoThatReplacesOursIsUsedAndLeft() throws Exception {
    Path fifo = directory.resolve("events");
    Notifier notifier = new Notifier(log);
    notifier.configure(configuration(new FifoSpec(fifo.toString(), "", "", null)));
    tell(notifier, Events.event(MASTER, Map.of()));
    Path other = directory.resolve("other");
    assertThat(new ProcessBuilder("mkfifo", other.toString()).start().waitFor()).isZero();
    while (!Files.exists(fifo)) {
      Thread.onSpinWait();
    }
    Files.move(other, fifo, StandardCopyOption.REPLACE_EXISTING);
    Path file = directory.resolve("read");
    Process cat = new ProcessBuilder("cat", fifo.toString()).redirectOutput(file.toFile()).start();
    tell(notifier, Events.event(FAULT, Map.of()));
    awaitContent(file, "INSTANCE \"VI_1\" FAULT 100\n");
    notifier.close();
    cat.destroy();
    assertThat(fifo).exists();
  }

  @Test
  void aReaderThatEndsIsSaid() throws Exception {
    Path fifo = directory.resolve("events");
    CommandSpec reader = Events.command("/bin/sh", "-c", "exit 7");
    Notifier notifier = new Notifier(log);
    notifier.configure(configuration(new FifoSpec(fifo.toString(), "", "", reader)));
    assertThat(line())
        .isEqualTo(
            "vrrp notify fifo script terminated (exited with status 7): nobody reads "
                + (fifo + " until a reload"));
    notifier.close();
    assertThat(lines).isEmpty();
  }

  private static void tell(Notifier notifier, NotifyEvent event) {
    notifier.tell(new Effect.Notify(event));
  }

  private static CommandSpec writing(Path file) {
    return Events.command("/bin/sh", "-c", "echo \"$*\" >>" + file, "x");
  }

  private static Configuration configuration(@Nullable FifoSpec fifo) {
    return Configuration.EMPTY.withGlobal(
        GlobalBuilder.of(GlobalSpec.DEFAULT)
            .report(new ReportSpec(MailSpec.NONE, fifo, null, false))
            .build());
  }

  private String line() throws InterruptedException {
    return String.valueOf(lines.poll(PATIENCE_SECONDS, TimeUnit.SECONDS));
  }

  /** Whatever else is said before: on a busy machine every script may take too long. */
  private void awaitLine(String part) throws InterruptedException {
    String line = line();
    while (!line.contains(part)) {
      assertThat(line).as("a line with " + part).isNotEqualTo("null");
      line = line();
    }
  }

  /** Nothing tells when another process has written a file, so this looks again and again. */
  private static void awaitContent(Path file, String content) throws IOException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!Files.exists(file) || !Files.readString(file).equals(content)) {
      assertThat(System.nanoTime())
          .as("time to find in %s: %s", file, content)
          .isLessThan(deadline);
      Thread.onSpinWait();
    }
  }
}
