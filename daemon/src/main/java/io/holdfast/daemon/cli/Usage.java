package io.holdfast.daemon.cli;

/** The text of {@code --help}. */
public final class Usage {
  private static final String TEXT =
      """
      Usage: holdfast [OPTION...]            run the daemon, with keepalived's own options
             holdfast check FILE             say what is wrong with a configuration; several
             holdfast check A=FILE B=FILE    files are the hosts A, B, ... of one cluster
             holdfast config show FILE       the effective configuration, with every default
             holdfast config diff OLD NEW    what a reload from OLD to NEW would do
             holdfast status [--json|--watch]  what the running daemon does
             holdfast events [--follow]      its changes of state, and why
             holdfast trackers [NAME]        what it tracks; NAME: with all output kept of it
             holdfast stats [--clear]        what it counted
             holdfast metrics                the same and more as Prometheus text
             holdfast reload                 have it read its configuration again
             holdfast stop [--now]           have it stop
             holdfast drain                  let other hosts serve, and stand aside
             holdfast handover INSTANCE      let another host serve for one instance
             holdfast maintenance on|off     drain, and stay aside until it is off
             holdfast doctor [FILE]          what on this host stops VRRP, with the mend of each
             holdfast demo                   watch a virtual address move between three hosts
             holdfast simulate --seed N      replay one simulated cluster
             holdfast help                   this text
             holdfast help KEYWORD|HF-CODE   what a keyword of keepalived.conf, or a finding, means

        -f, --use-file=FILE          configuration file
                                     (default /etc/keepalived/keepalived.conf)
        -n, --dont-fork              stay in the foreground
        -l, --log-console            log to standard error as well
        -D, --log-detail             detailed log messages
        -d, --dump-conf              log what the file of SIGUSR1 would hold, at start and reload
        -S, --log-facility=FACILITY  syslog facility: 0-7, local0-local7, user or daemon (default)
        -G, --no-syslog              do not log to syslog
        -t, --config-test[=FILE]     check the configuration and exit; messages to standard error,
                                     or added to FILE
        -i, --config-id=ID           id for lines that begin with @ID (default: the host's name)
        -e, --all-config             every included file must be there
        -s, --namespace=NAME         run in the network namespace NAME
        -p, --pid=FILE               pid file (default /run/keepalived.pid)
        -r, --vrrp_pid=FILE          pid file of the VRRP part (default /run/vrrp.pid)
        -u, --umask=MASK             bits that scripts and files do not get, octal (default 0177)
        -P, --vrrp; -B, --no_bfd; -R, --dont-respawn
                                     accepted: this is how it always runs
        -c, --checkers_pid=FILE; -b, --bfd_pid=FILE
                                     accepted: there are no such processes
            --signum=FUNCTION        print the signal for STOP, RELOAD, DATA, STATS, STATS_CLEAR
                                     or JSON
            --ignore-sigint          go on when Ctrl-C is pressed
        -v, --version                version
        -h, --help                   this text

      Every other option of keepalived is accepted; the log says which of them change nothing yet.
      """;

  private Usage() {}

  /** The whole text, ending with a line feed. */
  public static String text() {
    return TEXT;
  }
}
