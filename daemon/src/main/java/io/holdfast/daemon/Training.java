package io.holdfast.daemon;

import io.holdfast.core.Engine;
import io.holdfast.core.ScriptOutcome;
import io.holdfast.core.spec.Configuration;
import io.holdfast.core.spec.GlobalSpec;
import io.holdfast.core.spec.ScriptSpec;
import io.holdfast.daemon.check.ScriptCheck;
import io.holdfast.daemon.check.ScriptPolicy;
import io.holdfast.daemon.cli.ExitStatus;
import io.holdfast.daemon.cli.Option;
import io.holdfast.daemon.cli.OptionParser;
import io.holdfast.daemon.cli.Options;
import io.holdfast.daemon.json.JsonWriter;
import io.holdfast.daemon.log.ConsoleSink;
import io.holdfast.daemon.log.Log;
import io.holdfast.daemon.log.LogDetail;
import io.holdfast.daemon.log.StartErrors;
import io.holdfast.daemon.log.Timestamp;
import io.holdfast.daemon.show.Activity;
import io.holdfast.daemon.show.DataDump;
import io.holdfast.daemon.show.KeepalivedJson;
import io.holdfast.daemon.show.Picture;
import io.holdfast.daemon.show.StatsDump;
import io.holdfast.daemon.show.StatusJson;
import io.holdfast.daemon.show.Wiring;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

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
      	interface hf-training
      	virtual_router_id 51
      	priority 100
      	advert_int 1
      	authentication {
      		auth_type PASS
      		auth_pass example-of-training
      	}
      	unicast_src_ip 192.0.2.1
      	unicast_peer {
      		192.0.2.2
      	}
      	virtual_ipaddress {
      		10.255.255.3/8 dev hf-training
      	}
      	track_script {
      		check
      	}
      }
      """;

  private static final int SCRIPT_SECONDS = 10;

  private Training() {}

  /** Trains in a new directory of its own, which is gone afterwards. */
  static int run(PrintStream out) {
    try {
      Path directory = Files.createTempDirectory("holdfast-training");
      Path file = directory.resolve("keepalived.conf");
      try {
        Files.writeString(file, EXAMPLE);
        train(directory, file, out);
      } finally {
        Files.deleteIfExists(file);
        Files.delete(directory);
      }
      return ExitStatus.OK;
    } catch (IOException failure) {
      out.println("training: " + failure.getMessage());
      return ExitStatus.FATAL;
    }
  }

  private static void train(Path directory, Path file, PrintStream out) {
    List<String> arguments =
        List.of(
            "--train",
            "-nlD",
            "--use-file=" + file,
            "--pid=" + directory.resolve("keepalived.pid"),
            "--vrrp_pid=" + directory.resolve("vrrp.pid"));
    if (!(OptionParser.parse(arguments)
        instanceof OptionParser.Outcome.Understood(Options options))) {
      throw new IllegalStateException("our own options are not understood");
    }
    out.println("training: a run of the daemon ended with " + runDaemon(options, arguments));
    out.println("training: a script ended with " + runScript());
    Picture picture = picture();
    StatsDump.text(picture.snapshot());
    DataDump.text(picture, Timestamp.local());
    KeepalivedJson.text(picture, Wiring.NONE);
    JsonWriter.object(json -> StatusJson.write(picture, json));
  }

  private static Picture picture() {
    return new Picture(
        new Engine().snapshot(),
        List.of(),
        0,
        0,
        new Picture.DaemonFacts("", 0, 0, ""),
        new Picture.Health(0, 0, false, Activity.NONE));
  }

  /** The daemon itself, on an interface that does not exist; it stops as soon as it has started. */
  private static int runDaemon(Options options, List<String> arguments) {
    OutputStream nowhere = OutputStream.nullOutputStream();
    ConsoleSink sink = new ConsoleSink(nowhere, Timestamp.local());
    Logs logs =
        new Logs(
            Log.start(List.of(sink), LogDetail.DETAILED),
            null,
            new StartErrors(new PrintStream(nowhere)));
    KeepalivedFile file = new KeepalivedFile(options.value(Option.USE_FILE, ""), options);
    return new Daemon(options, logs, file).run(arguments);
  }

  private static ScriptOutcome.Kind runScript() {
    CompletableFuture<ScriptOutcome> outcome = new CompletableFuture<>();
    ScriptSpec script =
        new ScriptSpec(
            "training",
            List.of("/usr/bin/true"),
            "root",
            "",
            TimeUnit.SECONDS.toNanos(1),
            TimeUnit.SECONDS.toNanos(SCRIPT_SECONDS),
            1,
            1,
            false,
            null);
    ScriptCheck check = new ScriptCheck((name, ended) -> outcome.complete(ended));
    check.prepare(
        new Configuration(GlobalSpec.DEFAULT, List.of(), List.of(script)),
        new ScriptPolicy(unsaid -> {}));
    check.start(script);
    return outcome.orTimeout(SCRIPT_SECONDS * 2L, TimeUnit.SECONDS).join().kind();
  }
}
