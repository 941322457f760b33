package io.holdfast.config.parse;

import io.holdfast.config.text.CNumbers;
import io.holdfast.config.text.FileKind;
import io.holdfast.config.text.Source;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Names for numbers of the kernel: those that iproute2 brings, and those that the host adds in
 * {@code /usr/share/iproute2} and {@code /etc/iproute2}, with the directories {@code *.d} beside
 * each file. A file is read when its first name is asked for that iproute2 does not bring.
 */
final class HostNames {
  private static final String SUFFIX = ".conf";

  /** A number for a name that only another host can tell: in every range, and none of the usual. */
  private static final int NUMBER_ELSEWHERE = 200;

  private final @Nullable Source source;
  private final UnaryOperator<String> setting;
  private final boolean isElsewhere;
  private final Map<NameFile, Map<String, Integer>> known = new EnumMap<>(NameFile.class);

  /**
   * Creates names of a host.
   *
   * @param source where its files are, or null for a host of which nothing is known
   * @param setting says a global setting, empty where it is not written: {@code iproute_usr_dir}
   *     and {@code iproute_etc_dir}
   */
  HostNames(@Nullable Source source, UnaryOperator<String> setting) {
    this.source = source;
    this.setting = setting;
    isElsewhere = false;
  }

  private HostNames() {
    source = null;
    setting = _ -> "";
    isElsewhere = true;
  }

  /** Returns names of a host whose files cannot be read here: any name may be one of them. */
  static HostNames ofAnotherHost() {
    return new HostNames();
  }

  /** Returns whether a name has a number only because it may have one on another host. */
  boolean isGuessed(NameFile file, String text) {
    return isElsewhere && !file.usual().containsKey(text) && CNumbers.parse(text) == null;
  }

  /** Returns the number of a name or of digits as in C; null when it is neither. */
  @Nullable Long number(NameFile file, String text) {
    Integer usual = file.usual().get(text);
    if (usual != null) {
      return Long.valueOf(usual);
    }
    Long digits = CNumbers.parse(text);
    if (digits != null) {
      return digits;
    }
    if (isElsewhere) {
      return Long.valueOf(1 + Math.floorMod(text.hashCode(), NUMBER_ELSEWHERE - 1));
    }
    Integer own = known.computeIfAbsent(file, this::read).get(text);
    return own == null ? null : Long.valueOf(own);
  }

  /** Returns {@code [SOURCE/]DESTINATION} as one number of 32 bits; null when it is none. */
  @Nullable Long realms(String text) {
    int slash = text.indexOf('/');
    Long from = slash < 0 ? Long.valueOf(0) : number(NameFile.REALMS, text.substring(0, slash));
    Long to = number(NameFile.REALMS, text.substring(slash + 1));
    return from == null || to == null
        ? null
        : Long.valueOf((from & 0xffff) << Short.SIZE | (to & 0xffff));
  }

  private Map<String, Integer> read(NameFile file) {
    Map<String, Integer> names = new HashMap<>();
    Source files = source;
    if (files != null) {
      for (String directory : directories()) {
        read(files, directory + "/" + file.path(), names);
        String more = directory + "/" + file.path() + ".d";
        for (String name : files.namesIn(more).stream().sorted().toList()) {
          if (name.endsWith(SUFFIX)) {
            read(files, more + "/" + name, names);
          }
        }
      }
    }
    return names;
  }

  private List<String> directories() {
    String usual = setting.apply("iproute_usr_dir");
    String local = setting.apply("iproute_etc_dir");
    return List.of(
        usual.isEmpty() ? "/usr/share/iproute2" : usual, local.isEmpty() ? "/etc/iproute2" : local);
  }

  private static void read(Source files, String path, Map<String, Integer> names) {
    FileKind kind = files.kindOf(path);
    if (kind != FileKind.FILE && kind != FileKind.EXECUTABLE) {
      return;
    }
    String octets = files.read(path).octets();
    for (String line : octets == null ? new String[0] : octets.split("\n", -1)) {
      String[] words = line.replaceFirst("#.*", "").strip().split("\\s+", -1);
      Long number = words.length < 2 ? null : CNumbers.parse(words[0]);
      if (number != null && number >= 0 && number <= Integer.MAX_VALUE) {
        names.put(words[1], number.intValue());
      }
    }
  }
}
