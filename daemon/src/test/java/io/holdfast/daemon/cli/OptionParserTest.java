package io.holdfast.daemon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OptionParserTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-nlD                    | DONT_FORK= LOG_CONSOLE= LOG_DETAIL=",
        "-n -l -D -f a.conf      | DONT_FORK= LOG_CONSOLE= LOG_DETAIL= USE_FILE=a.conf",
        "-fa.conf                | USE_FILE=a.conf",
        "-nfa.conf               | DONT_FORK= USE_FILE=a.conf",
        "--use-file=a.conf       | USE_FILE=a.conf",
        "--use-file a.conf       | USE_FILE=a.conf",
        "--use a.conf            | USE_FILE=a.conf",
        "--dont-f                | DONT_FORK=",
        "--log-c --log-d         | LOG_CONSOLE= LOG_DETAIL=",
        "--vrrp                  | VRRP=",
        "--vrrp_pid x            | VRRP_PID=x",
        "-t                      | CONFIG_TEST=",
        "-tout.log               | CONFIG_TEST=out.log",
        "--config-test=out.log   | CONFIG_TEST=out.log",
        "-t out.log              | CONFIG_TEST= +out.log",
        "-n extra -l             | DONT_FORK= LOG_CONSOLE= +extra",
        "-n -- -l                | DONT_FORK= +-l",
        "-DD                     | LOG_DETAIL=,",
        "-p a -p b               | PID=a,b",
        "--signum=RELOAD         | SIGNUM=RELOAD",
        "-i -n                   | CONFIG_ID=-n",
        "-u 0027                 | UMASK=0027",
      })
  void understands(String line, String expected) {
    OptionParser.Outcome outcome = OptionParser.parse(words(line));
    assertThat(outcome).isInstanceOf(OptionParser.Outcome.Understood.class);
    Options options = ((OptionParser.Outcome.Understood) outcome).options();
    String given =
        Arrays.stream(Option.values())
            .filter(options::has)
            .map(option -> option + "=" + String.join(",", options.values().get(option)))
            .collect(Collectors.joining(" "));
    String rest =
        options.arguments().stream().map(word -> " +" + word).collect(Collectors.joining());
    assertThat(sorted(given + rest)).isEqualTo(sorted(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-Z          | Unknown option -Z",
        "-nZ         | Unknown option -Z",
        "--nonsense  | Unknown option --nonsense",
        "--dont      | Unknown option --dont",
        "--tra       | Unknown option --tra",
        "--vrrp=3    | Unknown option --vrrp=3",
        "-f          | Missing parameter for option -f",
        "-nf         | Missing parameter for option -f",
        "--pid       | Missing parameter for option --pid",
        "-u 999      | Invalid --umask option 999",
        "-u 01000    | Invalid --umask option 01000",
      })
  void refuses(String line, String message) {
    assertThat(OptionParser.parse(words(line)))
        .isEqualTo(new OptionParser.Outcome.Refused(message));
  }

  @ParameterizedTest
  @EnumSource
  void everyOptionIsFoundByItsWholeWord(Option option) {
    String word = "--" + option.word() + (option.argument() == Option.Argument.NONE ? "" : "=7");
    assertThat(OptionParser.parse(List.of(word)))
        .isInstanceOfSatisfying(
            OptionParser.Outcome.Understood.class,
            understood -> assertThat(understood.options().has(option)).isTrue());
  }

  @ParameterizedTest
  @CsvSource({"STOP,15", "RELOAD,1", "DATA,10", "STATS,12", "STATS_CLEAR,63", "JSON,36", "FOO,-1"})
  void tellsSignals(String function, int number) {
    assertThat(SignalNumbers.of(function)).isEqualTo(number);
  }

  private static List<String> words(String line) {
    return List.of(line.split(" "));
  }

  private static List<String> sorted(String items) {
    return Arrays.stream(items.trim().split(" ")).sorted().toList();
  }
}
