package io.holdfast.daemon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The man page and {@code --help} name every option that does something. */
class ManPageTest {
  @Test
  void theManPageExplainsEveryOption() throws IOException {
    Path home = Path.of(System.getProperty("holdfast.home", ".."));
    String page = Files.readString(home.resolve("docs/man/holdfast.8"));
    assertThat(explained())
        .isNotEmpty()
        .allSatisfy(option ->
            assertThat(page)
                .containsPattern("Fl -" + option.word() + "\\b")
                .contains(option.letter() == '\0' ? "" : "Fl " + option.letter() + " "));
  }

  @Test
  void theHelpNamesEveryOption() {
    String help = Usage.text();
    assertThat(explained())
        .isNotEmpty()
        .allSatisfy(option ->
            assertThat(help)
                .containsPattern("--" + option.word() + "\\b")
                .contains(option.letter() == '\0' ? "" : "-" + option.letter() + ", "));
  }

  private static List<Option> explained() {
    return Arrays.stream(Option.values())
        .filter(option -> option.standing() == Option.Standing.ACTED_ON && !option.hidden())
        .toList();
  }
}
