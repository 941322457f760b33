package io.holdfast.config.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.config.check.Diagnostics;
import io.holdfast.config.check.Place;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of keywords, and that what it calls supported has a handler and nothing else has. */
class KeywordTableTest {
  private static final KeywordTable TABLE = KeywordTable.load();

  private final Draft draft = new Draft();
  private final Values values = new Values(new Diagnostics());
  private final Place place = Place.ofFile("main.conf");

  @Test
  void supportedKeywordsHaveHandlers() {
    InstanceBlock instance =
        new InstanceBlock(draft, new InstanceDraft("A", place), new BlockReader(TABLE, values));
    assertHandled("global_defs", new GlobalBlock(draft, values).handlers());
    assertHandled("vrrp_instance", instance.handlers());
    assertHandled("authentication", instance.authenticationHandlers());
    assertHandled("vrrp_script", new ScriptBlock(new ScriptDraft("s", place), values).handlers());
  }

  private static void assertHandled(String block, Map<String, Handler> handlers) {
    List<String> supported =
        TABLE.keywords(block).values().stream()
            .filter(keyword -> keyword.support() == Keyword.Support.SUPPORTED)
            .map(Keyword::name)
            .toList();
    assertThat(handlers.keySet()).containsExactlyInAnyOrderElementsOf(supported);
  }

  @Test
  void blocksInTheTableHaveKeywords() {
    assertThat(TABLE.keywords("root")).hasSizeGreaterThan(20);
    assertThat(TABLE.keywords("global_defs")).hasSizeGreaterThan(140);
    assertThat(TABLE.keywords("vrrp_instance")).hasSizeGreaterThan(65);
    assertThat(TABLE.keywords("no_such_block")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "vrrp_instance, virtual_router_ip, virtual_router_id",
    "vrrp_instance, prioirty, priority",
    "vrrp_instance, advert_interval, advert_int",
    "vrrp_instance, something_else,",
    "vrrp_instance, virtual_ipadress, virtual_ipaddress",
    "root, vrrp_instanse, vrrp_instance",
    "root, x,",
  })
  void guessesTheNearestKeyword(String block, String typed, String expected) {
    assertThat(TABLE.nearest(block, typed)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "abc, abc, 0",
    "abc, acb, 1",
    "abc, abcd, 1",
    "abc, xbc, 1",
    "abc, xyz, 3",
    "'', a, 1"
  })
  void distanceCountsChangesAndSwaps(String left, String right, int expected) {
    assertThat(EditDistance.between(left, right, 9)).isEqualTo(expected);
  }
}
