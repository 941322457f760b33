package io.holdfast.it.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.daemon.lab.Host;
import io.holdfast.daemon.lab.LabException;
import io.holdfast.daemon.lab.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The dump files of keepalived and of Holdfast for the same file on the same host, line by line: a
 * MASTER, a BACKUP that hears a keepalived, one held in FAULT by a script. And what the exporters
 * find in them.
 */
@Live
class DumpIT {
  private static final long PAUSE_NANOS = 20_000_000;
  private static final Pattern LINK = Pattern.compile("Name = (\\S+)\n +index = (\\d+)");
  private static final Pattern MOMENT =
      Pattern.compile("\\d{10}\\.\\d{6} \\(\\w{3} \\w{3} [ \\d]\\d [\\d:]{8}\\.\\d{6} \\d{4}\\)");
  private static final Pattern BY_NATURE =
      Pattern.compile("(\"(last_transition|advert_rcvd|advert_sent)\":)[0-9.]+");
  private static final Pattern PASSWORD = Pattern.compile("s3cret|\\*{8}");

  /** keepalived sets this mark on some of the routes that are there, and not on others. */
  private static final String INSTALLED = " [installed ifindex 0]";

  private static final Instance OTHER =
      Instance.named("VI_2", 52)
          .priority(255)
          .line("version 3\n\tadvert_int 1.5")
          .addresses("10.9.0.110/24");

  private static final String FILE =
      """
      global_defs {
      	router_id probe
      	enable_script_security
      	script_user root
      }
      static_ipaddress {
      	192.0.2.10/32 dev lo
      	192.0.2.11/32 dev lo scope link no_track
      	2001:db8:5::10/128 dev lo
      }
      static_routes {
      	198.51.100.0/25 dev ens18 table 77 metric 5 scope link
      	blackhole 203.0.113.0/24
      }
      static_rules {
      	from 192.0.2.0/24 table 77 priority 1077
      	from 2001:db8:5::/64 to 2001:db8:6::1 lookup 77 priority 1078
      }
      track_group kept {
      	group {
      		VI_1
      	}
      }
      vrrp_script good {
      	script "/usr/bin/true"
      	interval 2
      	timeout 2
      	weight 10
      }
      vrrp_script bad {
      	script "/usr/bin/false"
      	interval 1
      	timeout 3
      	fall 2
      }
      vrrp_instance VI_1 {
      	interface ens18
      	state MASTER
      	virtual_router_id 51
      	priority 200
      	advert_int 1
      	authentication {
      		auth_type PASS
      		auth_pass s3cret
      	}
      	virtual_ipaddress {
      		10.9.0.100/24
      		10.9.0.101/24 brd 10.9.0.255 dev ens18 label ens18:x
      	}
      	virtual_ipaddress_excluded {
      		10.9.0.102/32
      	}
      	virtual_routes {
      		172.16.0.0/24 via 10.9.0.9 dev ens18
      		172.16.1.0/24 src 10.9.0.100 dev ens18 table 55 scope link metric 7 tos 8
      		unreachable 172.16.2.0/24 table 99
      		172.16.3.0/24 via 10.9.0.9 dev ens18 onlink mtu 1400 window 1000 initcwnd 10
      		append 172.16.4.0/24 via 10.9.0.9 dev ens18 protocol 9 no_track
      		172.16.5.0/24 metric 9 no_track nexthop via 10.9.0.9 dev ens18 weight 2
      	}
      	virtual_rules {
      		from 10.9.0.100 lookup 55 priority 2001
      		to 172.16.0.0/24 table main iif ens18 preference 2002
      		fwmark 0x10/0xff tos 4 table 66 priority 2003
      		not from 10.0.0.0/8 blackhole priority 2004
      		to 10.98.0.0/16 goto 32766 priority 2006
      		uidrange 100-200 sport 10-20 ipproto tcp lookup 55 priority 2007
      		suppress_prefixlength 0 lookup main priority 2008
      		from 10.2.0.0/16 nop priority 2009 no_track
      	}
      	track_script {
      		good
      	}
      }
      vrrp_instance VI_2 {
      	interface ens18
      	version 3
      	virtual_router_id 52
      	priority 100
      	advert_int 1.5
      	nopreempt
      	garp_master_refresh 60
      	virtual_ipaddress {
      		10.9.0.110/24
      	}
      }
      vrrp_instance VI_3 {
      	interface ens18
      	virtual_router_id 53
      	priority 100
      	virtual_ipaddress {
      		10.9.0.120/24
      	}
      	track_script {
      		bad
      	}
      }
      vrrp_instance VI_4 {
      	interface ens18
      	version 3
      	virtual_router_id 54
      	priority 100
      	preempt_delay 10
      	lower_prio_no_advert
      	unicast_src_ip 10.9.0.1
      	unicast_peer {
      		10.9.0.3
      	}
      	virtual_ipaddress {
      		10.8.0.130/24 scope link
      	}
      }
      """;

  private static final String WIRED =
      """
      global_defs {
      	vrrp_garp_interval 0.05
      	vrrp_gna_interval 1.5
      }
      garp_group {
      	garp_interval 0.02
      	interfaces {
      		lo
      	}
      }
      interface_up_down_delays {
      	ens18 0.5 0.25
      }
      vrrp_sync_group both {
      	group {
      		VI_2
      		VI_4
      	}
      	sync_group_tracking_weight
      }
      vrrp_instance VI_1 {
      	interface ens18
      	state MASTER
      	virtual_router_id 51
      	priority 200
      	use_vmac
      	virtual_ipaddress {
      		10.9.0.100/24
      	}
      }
      vrrp_instance VI_2 {
      	interface ens18
      	virtual_router_id 52
      	priority 150
      	dont_track_primary
      	no_accept
      	virtual_ipaddress {
      		10.9.0.110/24
      	}
      	track_interface {
      		lo weight 10
      	}
      }
      vrrp_instance VI_6 {
      	interface ens18
      	version 3
      	virtual_router_id 56
      	use_vmac
      	virtual_ipaddress {
      		fe80::9:160/64
      	}
      }
      vrrp_instance VI_4 {
      	interface ens18
      	virtual_router_id 54
      	promote_secondaries
      	unicast_src_ip 10.9.0.1
      	unicast_peer {
      		10.9.0.3
      	}
      	virtual_ipaddress {
      		10.9.0.130/24
      	}
      }
      """;

  private static final String TRACKED =
      """
      vrrp_track_file tf {
      	file "NUMBER"
      	weight 1
      }
      vrrp_track_process tp {
      	process "/no/such/program" 5 7
      	param_match partial
      	quorum 2
      	quorum_max 4
      	weight 3 reverse
      	fork_delay 1.25
      }
      """;

  private static final String TRACKING =
      """
      	promote_secondaries
      	track_file {
      		tf
      	}
      	track_process {
      		tp
      	}
      """;

  private record Dumps(List<String> data, String json, List<String> stats, List<String> cleared) {}

  @Test
  void theDumpsAreKeepalivedsLineByLine(LiveLab lab) throws IOException {
    Host host = lab.addHost("one", "10.9.0.1/24");
    Router other = lab.start(Product.KEEPALIVED, lab.addHost("two", "10.9.0.2/24"), OTHER.text());
    other.awaitState("VI_2", "MASTER");
    Dumps keepalived = dumps(lab.start(Product.KEEPALIVED, host, FILE));
    Dumps holdfast = dumps(lab.start(Product.HOLDFAST, host, FILE));

    assertThat(section("VRRP Topology", holdfast.data))
        .isEqualTo(section("VRRP Topology", keepalived.data));
    for (String title :
        List.of("Static Addresses", "Static Routes", "Static Rules", "Static Track groups")) {
      assertThat(section(title, holdfast.data)).isEqualTo(section(title, keepalived.data));
    }
    assertThat(Exporters.readings(holdfast.data)).isEqualTo(Exporters.readings(keepalived.data));
    assertThat(section("VRRP Scripts", keepalived.data))
        .containsSubsequence(section("VRRP Scripts", holdfast.data));
    assertThat(section("Global definitions", keepalived.data))
        .containsSubsequence(section("Global definitions", holdfast.data));
    assertThat(holdfast.json).isEqualTo(keepalived.json);
    assertThat(holdfast.stats).isEqualTo(keepalived.stats).hasSize(4 * 19);
    assertThat(holdfast.cleared).isEqualTo(keepalived.cleared);
    assertThat(String.join("\n", holdfast.data)).doesNotContain("s3cret");
  }

  /** Numbers of interfaces that are made, and what keepalived notes of the kernel, are masked. */
  @Test
  void socketsInterfacesAndVirtualMacsAreKeepalivedsToo(LiveLab lab) throws IOException {
    Host host = lab.addHost("one", "10.9.0.1/24", "10.9.0.7/24", "10.8.0.1/24");
    Path number = lab.directory().resolve("number");
    Files.writeString(number, "4\n");
    String file =
        TRACKED.replace("NUMBER", number.toString())
            + WIRED.replace("\tpromote_secondaries\n", TRACKING);
    Dumps keepalived = dumpsOf(lab.start(Product.KEEPALIVED, host, file));
    Dumps holdfast = dumpsOf(lab.start(Product.HOLDFAST, host, file));

    assertThat(section("VRRP Topology", holdfast.data))
        .isEqualTo(section("VRRP Topology", keepalived.data));
    for (String title : List.of("VRRP Track files", "VRRP Track processes")) {
      assertThat(section(title, holdfast.data)).isEqualTo(section(title, keepalived.data));
    }
    assertThat(section("VRRP Sync groups", holdfast.data))
        .isEqualTo(section("VRRP Sync groups", keepalived.data));
    for (String gaps :
        List.of("Gratuitous ARP delays", "GARP delay group 1", "GARP delay group 0")) {
      assertThat(section(gaps, holdfast.data)).isEqualTo(section(gaps, keepalived.data));
    }
    assertThat(section("VRRP Sockpool", holdfast.data))
        .isEqualTo(section("VRRP Sockpool", keepalived.data));
    assertThat(section("Interfaces", holdfast.data))
        .isEqualTo(section("Interfaces", keepalived.data));
    assertThat(holdfast.json).isEqualTo(keepalived.json);
  }

  private static Dumps dumpsOf(Router router) throws IOException {
    router.process().awaitLine("\\(VI_6\\) Entering MASTER", Router.AMPLE);
    return dumps(router);
  }

  /** Lets a daemon settle, asks for each file as an exporter does, and stops it. */
  private static Dumps dumps(Router router) throws IOException {
    router.process().awaitLine("\\(VI_1\\) Entering MASTER", Router.AMPLE);
    router.process().awaitLine("\\(VI_4\\) Entering MASTER", Router.AMPLE);
    Path directory = router.directory();
    router.process().signal("USR1");
    List<String> data = mask(await(directory.resolve("keepalived.data")));
    Shell.run(List.of("sh", "-c", "kill -" + json(router) + " " + router.process().pid()))
        .orThrow();
    String json = await(directory.resolve("keepalived.json"));
    json = BY_NATURE.matcher(json).replaceAll("$1N");
    json = PASSWORD.matcher(json).replaceAll("PASSWORD").replace(INSTALLED, "");
    router.process().signal("USR2");
    List<String> stats = await(directory.resolve("keepalived.stats")).lines().toList();
    Files.delete(directory.resolve("keepalived.stats"));
    router.process().signal("63");
    await(directory.resolve("keepalived.stats"));
    router.next("Printing and clearing VRRP stats for process\\(\\d+\\) on signal");
    Files.delete(directory.resolve("keepalived.stats"));
    router.process().signal("USR2");
    List<String> cleared = await(directory.resolve("keepalived.stats")).lines().toList();
    router.stop();
    return new Dumps(data, json, counts(stats), became(cleared));
  }

  private static String json(Router router) {
    List<String> command = new ArrayList<>(router.product().program());
    command.add("--signum=JSON");
    return Shell.run(command).orThrow().output().strip();
  }

  private static String await(Path file) throws IOException {
    long deadline = System.nanoTime() + Router.AMPLE.toNanos();
    while (System.nanoTime() < deadline) {
      // keepalived writes some of them in place: it is whole when nobody has it open.
      if (Files.exists(file) && Files.size(file) > 0 && !isOpen(file)) {
        return Files.readString(file);
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    throw new LabException("no " + file);
  }

  private static boolean isOpen(Path file) {
    String script = "readlink /proc/[0-9]*/fd/* 2>/dev/null | grep -qxF " + file;
    return Shell.run(List.of("sh", "-c", script)).succeeded();
  }

  private static List<String> mask(String text) {
    List<String> lines = new ArrayList<>();
    String named =
        LINK.matcher(text)
            .results()
            .reduce(
                text,
                (all, link) ->
                    all.replace(", ifindex " + link.group(2) + "\n", ", " + link.group(1) + "\n"),
                (one, other) -> other);
    for (String line : named.lines().toList()) {
      String masked = MOMENT.matcher(line).replaceAll("MOMENT");
      masked = masked.replaceAll("Password = .*", "Password = PASSWORD");
      masked = masked.replace(INSTALLED, "");
      masked = masked.replaceAll("fd_(in|out)( = | )\\d+", "fd_$1$2N");
      masked = masked.replaceAll("^( +index =) .*", "$1 N");
      masked = masked.replaceAll("^( +(Reset|Original) .*) \\d+$", "$1 N");
      if (!masked.matches(" *(rp_filter|Not IPv6 forwarding.|G(ARP|NA) next time) .*")) {
        lines.add(masked);
      }
    }
    return lines;
  }

  private static List<String> section(String title, List<String> lines) {
    int start = lines.indexOf("------< " + title + " >------");
    assertThat(start).as(title).isNotNegative();
    List<String> section = new ArrayList<>();
    for (String line : lines.subList(start + 1, lines.size())) {
      if (line.startsWith("------<")) {
        break;
      }
      section.add(line);
    }
    return section;
  }

  /** Numbers of adverts depend on the moment. */
  private static List<String> counts(List<String> stats) {
    return stats.stream().map(line -> line.replaceAll("(Received|Sent): \\d+", "$1: N")).toList();
  }

  private static List<String> became(List<String> stats) {
    return stats.stream().filter(line -> line.contains("Became master")).toList();
  }
}
