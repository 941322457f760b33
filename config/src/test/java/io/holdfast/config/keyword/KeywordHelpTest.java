package io.holdfast.config.keyword;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.config.fixture.Fixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What people read about keywords. */
class KeywordHelpTest {
  @Test
  void aKeywordIsExplainedOnceForEachBlock() {
    assertThat(KeywordHelp.lines("advert_int"))
        .containsExactly(
            "advert_int 0.01..255 s",
            "  how often the master sends an advert",
            "  block:    vrrp_instance",
            "  default:  1",
            "  since:    keepalived 1.0.3",
            "  standing: acted on");
    assertThat(KeywordHelp.lines("weight"))
        .filteredOn(line -> line.startsWith("  block:"))
        .hasSize(7);
  }

  @Test
  void anOldNameLeadsToTheNewOne() {
    assertThat(KeywordHelp.lines("vmac_garp_intvl"))
        .contains("  standing: deprecated, acted on; write garp_extra_if instead");
    assertThat(KeywordHelp.lines("vrrp_ipsets"))
        .contains("  standing: deprecated, not acted on; write nftables instead");
  }

  @Test
  void aMisspelledWordIsGuessed() {
    assertThat(KeywordHelp.lines("adver_int"))
        .containsExactly(
            "'adver_int' is not a keyword of keepalived.conf; did you mean 'advert_int'?");
    assertThat(KeywordHelp.lines("qqqqqqqq"))
        .containsExactly("'qqqqqqqq' is not a keyword of keepalived.conf");
  }

  /** Run with {@code -Dholdfast.rewrite=true} to make the page anew. */
  @Test
  void theCheckedInPageIsTheGeneratedOne() throws IOException {
    Path page = Fixture.module().resolveSibling("docs").resolve("configuration.md");
    String generated = ReferencePage.markdown();
    if (Boolean.getBoolean("holdfast.rewrite")) {
      Files.writeString(page, generated);
    }
    assertThat(page).content().isEqualTo(generated);
  }
}
