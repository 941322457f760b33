package io.holdfast.daemon.cli.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.core.HandoverWay;
import io.holdfast.daemon.cli.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of a planned move, from one status of the daemon to the next. */
class MoveProgressTest {
  private static final JsonObject BEFORE =
      status(
          "{'name':'A','state':'MASTER'},{'name':'B','state':'MASTER'},"
              + "{'name':'C','state':'MASTER'},{'name':'D','state':'BACKUP'}");

  private static JsonObject status(String instances) {
    String text =
        "{'instances':[" + instances + "],'groups':[{'name':'G','members':['B','C','D']}]}";
    return JsonObject.parse(text.replace('\'', '"'));
  }

  private static MoveProgress one(HandoverWay way) {
    return MoveProgress.of(BEFORE, "A", way);
  }

  @Test
  void mastersMoveAndTheirGroupsWithThem() {
    HandoverWay way = HandoverWay.RELEASE;
    assertThat(MoveProgress.of(BEFORE, null, way).movers()).containsExactly("A", "B", "C");
    assertThat(MoveProgress.of(BEFORE, "A", way).movers()).containsExactly("A");
    assertThat(MoveProgress.of(BEFORE, "B", way).movers()).containsExactly("B", "C");
    assertThat(MoveProgress.of(BEFORE, "Z", way).movers()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "RELEASE | 'state':'MASTER','leaving':true",
        "RELEASE | 'state':'MASTER','gate':{'waitsFor':'notify_before_release'}",
        "DEMOTE | 'state':'MASTER','standing':'handed-over'",
        "DEMOTE | 'state':'MASTER','standing':'drained','gate':{'waitsFor':'x'}"
      })
  void isUnderWayWhileSomebodyMayTakeOver(HandoverWay way, String members) {
    JsonObject status = status("{'name':'A','standing':'normal'," + members + "}");
    // A later member of the same name counts: the first 'standing' is for those that have none.
    assertThat(one(way).isUnderWay(status)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "RELEASE | true | 'state':'BACKUP','master':{'address':'10.9.0.2'} | A: 10.9.0.2 serves now",
        "DEMOTE | true | 'state':'BACKUP' | A: is BACKUP now",
        "RELEASE | false | 'state':'FAULT' | A: is FAULT now",
        "RELEASE | false | 'state':'MASTER','standing':'drained','effectivePriority':1"
            + " | A: no other router takes over; this host serves on with priority 1",
        "DEMOTE | false | 'state':'MASTER','standing':'normal','effectivePriority':200"
            + " | A: no other router takes over; this host serves on with priority 200",
        "RELEASE | false | 'name':'B','state':'BACKUP' | A: is not there any more"
      })
  void isOverWhenItIsKnownWhoServes(
      HandoverWay way, boolean hasMoved, String members, String line) {
    JsonObject status = status("{'name':'A'," + members + "}");
    assertThat(one(way).isUnderWay(status)).isFalse();
    assertThat(one(way).hasMoved(status)).isEqualTo(hasMoved);
    assertThat(one(way).lines(status)).containsExactly(line);
  }

  @Test
  void waitsForTheDaemonButOnlySoLongForOthers() {
    JsonObject status = status("{'name':'A','state':'MASTER','advertIntervalMs':3000}");
    assertThat(one(HandoverWay.DEMOTE).patienceMillis(status)).isEqualTo(13_000);
    assertThat(one(HandoverWay.RELEASE).patienceMillis(status)).isEqualTo(Long.MAX_VALUE);
    assertThat(one(HandoverWay.DEMOTE).waitsForGate(status)).isFalse();
    JsonObject gate = status("{'name':'A','gate':{'waitsFor':'notify_before_release'}}");
    assertThat(one(HandoverWay.DEMOTE).waitsForGate(gate)).isTrue();
  }

  @Test
  void whoHasNoMasterHasNothingToMove() {
    MoveProgress none = MoveProgress.of(status(""), null, HandoverWay.RELEASE);
    assertThat(none.isUnderWay(BEFORE)).isFalse();
    assertThat(none.hasMoved(BEFORE)).isTrue();
    assertThat(none.lines(BEFORE)).isEqualTo(List.of());
  }
}
