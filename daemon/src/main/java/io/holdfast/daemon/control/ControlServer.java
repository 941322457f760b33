package io.holdfast.daemon.control;

import io.holdfast.daemon.loop.History;
import io.holdfast.daemon.show.Picture;
import io.holdfast.linux.event.Epoll;
import io.holdfast.linux.event.EventFd;
import io.holdfast.linux.event.MonotonicClock;
import io.holdfast.linux.ffm.NativeMemory;
import io.holdfast.linux.ffm.Result;
import io.holdfast.linux.file.PeerCredentials;
import io.holdfast.linux.file.UnixSocket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Serves the control socket on a thread of its own. Everything is bounded: clients, requests,
 * answers, events that wait, pictures a second. Requests that come close together share a picture.
 */
public final class ControlServer implements AutoCloseable {
  static final int MAX_CONNECTIONS = 16;

  private static final long LISTENER = -1;
  private static final long WAKER = -2;
  private static final int BUFFER_BYTES = 64 * 1024;
  private static final int MAX_EVENTS = 1024;

  /** Room for the events and for an answer to everybody. */
  private static final int MAX_MAIL = MAX_EVENTS + 4 * MAX_CONNECTIONS;

  private static final int ROOT = 0;
  private static final long PICTURE_GAP_NANOS = 10_000_000;
  private static final long PATIENCE_NANOS = 30_000_000_000L;
  private static final long JOIN_MILLIS = 2_000;

  private final UnixSocket listener;
  private final ControlPort port;
  private final int ownUid;
  private final Epoll epoll;
  private final EventFd waker;
  private final BlockingQueue<Runnable> mail = new ArrayBlockingQueue<>(MAX_MAIL);
  private final Map<Long, Connection> connections = new HashMap<>();
  private final List<Waiting> waiting = new ArrayList<>();
  private final Thread thread;
  private long lastToken;
  private long nextPictureNanos;
  private boolean isPictureAsked;
  private final AtomicLong lostEvents = new AtomicLong();
  private volatile boolean hasFollowers;
  private volatile boolean isEnded;

  private record Waiting(Connection connection, Request.Question question) {}

  private ControlServer(Parts parts, ControlPort port, int ownUid) {
    this.listener = parts.listener;
    this.epoll = parts.epoll;
    this.waker = parts.waker;
    this.port = port;
    this.ownUid = ownUid;
    this.nextPictureNanos = MonotonicClock.nanos();
    this.thread = Thread.ofPlatform().name("control").daemon().unstarted(this::serve);
  }

  private record Parts(UnixSocket listener, Epoll epoll, EventFd waker) {}

  /**
   * Starts to serve.
   *
   * @param listener the socket, which is closed with the server
   * @param ownUid the daemon's own user, who may talk to it beside root
   */
  public static ControlServer start(UnixSocket listener, ControlPort port, int ownUid) {
    Epoll epoll = Epoll.open(MAX_CONNECTIONS + 2).orThrow();
    EventFd waker = EventFd.open().orThrow();
    ControlServer server = new ControlServer(new Parts(listener, epoll, waker), port, ownUid);
    epoll.add(listener.fd(), Epoll.IN, LISTENER);
    epoll.add(waker.fd(), Epoll.IN, WAKER);
    server.thread.start();
    return server;
  }

  /** Tells those who follow of a change of state. For the loop thread: never waits. */
  public void publish(History.Entry entry) {
    if (!hasFollowers) {
      return;
    }
    if (mail.size() < MAX_EVENTS) {
      post(() -> tell(Answers.event(entry)));
    } else {
      lostEvents.incrementAndGet();
    }
  }

  @Override
  public void close() {
    isEnded = true;
    waker.signal();
    thread.interrupt();
    try {
      thread.join(JOIN_MILLIS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Has the control thread do something; left out when too much waits there already. */
  private void post(Runnable letter) {
    if (mail.offer(letter)) {
      waker.signal();
    }
  }

  private void serve() {
    try (NativeMemory buffer = NativeMemory.temporary(BUFFER_BYTES);
        epoll;
        waker;
        listener) {
      while (!isEnded) {
        int ready = epoll.await(deadlineNanos());
        long nowNanos = MonotonicClock.nanos();
        for (int index = 0; index < ready; index++) {
          ready(epoll.token(index), epoll.events(index), buffer, nowNanos);
        }
        askPicture(nowNanos);
        closeIdle(nowNanos);
      }
      connections.values().forEach(Connection::close);
    }
  }

  private void ready(long token, int events, NativeMemory buffer, long nowNanos) {
    if (token == LISTENER) {
      accept(buffer, nowNanos);
    } else if (token == WAKER) {
      waker.drain();
      for (Runnable letter = mail.poll(); letter != null; letter = mail.poll()) {
        letter.run();
      }
      for (Connection connection : List.copyOf(connections.values())) {
        serve(connection, buffer, nowNanos);
      }
    } else {
      Connection connection = connections.get(token);
      if (connection == null) {
        return;
      }
      boolean isThere = (events & Epoll.IN) == 0 || connection.read(buffer, nowNanos);
      boolean isGone = (events & (Epoll.HUP | Epoll.ERR)) != 0 && (events & Epoll.IN) == 0;
      if (!isThere || isGone) {
        close(connection);
      } else {
        serve(connection, buffer, nowNanos);
      }
    }
  }

  private void accept(NativeMemory buffer, long nowNanos) {
    while (listener.accept() instanceof Result.Success<UnixSocket>(UnixSocket socket)) {
      Connection connection = new Connection(socket, ++lastToken, nowNanos);
      connections.put(connection.token(), connection);
      epoll.add(connection.fd(), Epoll.IN, connection.token());
      if (!isTrusted(socket)) {
        connection.farewell(Answers.refused("permission", "root and the daemon's own user only"));
      } else if (connections.size() > MAX_CONNECTIONS) {
        connection.farewell(Answers.refused("busy", "too many clients; try again later"));
      }
      serve(connection, buffer, nowNanos);
    }
  }

  private boolean isTrusted(UnixSocket socket) {
    return socket.peer() instanceof Result.Success<PeerCredentials>(PeerCredentials peer)
        && (peer.uid() == ROOT || peer.uid() == ownUid);
  }

  /** Writes what is to be written, and takes the requests that are there, one after another. */
  private void serve(Connection connection, NativeMemory buffer, long nowNanos) {
    do {
      if (!connection.write(buffer, nowNanos)) {
        close(connection);
        return;
      }
    } while (takeNext(connection, nowNanos));
    if (connection.isOver()) {
      close(connection);
      return;
    }
    int events = connection.events();
    if (connection.isToBeWatchedFor(events)) {
      epoll.modify(connection.fd(), events, connection.token());
    }
  }

  /** Takes the next request, if the last one is answered; false if there is none to take. */
  private boolean takeNext(Connection connection, long nowNanos) {
    if (connection.isBusy() || connection.hasOutput()) {
      return false;
    }
    String line = connection.nextLine();
    if (line != null) {
      take(connection, line, nowNanos);
    } else if (connection.isOverlong()) {
      connection.farewell(
          Answers.refused("too-long", "a request has up to 4095 bytes and a line feed"));
    }
    return line != null || connection.isOverlong();
  }

  private void take(Connection connection, String line, long nowNanos) {
    switch (Request.read(line)) {
      case Request.Outcome.Refused(String code, String text) ->
          connection.answer(Answers.refused(code, text), nowNanos);
      case Request.Outcome.Understood(Request request) -> {
        connection.setBusy();
        if (request.question() instanceof Request.Question.Do(Action action)) {
          if (action instanceof Action.Stop || action instanceof Action.StopNow) {
            connection.waitForTheEnd();
          }
          port.act(action, outcome -> post(() -> answer(connection, Answers.outcome(outcome))));
        } else {
          waiting.add(new Waiting(connection, request.question()));
          // From here on: what happens after the picture must not be missed.
          hasFollowers |= isFollowRequest(request.question());
        }
      }
    }
  }

  private void answer(Connection connection, String text) {
    if (!connection.isClosed()) {
      connection.answer(text, MonotonicClock.nanos());
    }
  }

  private void askPicture(long nowNanos) {
    if (!waiting.isEmpty() && !isPictureAsked && nowNanos >= nextPictureNanos) {
      isPictureAsked = true;
      nextPictureNanos = nowNanos + PICTURE_GAP_NANOS;
      List<Waiting> taken = List.copyOf(waiting);
      waiting.clear();
      port.picture(picture -> post(() -> show(taken, picture)));
    }
  }

  private void show(List<Waiting> taken, Picture picture) {
    isPictureAsked = false;
    for (Waiting asked : taken) {
      if (!asked.connection().isClosed()) {
        answer(asked.connection(), text(asked, picture));
      }
    }
  }

  private String text(Waiting asked, Picture picture) {
    return switch (asked.question()) {
      case Request.Question.Show(Request.View view) -> Answers.view(view, picture);
      case Request.Question.Trackers(String name) -> Answers.trackers(name, picture);
      case Request.Question.Events(boolean follows) -> {
        if (follows) {
          asked.connection().follow();
        }
        yield Answers.events(picture, follows);
      }
      case Request.Question.Do ignored -> throw new IllegalStateException("an action has no view");
    };
  }

  private void tell(String event) {
    long lost = lostEvents.getAndSet(0);
    for (Connection connection : connections.values()) {
      if (connection.isFollowing()) {
        connection.tell(lost == 0 ? event : event + Answers.lost(lost));
      }
    }
  }

  private void close(Connection connection) {
    connections.remove(connection.token());
    connection.close();
    hasFollowers =
        connections.values().stream().anyMatch(Connection::isFollowing)
            || waiting.stream().anyMatch(asked -> isFollowRequest(asked.question()));
  }

  private static boolean isFollowRequest(Request.Question question) {
    return question instanceof Request.Question.Events(boolean follows) && follows;
  }

  private void closeIdle(long nowNanos) {
    for (Connection connection : List.copyOf(connections.values())) {
      if (connection.isIdle() && nowNanos - connection.changedNanos() >= PATIENCE_NANOS) {
        close(connection);
      }
    }
  }

  private long deadlineNanos() {
    long deadline = waiting.isEmpty() || isPictureAsked ? Epoll.NEVER : nextPictureNanos;
    for (Connection connection : connections.values()) {
      if (connection.isIdle()) {
        deadline = Math.min(deadline, connection.changedNanos() + PATIENCE_NANOS);
      }
    }
    return deadline;
  }
}
