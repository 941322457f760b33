package io.holdfast.config.parse;

import java.util.Map;

/** A file of iproute2 with names for numbers of the kernel, and what it brings by itself. */
enum NameFile {
  TABLES("rt_tables", IprouteNames.TABLES),
  SCOPES("rt_scopes", IprouteNames.SCOPES),
  PROTOCOLS("rt_protos", IprouteNames.PROTOCOLS),
  SERVICES("rt_dsfield", IprouteNames.SERVICES),
  REALMS("rt_realms", Map.of("cosmos", 0)),
  GROUPS("group", IprouteNames.GROUPS);

  private final String path;
  private final Map<String, Integer> usual;

  NameFile(String path, Map<String, Integer> usual) {
    this.path = path;
    this.usual = usual;
  }

  /** Its name within the directory of iproute2. */
  String path() {
    return path;
  }

  /** The names that are known without it. */
  Map<String, Integer> usual() {
    return usual;
  }
}
