package io.holdfast.daemon.cli;

import io.holdfast.config.keyword.KeywordHelp;
import io.holdfast.config.keyword.KeywordTable;
import java.io.PrintStream;
import java.util.List;

/** {@code holdfast help}: the usage, or what keywords of keepalived.conf do. */
public final class HelpCommand {
  private HelpCommand() {}

  /**
   * Helps.
   *
   * @param arguments the keywords; none for the usage
   * @return the exit status, which is not 0 when a word is no keyword
   */
  public static int run(List<String> arguments, PrintStream out) {
    if (arguments.isEmpty()) {
      out.print(Usage.text());
      return ExitStatus.OK;
    }
    int status = ExitStatus.OK;
    for (String keyword : arguments) {
      KeywordHelp.lines(keyword).forEach(out::println);
      if (KeywordTable.get().blocksWith(keyword).isEmpty()) {
        status = ExitStatus.FATAL;
      }
    }
    return status;
  }
}
