/** The daemon: command line, loop, log, checks and dumps around the core. */
module io.holdfast.daemon {
  requires com.fasterxml.jackson.core;
  requires transitive io.holdfast.config;
  requires transitive io.holdfast.core;
  requires transitive io.holdfast.linux;
  requires io.holdfast.sim;
  requires jakarta.mail;
  requires transitive io.holdfast.wire;
  requires java.naming;
  requires jdk.httpserver;
  requires static org.jspecify;

  exports io.holdfast.daemon;
  exports io.holdfast.daemon.check;
  exports io.holdfast.daemon.cli;
  exports io.holdfast.daemon.cli.check;
  exports io.holdfast.daemon.cli.config;
  exports io.holdfast.daemon.cli.control;
  exports io.holdfast.daemon.control;
  exports io.holdfast.daemon.demo;
  exports io.holdfast.daemon.doctor;
  exports io.holdfast.daemon.doctor.finding;
  exports io.holdfast.daemon.json;
  exports io.holdfast.daemon.lab;
  exports io.holdfast.daemon.life;
  exports io.holdfast.daemon.log;
  exports io.holdfast.daemon.loop;
  exports io.holdfast.daemon.metrics;
  exports io.holdfast.daemon.notify;
  exports io.holdfast.daemon.show;
  exports io.holdfast.daemon.watch;
}
