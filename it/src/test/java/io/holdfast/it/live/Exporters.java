package io.holdfast.it.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a whole {@code keepalived.data} by the rules of programs that people run beside keepalived:
 * what a line has to look like, and where an instance ends. Two dumps that give the same readings
 * look the same to them.
 *
 * <ul>
 *   <li>blanks: mehdy/keepalived-exporter, gen2brain/keepalived_exporter, ncollectd. An instance or
 *       a script ends at the first line with less than three blanks
 *   <li>sections: keepalived-status. Titles in {@code ------< >------}, trackers by their lists
 *   <li>range: zabbix-keepalived. From an instance to the next one, or to the end of the file
 *   <li>pairs: Vyatta. Whatever has {@code " = "}, in the last instance or group that was begun
 *   <li>grep: health checks of containers. {@code State}, wherever
 * </ul>
 */
final class Exporters {
  private static final Pattern BEGINS = Pattern.compile("^ (VRRP Instance|VRRP Script) *= *(.*)$");
  private static final Pattern PROPERTY = Pattern.compile("^   (\\S[^=]*?) *= *(.*)$");
  private static final Pattern TITLE = Pattern.compile("^-+<\\s*(.+?)\\s*>-+$");
  private static final Pattern ADDRESS =
      Pattern.compile("^\\s+(\\d{1,3}(?:\\.\\d{1,3}){3}(?:/\\d{1,2})?)\\b.*");
  private static final Pattern PAIR = Pattern.compile("(.*?) = (.*)");
  private static final Pattern PAIRS_BEGIN =
      Pattern.compile("VRRP Instance = (.*)|VRRP Sync Group = (.*?), .*");

  private static final List<String> READ_BY_BLANKS =
      List.of(
          "State",
          "Wantstate",
          "Interface",
          "Gratuitous ARP delay",
          "Virtual Router ID",
          "Last transition",
          "Status");

  private final List<String> data;
  private final Map<String, List<String>> readings = new TreeMap<>();

  private Exporters(List<String> data) {
    this.data = data;
  }

  /** What each of them finds, by its rule, the instance and the property. */
  static Map<String, List<String>> readings(List<String> data) {
    Exporters exporters = new Exporters(data);
    exporters.byBlanks();
    exporters.bySections();
    exporters.byRange();
    exporters.byPairs();
    exporters.byGrep();
    return exporters.readings;
  }

  private void byBlanks() {
    String owner = "";
    for (String line : data) {
      Matcher begins = BEGINS.matcher(line);
      Matcher property = PROPERTY.matcher(line);
      if (begins.matches()) {
        owner = begins.group(1) + " " + begins.group(2);
      } else if (!line.startsWith("   ")) {
        owner = "";
      } else if (!owner.isEmpty()
          && property.matches()
          && READ_BY_BLANKS.contains(property.group(1))) {
        note("blanks " + owner + " " + property.group(1), property.group(2));
      }
    }
  }

  private void bySections() {
    String section = "";
    String list = "";
    String instance = "";
    for (String line : data) {
      Matcher title = TITLE.matcher(line);
      Matcher begins = BEGINS.matcher(line);
      Matcher address = ADDRESS.matcher(line);
      if (title.matches()) {
        section = title.group(1);
      } else if (begins.matches()) {
        instance = begins.group(2);
      } else if (line.endsWith(":")) {
        list = line.strip();
      } else if (list.startsWith("Virtual IP") && address.matches()) {
        note("sections " + instance + " address", address.group(1));
      } else if (list.startsWith("Tracked scripts") && !line.contains(" = ")) {
        note("sections " + section + " " + instance + " script", line.strip());
      }
    }
  }

  private void byRange() {
    for (String attribute :
        List.of("State", "Priority", "Effective priority", "Virtual Router ID", "Master router")) {
      String instance = "";
      for (String line : data) {
        int begin = line.indexOf("VRRP Instance = ");
        if (begin >= 0) {
          instance = line.substring(begin);
        } else if (!instance.isEmpty() && line.contains(attribute)) {
          note("range " + instance + " " + attribute, line.replaceAll("^[^=]*=?", "").strip());
        }
      }
    }
  }

  private void byPairs() {
    String owner = "";
    for (String line : data) {
      Matcher begins = PAIRS_BEGIN.matcher(line.strip());
      Matcher pair = PAIR.matcher(line);
      if (begins.matches()) {
        owner = line.strip();
      } else if (line.startsWith("------< VRRP Scripts")) {
        // Weight, Result and uid:gid of scripts are left out on purpose, and nobody's instance.
        return;
      } else if (owner.startsWith("VRRP Instance") && pair.matches()) {
        note("pairs " + owner + " " + pair.group(1).strip(), pair.group(2));
      }
    }
  }

  private void byGrep() {
    data.stream().filter(line -> line.contains("State")).forEach(line -> note("grep State", line));
  }

  private void note(String key, String value) {
    readings.computeIfAbsent(key, _ -> new ArrayList<>()).add(value);
  }
}
