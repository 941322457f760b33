package io.holdfast.it.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.daemon.lab.Host;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Signed adverts between daemons: who is heard, who is not, and what is said about it. */
@Live
class AuthenticationIT {
  private static final String KEY =
      "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
  private static final String NAME = "VI_1";

  /** The second of them follows where a stall of the machine has made it master for a moment. */
  private static final String HEARD =
      "\\(VI_1\\) (master (set|changed from .*) to|Master received advert from) 10.9.0.1";

  private static final String VIP = "10.9.0.100";

  private final Router[] routers = new Router[2];
  private final HostState[] before = new HostState[2];

  @Test
  void aWrongKeyOfAnAuthenticationHeaderIsRefusedAndCounted(LiveLab lab) {
    start(lab, Product.KEEPALIVED, header("s3cret"), header("other"));
    routers[1].next("\\(VI_1\\) IPSEC-AH : invalid IPSEC HMAC-MD5 value");
    routers[1].awaitState(NAME, "MASTER");
    assertThat(routers[1].statistics().get("Authentication Errors/Failure")).isPositive();
    stop(routers[0]);
  }

  /** The peer forgets its numbers; one round of adverts, and both count on from the same one. */
  @Test
  void aPeerThatWasKilledIsHeardAgain(LiveLab lab) {
    start(lab, Product.KEEPALIVED, header("s3cret"), header("s3cret"));
    routers[0].awaitState(NAME, "MASTER");
    Host host = routers[0].host();
    host.run("sh", "-c", "kill -9 $(cat " + routers[0].directory() + "/*.pid)");
    routers[1].awaitState(NAME, "MASTER");
    Router again = lab.start(Product.KEEPALIVED, host, file(200, header("s3cret")));
    again.awaitState(NAME, "MASTER");
    routers[1].awaitState(NAME, "BACKUP");
    lab.awaitOnlyHolder(host, List.of(VIP));
    stop(again);
  }

  @Test
  void signedAdvertsDecideAndForgedOnesDoNot(LiveLab lab) {
    start(lab, Product.subject(), hmac(KEY), hmac(KEY));
    routers[0].awaitState(NAME, "MASTER");
    routers[1].next(HEARD);
    lab.awaitOnlyHolder(routers[0].host(), List.of(VIP));
    routers[1].reload(file(100, hmac(KEY.replace('f', 'e'))));
    routers[1].next("\\(VI_1\\) invalid authentication HMAC from 10.9.0.1");
    routers[1].awaitState(NAME, "MASTER");
    routers[1].reload(file(100, hmac(KEY)));
    routers[1].awaitState(NAME, "BACKUP");
    routers[0].stop();
    routers[1].awaitState(NAME, "MASTER");
    routers[1].stop();
    HostState.awaitUnchanged(routers[0].host(), before[0]);
    HostState.awaitUnchanged(routers[1].host(), before[1]);
  }

  @Test
  void thePasswordComesFromAFileAndIsReadAgainAtAReload(LiveLab lab) throws IOException {
    Path secret = Files.createTempFile(Path.of("/run"), "holdfast-it-secret", "");
    try {
      Files.writeString(secret, "s3cret\n");
      String fromFile =
          "authentication {\n auth_type PASS\n @holdfast auth_pass_file " + secret + "\n}";
      String plain = "authentication {\n auth_type PASS\n auth_pass s3cret\n}";
      start(lab, Product.KEEPALIVED, plain, fromFile);
      routers[0].awaitState(NAME, "MASTER");
      routers[1].next(HEARD);
      Files.writeString(secret, "another\n");
      routers[1].reload(file(100, fromFile));
      routers[1].next("\\(VI_1\\) received an invalid passwd from 10.9.0.1!");
      Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-rw-rw-"));
      routers[1].configure(file(100, fromFile));
      routers[1].process().signal("HUP");
      routers[1].next("the file of a secret, " + secret + ", could be changed by others");
      assertThat(routers[1].lines("s3cret|another")).isEmpty();
      stop(routers[0]);
    } finally {
      Files.delete(secret);
    }
  }

  private void start(LiveLab lab, Product better, String betterLine, String worseLine) {
    Host strong = lab.addHost("strong", "10.9.0.1/24");
    Host weak = lab.addHost("weak", "10.9.0.2/24");
    before[0] = HostState.of(strong);
    before[1] = HostState.of(weak);
    routers[0] = lab.start(better, strong, file(200, betterLine));
    routers[1] = lab.start(Product.subject(), weak, file(100, worseLine));
    routers[1].awaitState(NAME, "BACKUP");
  }

  /** Ends the daemons and compares the hosts with what they were before. */
  private void stop(Router first) {
    first.stop();
    routers[1].stop();
    HostState.awaitUnchanged(first.host(), before[0]);
    HostState.awaitUnchanged(routers[1].host(), before[1]);
  }

  private static String file(int priority, String line) {
    return Instance.file(
        Instance.named(NAME, 51).priority(priority).line(line).addresses(VIP + "/24"));
  }

  private static String header(String password) {
    return "authentication {\n auth_type AH\n auth_pass " + password + "\n}";
  }

  private static String hmac(String key) {
    return "version 3\nauth_hmac {\n key 1 hex:" + key + "\n active_key 1\n}";
  }
}
