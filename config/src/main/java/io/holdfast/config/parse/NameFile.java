package io.holdfast.config.parse;

import java.util.Map;

/** A file of iproute2 with names for numbers of the kernel, and what it brings by itself. */
enum NameFile {
  TABLES("rt_tables"),
  SCOPES("rt_scopes"),
  PROTOCOLS("rt_protos"),
  SERVICES("rt_dsfield"),
  REALMS("rt_realms"),
  GROUPS("group");

  private static final Map<String, Integer> NO_REALM = Map.of("cosmos", 0);

  private final String path;

  NameFile(String path) {
    this.path = path;
  }

  /** Its name within the directory of iproute2. */
  String path() {
    return path;
  }

  /** The names that are known without it. */
  Map<String, Integer> usual() {
    return switch (this) {
      case TABLES -> IprouteNames.TABLES;
      case SCOPES -> IprouteNames.SCOPES;
      case PROTOCOLS -> IprouteNames.PROTOCOLS;
      case SERVICES -> IprouteNames.SERVICES;
      case REALMS -> NO_REALM;
      case GROUPS -> IprouteNames.GROUPS;
    };
  }
}
