package io.holdfast.it.live;

import io.holdfast.daemon.lab.Host;
import io.holdfast.daemon.lab.HostProcess;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Checks without a process, across network namespaces: good, bad with its reason, good again. */
@Live
class BuiltInCheckIT {
  private static final String SERVICE = "10.9.0.2";
  private static final String TARGET = "10.9.0.3";

  @Test
  void eachCheckSeesItsServiceGoAndComeBack(LiveLab lab) throws IOException {
    Host host = lab.addHost("one", "10.9.0.1/24");
    Host service = lab.addHost("two", SERVICE + "/24");
    Path pages = lab.newDirectory("pages");
    HostProcess tcp = serve(service, pages, 8081);
    HostProcess http = serve(service, pages, 8080);
    setTarget(service, "add");
    setRoute(host, "add");
    Router router = lab.startSubject(host, config());
    router.awaitState("VI_1", "MASTER");

    tcp.kill();
    router.next("VRRP_Script\\(tcp\\) failed \\(10\\.9\\.0\\.2:8081: Connection refused.*\\)");
    router.next(change(100, 90));
    serve(service, pages, 8081);
    router.next("VRRP_Script\\(tcp\\) succeeded");
    router.next(change(90, 100));

    http.kill();
    router.next(
        "VRRP_Script\\(http\\) failed \\(http://10\\.9\\.0\\.2:8080/: Connection refused.*\\)");
    router.next(change(100, 80));
    serve(service, pages, 8080);
    router.next("VRRP_Script\\(http\\) succeeded");
    router.next(change(80, 100));

    setTarget(service, "del");
    router.next("VRRP_Script\\(ping\\) (failed \\(.+\\)|timed_out)");
    router.next(change(100, 60));
    setTarget(service, "add");
    router.next("VRRP_Script\\(ping\\) succeeded");
    router.next(change(60, 100));

    setRoute(host, "del");
    router.next(
        "VRRP_Script\\(route\\) failed \\(no route to 10\\.77\\.0\\.0/16 in the main table\\)");
    router.awaitState("VI_1", "FAULT");
    lab.addressesOf(host).awaitReleased("10.9.0.100");
    setRoute(host, "add");
    router.next("VRRP_Script\\(route\\) succeeded");
    router.awaitState("VI_1", "MASTER");
    lab.addressesOf(host).awaitHeld("10.9.0.100");
    router.stop();
  }

  private static HostProcess serve(Host host, Path pages, int port) {
    HostProcess server =
        host.start(
            "/usr/bin/python3",
            "-u",
            "-m",
            "http.server",
            "--directory",
            pages.toString(),
            Integer.toString(port));
    server.awaitLine("Serving HTTP", Router.AMPLE);
    return server;
  }

  private static void setTarget(Host host, String verb) {
    host.run("ip", "address", verb, TARGET + "/24", "dev", LiveLab.INTERFACE).orThrow();
  }

  private static void setRoute(Host host, String verb) {
    host.run("ip", "route", verb, "10.77.0.0/16", "via", SERVICE).orThrow();
  }

  private static String change(int from, int to) {
    return "\\(VI_1\\) Changing effective priority from " + from + " to " + to;
  }

  private static String config() {
    return check("tcp", "tcp " + SERVICE + ":8081", "weight -10")
        + check("http", "http http://" + SERVICE + ":8080/", "weight -20")
        + check("ping", "ping " + TARGET, "weight -40")
        + check("route", "route 10.77.0.0/16", "")
        + Instance.named("VI_1", 51)
            .line("track_script {\ntcp\nhttp\nping\nroute\n}")
            .addresses("10.9.0.100/24")
            .text();
  }

  private static String check(String name, String check, String weight) {
    return """
    vrrp_script %s {
    \t@holdfast check %s
    \tinterval 0.2
    \ttimeout 3
    \trise 2
    \tfall 2
    \t%s
    }
    """
        .formatted(name, check, weight);
  }
}
