package io.holdfast.daemon.cli;

import io.holdfast.config.check.DiagnosticCode;
import io.holdfast.config.keyword.KeywordHelp;
import io.holdfast.config.keyword.KeywordTable;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** {@code holdfast help}: the usage, what keywords of keepalived.conf do, or what findings mean. */
public final class HelpCommand {
  private HelpCommand() {}

  /**
   * Helps.
   *
   * @param arguments keywords and codes of findings; none for the usage
   * @return the exit status, which is not 0 when a word is neither
   */
  public static int run(List<String> arguments, PrintStream out) {
    if (arguments.isEmpty()) {
      out.print(Usage.text());
      return ExitStatus.OK;
    }
    int status = ExitStatus.OK;
    for (String keyword : arguments) {
      Optional<DiagnosticCode> code = code(keyword);
      if (code.isPresent()) {
        explain(code.get(), out);
        continue;
      }
      KeywordHelp.lines(keyword).forEach(out::println);
      if (KeywordTable.get().blocksWith(keyword).isEmpty()) {
        status = ExitStatus.FATAL;
      }
    }
    return status;
  }

  private static Optional<DiagnosticCode> code(String word) {
    return Arrays.stream(DiagnosticCode.values())
        .filter(code -> code.id().equals(word))
        .findFirst();
  }

  private static void explain(DiagnosticCode code, PrintStream out) {
    out.println(code.id());
    out.println("  why:  " + code.cause());
    out.println("  then: " + code.consequence());
    out.println("  mend: " + code.mend());
  }
}
