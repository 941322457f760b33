package io.holdfast.config.keyword;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of keywords, what it guesses and how it is written. */
class KeywordTableTest {
  private static final KeywordTable TABLE = KeywordTable.get();

  @Test
  void blocksInTheTableHaveKeywords() {
    assertThat(TABLE.keywords("root")).hasSizeGreaterThan(20);
    assertThat(TABLE.keywords("global_defs")).hasSizeGreaterThan(140);
    assertThat(TABLE.keywords("vrrp_instance")).hasSizeGreaterThan(65);
    assertThat(TABLE.keywords("no_such_block")).isEmpty();
  }

  @Test
  void everyKeywordIsDescribed() {
    for (String block : TABLE.blocks()) {
      assertThat(TABLE.keywords(block)).isNotEmpty().allSatisfy(KeywordTableTest::described);
    }
  }

  private static void described(Keyword keyword) {
    assertThat(keyword.help())
        .as(keyword.name())
        .isNotBlank()
        .doesNotContain("|")
        .doesNotEndWith(".");
    assertThat(keyword.defaultValue()).as(keyword.name()).isNotBlank();
    assertThat(keyword.since())
        .as(keyword.name())
        .matches("holdfast|HEAD|(<= )?[12]\\.\\d+\\.\\d+");
    boolean old = keyword.standing() == Standing.RENAMED || keyword.standing() == Standing.REPLACED;
    assertThat(keyword.replacement() != null).as(keyword.name()).isEqualTo(old);
    if (keyword.replacement() != null) {
      assertThat(TABLE.blocksWith(keyword.replacement())).as(keyword.name()).isNotEmpty();
    }
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

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "flag; ''",
        "bool; [on or off]",
        "int 0..4294 s; 0..4294 s",
        "strict? 1..254; [1..254]",
        "time 0.000001..3600; 0.000001..3600 s",
        "weight -253..253; -253..253 [reverse]",
        "enum MASTER BACKUP; MASTER or BACKUP",
        "texts [all] 1..86400; [all] 1..86400",
        "script?; [COMMAND [USER [GROUP]]]",
        "lines IP; { IP }",
        "block NAME; NAME { ... }",
      })
  void aTypeShowsHowItIsWritten(String type, String expected) {
    assertThat(ValueType.parse(type).syntax()).isEqualTo(expected);
  }

  @Test
  void boundsOfTimesAreMicroseconds() {
    assertThat(ValueType.parse("time 0.000001..3600").min()).isEqualTo(1);
    assertThat(ValueType.parse("millis 1..10").max()).isEqualTo(10_000);
  }
}
