package io.holdfast.config.fuzz;

/**
 * What is fuzzed: a whole file, or the lines of one place in an otherwise good file. Seeds begin
 * with the ordinal, so a new grammar stands last.
 */
enum Grammar {
  FILE("", ""),
  ADDRESS("vrrp_instance A {\ninterface e\nvirtual_router_id 1\nvirtual_ipaddress {\n", "\n}\n}\n"),
  ROUTE("static_routes {\n", "\n}\n"),
  RULE("static_rules {\n", "\n}\n"),
  TRACK(
      """
      vrrp_script s {
      script /bin/true
      }
      vrrp_track_file f {
      file /f
      }
      vrrp_instance A {
      interface e
      virtual_router_id 1
      virtual_ipaddress {
      10.0.0.1
      }
      """,
      "\n}\n"),
  SCRIPT("vrrp_script s {\ninterval 1\nscript ", "\n}\n"),
  TEXT("$A=1\n$B= \\\n x \\\n y\n", "\n$B\n"),
  OWN("vrrp_instance A {\ninterface e\nvirtual_router_id 1\n@holdfast ", "\n}\n");

  private final String before;
  private final String after;

  Grammar(String before, String after) {
    this.before = before;
    this.after = after;
  }

  /** Returns a configuration with an input at the place of this grammar. */
  String around(String octets) {
    return before + octets + after;
  }
}
