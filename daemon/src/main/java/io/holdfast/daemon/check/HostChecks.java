package io.holdfast.daemon.check;

import io.holdfast.core.spec.CheckSpec;
import io.holdfast.linux.ffm.Errno;
import io.holdfast.linux.net.RouteTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Checks of this host. Each answers with nothing when all is well, else with why not. */
final class HostChecks {
  private HostChecks() {}

  /** One table for all, opened by the first check. */
  private static final class Table {
    static final RouteTable TABLE = RouteTable.open().orThrow();

    private Table() {}
  }

  static String route(CheckSpec.Route check) {
    int found = Table.TABLE.contains(check.prefix());
    if (found < 0) {
      return "cannot list routes: " + Errno.describe(-found);
    }
    return found == 1 ? "" : "no route to " + check.prefix() + " in the main table";
  }

  static String file(CheckSpec.FileExists check, long deadlineNanos) throws IOException {
    Path path = Path.of(check.path());
    boolean exists = Patience.call(() -> Files.exists(path), check.path(), deadlineNanos);
    return exists ? "" : check.path() + " does not exist";
  }
}
