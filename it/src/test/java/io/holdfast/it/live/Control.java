package io.holdfast.it.live;

import io.holdfast.daemon.lab.HostProcess;
import io.holdfast.daemon.lab.Shell;
import io.holdfast.daemon.lab.ShellResult;
import java.util.ArrayList;
import java.util.List;

/** The client commands, as a user types them, for the daemon of one {@link Router}. */
public final class Control {
  private final Router router;

  private Control(Router router) {
    this.router = router;
  }

  /** Commands for a daemon. */
  public static Control of(Router router) {
    return new Control(router);
  }

  /** Runs {@code holdfast WORDS} to its end; JSON that it prints keeps to the schema. */
  public ShellResult run(String... words) {
    ShellResult result = Shell.run(command(words));
    if (List.of(words).contains("--json")) {
      AnswerSchema.check(words[0], result.output());
    }
    return result;
  }

  /** Starts {@code holdfast WORDS}; the end of the lab ends it. */
  public HostProcess start(String... words) {
    return router.host().start(command(words));
  }

  private List<String> command(String... words) {
    List<String> command = new ArrayList<>(Product.HOLDFAST.program());
    command.addAll(List.of(words));
    command.addAll(List.of("-p", router.directory().resolve("keepalived.pid").toString()));
    return command;
  }
}
