package io.holdfast.daemon.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.core.Cause;
import io.holdfast.core.Engine;
import io.holdfast.core.State;
import io.holdfast.core.Transition;
import io.holdfast.daemon.loop.History;
import io.holdfast.daemon.show.Activity;
import io.holdfast.daemon.show.Picture;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The control socket, with clients that behave and clients that do not. */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class ControlServerTest {
  private static final String STATUS = "{\"request\":\"status\"}\n";

  @TempDir Path directory;

  private final FakeDaemon daemon = new FakeDaemon();
  private final List<Client> clients = new ArrayList<>();
  private ControlSocket socket;
  private ControlServer server;

  /** Answers at once, on the thread that asks. */
  private static final class FakeDaemon implements ControlPort {
    final AtomicInteger pictures = new AtomicInteger();
    volatile Outcome outcome = Outcome.DONE;

    @Override
    public void picture(Consumer<Picture> taker) {
      pictures.incrementAndGet();
      taker.accept(
          new Picture(
              new Engine().snapshot(),
              List.of(entry(1)),
              0,
              0,
              new Picture.DaemonFacts("1.0", 7, 0, "/etc/keepalived/keepalived.conf"),
              new Picture.Health(0, 0, false, Activity.NONE)));
    }

    @Override
    public void act(Action action, Consumer<Outcome> taker) {
      taker.accept(outcome);
    }
  }

  private static final class Client implements AutoCloseable {
    final SocketChannel channel;
    final BufferedReader lines;

    Client(Path path) {
      try {
        channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        channel.connect(UnixDomainSocketAddress.of(path));
        lines = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    void send(String text) throws IOException {
      channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    String ask(String text) throws IOException {
      send(text);
      return lines.readLine();
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }

  private static History.Entry entry(int number) {
    Cause cause = Cause.of(Cause.Kind.STARTED);
    return new History.Entry(
        new Transition("VI_" + number, State.INIT, State.BACKUP, cause, 100, 0, null), number);
  }

  @BeforeEach
  void start() {
    Path path = directory.resolve("control.sock");
    socket = ((ControlSocket.Outcome.Open) ControlSocket.open(path)).socket();
    server = ControlServer.start(socket.listener(), daemon, ControlSocket.ownUid());
  }

  @AfterEach
  void end() throws IOException {
    for (Client client : clients) {
      client.close();
    }
    server.close();
    socket.close();
    assertThat(directory.resolve("control.sock")).doesNotExist();
  }

  private Client connect() {
    Client client = new Client(directory.resolve("control.sock"));
    clients.add(client);
    return client;
  }

  @Test
  void answersOneRequestAfterAnother() throws IOException {
    Client client = connect();
    assertThat(client.ask(STATUS))
        .startsWith("{\"version\":1,\"ok\":true,\"daemon\":{\"release\":\"1.0\",\"pid\":7,");
    assertThat(client.ask("{\"version\":1,\"request\":\"events\"}\n"))
        .contains("\"instance\":\"VI_1\"", "\"following\":false");
    client.send("{\"request\":\"trackers\"}\n{\"request\":\"stats\"}\n");
    assertThat(client.lines.readLine()).contains("\"trackers\":[]");
    assertThat(client.lines.readLine()).contains("\"malformedPackets\":0");
    assertThat(client.ask("{\"request\":\"trackers\",\"name\":\"web\"}\n"))
        .contains("\"code\":\"no-tracker\",\"text\":\"there is no tracker web\"");
    assertThat(client.ask("{\"request\":\"trackers\",\"name\":7}\n"))
        .contains("\"code\":\"unknown-request\"");
    client.send("{\"request\":\"stat");
    assertThat(client.ask("us\"}\n")).contains("\"ok\":true");
  }

  @Test
  void answersAClientThatHasClosedItsHalf() throws IOException {
    Client client = connect();
    client.send(STATUS);
    client.channel.shutdownOutput();
    assertThat(client.lines.readLine()).contains("\"ok\":true");
    assertThat(client.lines.readLine()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nonsense | bad-json",
        "{} | unknown-request",
        "{\"request\":\"dance\"} | unknown-request",
        "{\"request\":7} | unknown-request",
        "{\"request\":\"handover\"} | unknown-request",
        "{\"request\":\"maintenance\",\"on\":1} | unknown-request",
        "{\"version\":2,\"request\":\"status\"} | bad-version"
      })
  void saysWhatIsWrongWithARequest(String request, String code) throws IOException {
    Client client = connect();
    assertThat(client.ask(request + "\n")).contains("\"ok\":false", "\"code\":\"" + code + "\"");
    assertThat(client.ask(STATUS)).contains("\"ok\":true");
  }

  @Test
  void aRequestWithoutEndEndsTheConnection() throws IOException {
    Client client = connect();
    assertThat(client.ask("x".repeat(Connection.MAX_REQUEST_BYTES))).contains("too-long");
    assertThat(client.lines.readLine()).isNull();
    Client longest = connect();
    String blanks = " ".repeat(Connection.MAX_REQUEST_BYTES - STATUS.length());
    assertThat(longest.ask(blanks + STATUS)).contains("\"ok\":true");
  }

  @Test
  void tellsWhatCameOfAnAction() throws IOException {
    Client client = connect();
    assertThat(client.ask("{\"request\":\"reload\"}\n")).isEqualTo("{\"version\":1,\"ok\":true}");
    daemon.outcome = Outcome.failed("configuration", "it is broken");
    assertThat(client.ask("{\"request\":\"reload\"}\n"))
        .isEqualTo(
            "{\"version\":1,\"ok\":false,"
                + "\"error\":{\"code\":\"configuration\",\"text\":\"it is broken\"}}");
  }

  @Test
  void followersHearEveryChangeOnce() throws IOException {
    Client follower = connect();
    Client other = connect();
    assertThat(follower.ask("{\"request\":\"events\",\"follow\":true}\n"))
        .contains("\"following\":true");
    for (int number = 2; number < 500; number++) {
      server.publish(entry(number));
      assertThat(follower.lines.readLine()).contains("\"event\":{", "\"VI_" + number + "\"");
    }
    assertThat(other.ask(STATUS)).contains("\"ok\":true");
  }

  @Test
  void whoNeverReadsHoldsUpNobody() throws IOException {
    Client deaf = connect();
    deaf.channel.configureBlocking(false);
    ByteBuffer many = ByteBuffer.wrap(STATUS.repeat(100_000).getBytes(StandardCharsets.UTF_8));
    for (int count = 0; count < 10_000 && many.hasRemaining(); count++) {
      deaf.channel.write(many);
    }
    Client deafFollower = connect();
    deafFollower.ask("{\"request\":\"events\",\"follow\":true}\n");
    for (int number = 0; number < 100_000; number++) {
      server.publish(entry(number));
    }
    assertThat(connect().ask(STATUS)).contains("\"ok\":true");
    // What it had no room for is counted, and said as soon as it reads.
    server.publish(entry(0));
    String line = deafFollower.lines.readLine();
    while (!line.contains("\"lost\":")) {
      line = deafFollower.lines.readLine();
      server.publish(entry(0));
    }
    assertThat(line).matches("\\{\"version\":1,\"lost\":\\d+}");
  }

  @Test
  void manyRequestsShareFewPictures() throws IOException {
    long startNanos = System.nanoTime();
    Client client = connect();
    for (int count = 0; count < 50; count++) {
      assertThat(client.ask(STATUS)).contains("\"ok\":true");
    }
    long elapsedMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos);
    assertThat(daemon.pictures.get()).isLessThanOrEqualTo((int) (elapsedMillis / 10) + 1);
  }

  @Test
  void oneClientTooManyIsTurnedAway() throws IOException {
    for (int count = 0; count < ControlServer.MAX_CONNECTIONS; count++) {
      assertThat(connect().ask(STATUS)).contains("\"ok\":true");
    }
    assertThat(connect().lines.readLine()).contains("\"code\":\"busy\"");
    clients.getFirst().close();
    // Whether its end was seen already is a matter of moments.
    String answer = answerOfANewClient();
    while (answer.contains("\"busy\"")) {
      answer = answerOfANewClient();
    }
    assertThat(answer).contains("\"ok\":true");
  }

  private String answerOfANewClient() {
    try {
      return String.valueOf(connect().ask(STATUS));
    } catch (IOException closedBeforeItAsked) {
      return "\"busy\"";
    }
  }

  @Test
  void garbageBreaksNothing() throws IOException {
    Random random = new Random(12);
    int refused = 0;
    for (int round = 0; round < 200; round++) {
      byte[] noise = new byte[random.nextInt(2 * Connection.MAX_REQUEST_BYTES)];
      random.nextBytes(noise);
      try (Client client = new Client(directory.resolve("control.sock"))) {
        client.channel.write(ByteBuffer.wrap(noise));
      } catch (IOException closedMeanwhile) {
        refused++;
      }
    }
    assertThat(refused).isLessThan(200);
    String answer = answerOfANewClient();
    while (answer.contains("\"busy\"")) {
      // The server has not noticed yet that the others are gone.
      answer = answerOfANewClient();
    }
    assertThat(answer).contains("\"ok\":true");
  }
}
