package io.holdfast.daemon.cli.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.daemon.cli.json.JsonObject;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people see of the daemon's answers. */
class ScreenTest {
  private static final String EVENT =
      """
      {"at":1795391941.5,"instance":"VI_1","from":"BACKUP","to":"MASTER","cause":"master-down",
       "causeText":"no advertisement","effectivePriority":90,
       "heard":{"address":"10.0.1.61","priority":200,"secondsAgo":3.609}}
      """;

  private static final String STATUS =
      """
      {"version":1,"ok":true,
       "daemon":{"release":"1.0","pid":7,"now":1795391951.5,"startedAt":1795391851.5,
                 "configurationFile":"/etc/keepalived/keepalived.conf"},
       "instances":[
        {"name":"VI_1","state":"MASTER","interface":"ens18","vrid":51,"version":2,
         "priority":100,"effectivePriority":90,"faults":[],
         "gate":{"waitsFor":"notify_before_release","secondsLeft":2.5},
         "addresses":[
          {"address":"10.0.2.100/8","interface":"ens18","advertised":true,"wanted":true,
           "present":true},
          {"address":"10.0.2.101/8","interface":"ens18","advertised":false,"wanted":true,
           "present":false}],
         "lastTransition":EVENT},
        {"name":"VI_20","state":"FAULT","interface":"ens19","vrid":52,"version":3,
         "gate":{"waitsFor":"notify_before_master"},
         "priority":100,"effectivePriority":100,"faults":["interface ens19 is down"],
         "lastHeard":{"address":"10.0.1.61","priority":200,"secondsAgo":75}}]}
      """
          .replace("EVENT", EVENT);

  private final Screen screen = new Screen(Paint.PLAIN, ZoneOffset.UTC);

  @Test
  void status() {
    assertThat(screen.status(JsonObject.parse(STATUS)))
        .containsExactly(
            "holdfast 1.0, process 7, running for 1 min 40 s, /etc/keepalived/keepalived.conf",
            "",
            "VI_1   MASTER  priority 90 (of 100)  ens18 VRID 51 VRRPv2",
            "  waits for notify_before_release, 2.50 s more at most",
            "  since 2026-11-22 23:59:01.500 (10 s), before: BACKUP; no advertisement",
            "  heard nobody yet",
            "  10.0.2.100/8 on ens18: here",
            "  10.0.2.101/8 on ens18: should be here, and is not, excluded",
            "",
            "VI_20  FAULT   priority 100  ens19 VRID 52 VRRPv3",
            "  waits for notify_before_master of others in its group",
            "  fault: interface ens19 is down",
            "  last heard 10.0.1.61 with priority 200, 1 min 15 s ago");
  }

  @Test
  void trackers() {
    String answer =
        """
        {"trackers":[
         {"kind":"script","name":"web","status":"bad","running":true,"command":["/bin/curl","-f"],
          "lastExitStatus":22,"lastResultText":"exited with status 22",
          "lastOutput":"The requested URL returned error: 503","lastDurationSeconds":0.0123,
          "users":[{"instance":"VI_1","weight":0,"reverse":false}]},
         {"kind":"script","name":"dns","status":"good","running":false,
          "command":["/usr/bin/host","a.test"],"check":["dns","a.test","type=A"],
          "lastExitStatus":0,"lastResultText":"passed","lastOutput":"",
          "lastDurationSeconds":1.5,"lastOutputLines":["a","b"],"users":[]},
         {"kind":"file","name":"load","status":"pending","users":[]},
         {"kind":"file","name":"set","status":"good","number":-7,"users":[]},
         {"kind":"process","name":"db","status":"bad","number":1,"users":[]}]}
        """;
    assertThat(screen.trackers(JsonObject.parse(answer)))
        .containsExactly(
            "web   script  bad, running",
            "  command: /bin/curl -f",
            "  last run: exited with status 22 after 12.3 ms, last line of output:"
                + " The requested URL returned error: 503",
            "  VI_1: FAULT if it fails",
            "dns   script  good",
            "  check: dns a.test type=A",
            "  last run: passed after 1.50 s",
            "    a",
            "    b",
            "load  file  pending",
            "set   file  good, number: -7",
            "db    process  bad, processes: 1");
  }

  @Test
  void event() {
    assertThat(screen.event(JsonObject.parse(EVENT)))
        .isEqualTo(
            "2026-11-22 23:59:01.500 VI_1: BACKUP -> MASTER, priority 90: no advertisement;"
                + " last heard 10.0.1.61 with priority 200, 3.61 s earlier");
    assertThat(screen.event(JsonObject.parse("{\"lost\":3}"))).contains("3 events");
  }

  @Test
  void answersOfAnotherReleaseAreShownAsFarAsTheyGo() {
    assertThat(screen.status(JsonObject.parse("{\"instances\":[{}]}"))).isNotEmpty();
    assertThat(screen.status(JsonObject.parse("garbage"))).contains("no instances");
    assertThat(screen.trackers(JsonObject.parse("{\"trackers\":[{\"name\":7}]}"))).hasSize(1);
  }

  @Test
  void coloursOnATerminalOnly() {
    Map<String, String> terminal = Map.of("TERM", "xterm");
    assertThat(Paint.of(true, terminal)).isEqualTo(Paint.COLOURED);
    assertThat(Paint.of(false, terminal)).isEqualTo(Paint.PLAIN);
    assertThat(Paint.of(true, Map.of("TERM", "dumb"))).isEqualTo(Paint.PLAIN);
    assertThat(Paint.of(true, Map.of("TERM", "xterm", "NO_COLOR", "1"))).isEqualTo(Paint.PLAIN);
    assertThat(Paint.COLOURED.state("FAULT", 7)).isEqualTo("\u001b[31mFAULT  \u001b[0m");
    assertThat(Paint.PLAIN.state("FAULT", 7)).isEqualTo("FAULT  ");
  }

  @ParameterizedTest
  @CsvSource({
    "0.0042, 4.2 ms",
    "0.3, 0.30 s",
    "9.994, 9.99 s",
    "42.4, 42 s",
    "61, 1 min 1 s",
    "3661, 1 h 1 min",
    "90000, 1 d 1 h"
  })
  void lengths(double seconds, String text) {
    assertThat(Moments.length(seconds)).isEqualTo(text);
  }
}
