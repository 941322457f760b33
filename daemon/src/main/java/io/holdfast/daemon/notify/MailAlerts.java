package io.holdfast.daemon.notify;

import io.holdfast.core.NotifyEvent;
import io.holdfast.core.spec.GlobalSpec;
import io.holdfast.daemon.cli.HostName;
import io.holdfast.daemon.log.Log;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Sends the mails that the engine found due, in order, on a thread of its own that starts with the
 * first one. A mail about a failover is sent while the network is failing over, so one that does
 * not go is tried again; keepalived tries once. Owned by the notifying thread.
 */
final class MailAlerts implements AutoCloseable {
  private static final int CAPACITY = 256;
  private static final long[] PAUSES_MILLIS = {1_000, 5_000, 15_000, 60_000};

  private final Log log;
  private final BlockingQueue<Mail> waiting = new ArrayBlockingQueue<>(CAPACITY);
  private GlobalSpec global = GlobalSpec.DEFAULT;
  private @Nullable Thread thread;
  private volatile boolean isClosing;

  private record Mail(SmtpServer server, String subject, String body) {}

  MailAlerts(Log log) {
    this.log = log;
  }

  /** Takes another server and other readers. */
  void configure(GlobalSpec settings) {
    global = settings;
  }

  /** Sends a mail of an event. Never blocks. */
  void tell(NotifyEvent event) {
    MailText text = MailText.of(event);
    String routerId = global.routerId().isEmpty() ? HostName.full() : global.routerId();
    SmtpServer server = new SmtpServer(global.report().mail());
    if (!waiting.offer(new Mail(server, "[" + routerId + "] " + text.subject(), text.body()))) {
      log.error("SMTP alerts are dropped: more than " + CAPACITY + " wait");
    } else if (thread == null) {
      thread = Thread.ofPlatform().daemon().name("mail").start(this::work);
    }
  }

  /** Gives what waits one try and half a second each to go. */
  @Override
  public void close() {
    isClosing = true;
    Thread sender = thread;
    if (sender != null) {
      sender.interrupt();
      try {
        sender.join(PAUSES_MILLIS[0]);
      } catch (InterruptedException interrupt) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void work() {
    try {
      while (!isClosing) {
        send(waiting.take());
      }
    } catch (InterruptedException closing) {
      // What is left is tried once below.
    }
    Mail left = waiting.poll();
    while (left != null) {
      sendOnce(left);
      left = waiting.poll();
    }
  }

  private void send(Mail mail) throws InterruptedException {
    for (long pause : PAUSES_MILLIS) {
      if (sendOnce(mail)) {
        return;
      }
      Thread.sleep(pause);
    }
    if (!sendOnce(mail)) {
      log.error("SMTP alert given up: " + mail.subject());
    }
  }

  private boolean sendOnce(Mail mail) {
    String failure = mail.server().send(mail.subject(), mail.body());
    if (failure == null) {
      log.info("SMTP alert successfully sent.");
    } else {
      log.error("SMTP connection ERROR to " + mail.server().name() + ": " + failure);
    }
    return failure == null;
  }
}
