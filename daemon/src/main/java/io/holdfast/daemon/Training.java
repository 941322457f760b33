package io.holdfast.daemon;

import io.holdfast.config.LoadResult;
import io.holdfast.core.Engine;
import io.holdfast.core.LogEvent.Severity;
import io.holdfast.daemon.cli.ExitStatus;
import io.holdfast.daemon.life.ConfigurationSource;
import io.holdfast.daemon.life.Rehearsal;
import io.holdfast.daemon.log.ConsoleSink;
import io.holdfast.daemon.log.Log;
import io.holdfast.daemon.log.LogDetail;
import io.holdfast.daemon.log.LogPart;
import io.holdfast.daemon.log.Timestamp;
import io.holdfast.daemon.loop.Kernel;
import io.holdfast.daemon.show.DataDump;
import io.holdfast.daemon.show.StatsDump;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/**
 * The training run behind the ahead-of-time cache: walks the paths that a start and a first
 * failover take, and exits as a program should. Touches nothing; works without rights, as far as it
 * gets.
 */
final class Training {
  private static final String EXAMPLE =
      """
      global_defs {
      	router_id example
      	enable_script_security
      }
      vrrp_script check {
      	script "/usr/bin/true"
      	interval 1
      	user root
      }
      vrrp_instance VI_1 {
      	state BACKUP
      	interface lo
      	virtual_router_id 51
      	priority 100
      	advert_int 1
      	authentication {
      		auth_type PASS
      		auth_pass example
      	}
      	unicast_src_ip 192.0.2.1
      	unicast_peer {
      		192.0.2.2
      	}
      	virtual_ipaddress {
      		192.0.2.3/24 dev lo
      	}
      	track_script {
      		check
      	}
      }
      """;

  private Training() {}

  /** Trains; {@code sources} makes the reader of a file. */
  static int run(Function<String, ConfigurationSource> sources, PrintStream out) {
    try {
      Path file = Files.createTempFile("holdfast-training", ".conf");
      try {
        Files.writeString(file, EXAMPLE);
        train(sources.apply(file.toString()), out);
      } finally {
        Files.delete(file);
      }
      return ExitStatus.OK;
    } catch (IOException failure) {
      out.println("training: " + failure.getMessage());
      return ExitStatus.FATAL;
    }
  }

  private static void train(ConfigurationSource source, PrintStream out) {
    ConsoleSink nowhere = new ConsoleSink(OutputStream.nullOutputStream(), Timestamp.local());
    try (Log log = Log.start(List.of(nowhere), LogDetail.DETAILED)) {
      LoadResult loaded = source.load();
      out.println("training: " + loaded.diagnostics().size() + " findings, " + loaded.usable());
      log.say(LogPart.PARENT, Severity.INFO, "training");
      StatsDump.text(new Engine().snapshot());
      DataDump.text(new Engine().snapshot(), List.of(), Timestamp.local());
    }
    try (Kernel kernel = Kernel.open()) {
      out.println("training: " + Rehearsal.run(kernel) + " reports");
    } catch (Kernel.KernelException withoutRights) {
      out.println("training: " + withoutRights.getMessage());
    }
  }
}
