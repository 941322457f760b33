package io.holdfast.daemon.cli;

/**
 * Every option of keepalived's command line, and the few hidden ones of ours. Letters and names are
 * an interface: scripts and units of users pass them.
 */
public enum Option {
  USE_FILE('f', "use-file", Argument.REQUIRED, Standing.ACTED_ON),
  VRRP('P', "vrrp", Argument.NONE, Standing.ACTED_ON),
  CHECK('C', "check", Argument.NONE, Standing.IGNORED),
  NO_BFD('B', "no_bfd", Argument.NONE, Standing.ACTED_ON),
  ALL('\0', "all", Argument.NONE, Standing.IGNORED),
  LOG_CONSOLE('l', "log-console", Argument.NONE, Standing.ACTED_ON),
  LOG_DETAIL('D', "log-detail", Argument.NONE, Standing.ACTED_ON),
  LOG_FACILITY('S', "log-facility", Argument.REQUIRED, Standing.ACTED_ON),
  LOG_FILE('g', "log-file", Argument.OPTIONAL, Standing.NOT_BUILT),
  FLUSH_LOG_FILE('\0', "flush-log-file", Argument.NONE, Standing.NOT_BUILT),
  NO_SYSLOG('G', "no-syslog", Argument.NONE, Standing.ACTED_ON),
  UMASK('u', "umask", Argument.REQUIRED, Standing.ACTED_ON),
  RELEASE_VIPS('X', "release-vips", Argument.NONE, Standing.IGNORED),
  DONT_RELEASE_VRRP('V', "dont-release-vrrp", Argument.NONE, Standing.IGNORED),
  DONT_RELEASE_IPVS('I', "dont-release-ipvs", Argument.NONE, Standing.IGNORED),
  DONT_RESPAWN('R', "dont-respawn", Argument.NONE, Standing.ACTED_ON),
  DONT_FORK('n', "dont-fork", Argument.NONE, Standing.ACTED_ON),
  DUMP_CONF('d', "dump-conf", Argument.NONE, Standing.ACTED_ON),
  PID('p', "pid", Argument.REQUIRED, Standing.ACTED_ON),
  VRRP_PID('r', "vrrp_pid", Argument.REQUIRED, Standing.ACTED_ON),
  CHECKERS_PID('c', "checkers_pid", Argument.REQUIRED, Standing.ACTED_ON),
  BFD_PID('b', "bfd_pid", Argument.REQUIRED, Standing.ACTED_ON),
  ADDRESS_MONITORING('a', "address-monitoring", Argument.NONE, Standing.IGNORED),
  GENHASH('T', "genhash", Argument.NONE, Standing.IGNORED),
  SNMP('x', "snmp", Argument.NONE, Standing.IGNORED),
  SNMP_AGENT_SOCKET('A', "snmp-agent-socket", Argument.REQUIRED, Standing.IGNORED),
  NAMESPACE('s', "namespace", Argument.REQUIRED, Standing.ACTED_ON),
  CORE_DUMP('m', "core-dump", Argument.NONE, Standing.IGNORED),
  CORE_DUMP_PATTERN('M', "core-dump-pattern", Argument.OPTIONAL, Standing.IGNORED),
  ALL_CONFIG('e', "all-config", Argument.NONE, Standing.ACTED_ON),
  CONFIG_ID('i', "config-id", Argument.REQUIRED, Standing.ACTED_ON),
  SIGNUM('\0', "signum", Argument.REQUIRED, Standing.ACTED_ON),
  CONFIG_TEST('t', "config-test", Argument.OPTIONAL, Standing.ACTED_ON),
  CONFIG_FD('\0', "config-fd", Argument.REQUIRED, Standing.IGNORED),
  IGNORE_SIGINT('\0', "ignore-sigint", Argument.NONE, Standing.ACTED_ON),
  VERSION('v', "version", Argument.NONE, Standing.ACTED_ON),
  HELP('h', "help", Argument.NONE, Standing.ACTED_ON),
  NO_MEM_CHECK('L', "no-mem-check", Argument.NONE, Standing.IGNORED),
  MEM_CHECK_LOG('O', "mem-check-log", Argument.NONE, Standing.IGNORED),
  /** Hidden: a walk through every path that the ahead-of-time cache should hold. */
  TRAIN('\0', "train", Argument.NONE, Standing.ACTED_ON),
  /** Hidden: marks the process that a start without {@code -n} leaves behind. */
  DETACHED('\0', "detached", Argument.NONE, Standing.ACTED_ON);

  /** Whether an option takes a value. */
  public enum Argument {
    NONE,
    REQUIRED,
    /** Only glued to the option: {@code -tFILE}, {@code --config-test=FILE}. */
    OPTIONAL
  }

  /** What giving the option leads to. */
  public enum Standing {
    /** It does what it does in keepalived, as far as this version has the feature. */
    ACTED_ON,
    /** It is accepted, and one line says that nothing comes of it yet. */
    IGNORED,
    /** keepalived has it only in special builds, and ends when it is given to any other. */
    NOT_BUILT
  }

  private final char letter;
  private final String word;
  private final Argument argument;
  private final Standing standing;

  Option(char letter, String word, Argument argument, Standing standing) {
    this.letter = letter;
    this.word = word;
    this.argument = argument;
    this.standing = standing;
  }

  /** The short form, or NUL if it has none. */
  public char letter() {
    return letter;
  }

  /** The long form without its dashes. */
  public String word() {
    return word;
  }

  /** Whether it takes a value. */
  public Argument argument() {
    return argument;
  }

  /** What giving it leads to. */
  public Standing standing() {
    return standing;
  }

  /** Whether it is for our own use and stays out of abbreviations. */
  boolean hidden() {
    return this == TRAIN || this == DETACHED;
  }
}
