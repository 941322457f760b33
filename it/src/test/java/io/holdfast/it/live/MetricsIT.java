package io.holdfast.it.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.daemon.lab.Host;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Metrics of a running daemon, read by the parser of the Prometheus project (Debian's
 * python3-prometheus-client).
 */
@Live
class MetricsIT {
  private static final String READ =
      """
      import sys, time, urllib.error, urllib.request
      from prometheus_client.parser import text_string_to_metric_families as families

      def scrape():
          deadline = time.monotonic() + 20
          while True:
              try:
                  return urllib.request.urlopen('http://127.0.0.1:9650/metrics').read().decode()
              except urllib.error.URLError:
                  if time.monotonic() > deadline:
                      raise
                  time.sleep(0.05)

      if sys.argv[1].isdigit():
          for _ in range(int(sys.argv[1])):
              text = scrape()
              time.sleep(0.1)
      else:
          text = open(sys.argv[1]).read()
      for family in families(text):
          for sample in family.samples:
              labels = ','.join(k + '=' + v for k, v in sorted(sample.labels.items()))
              print(family.type, sample.name + '{' + labels + '}', sample.value)
      """;
  private static final String GLOBAL =
      "global_defs {\n\t@holdfast metrics_listen 127.0.0.1:9650\n}\n";
  private static final Instance INSTANCE =
      Instance.named("VI_1", 51)
          .priority(200)
          .line("version 3\n\tadvert_int 0.01")
          .addresses("10.9.0.100/24");
  private static final String VI_1 = "family=ipv4,interface=ens18,vrid=51,vrrp_instance=VI_1";

  @Test
  void thePrometheusParserReadsThemAndScrapingCostsNothing(LiveLab lab) {
    Host host = lab.addHost("one", "10.9.0.1/24");
    Router router = lab.start(Product.HOLDFAST, host, GLOBAL + INSTANCE.text());
    router.awaitState("VI_1", "MASTER");

    Map<String, Double> first = read(host, "1");
    assertThat(first)
        .containsEntry(
            "gauge holdfast_instance_state{%s}"
                .formatted(VI_1.replace("vrid", "state=MASTER,vrid")),
            1.0)
        .containsEntry("gauge holdfast_instance_effective_priority{" + VI_1 + "}", 200.0)
        .containsEntry("gauge holdfast_instance_addresses_present{" + VI_1 + "}", 1.0)
        .containsEntry("counter holdfast_instance_became_master_total{" + VI_1 + "}", 1.0);
    assertThat(first.get("gauge process_resident_memory_bytes{}")).isGreaterThan(10_000_000);

    Map<String, Double> later = read(host, "20");
    String sent = "counter holdfast_instance_adverts_sent_total{" + VI_1 + "}";
    assertThat(later.get(sent) - first.get(sent)).as("adverts in 2 s").isGreaterThan(100);
    router.stop();
  }

  @Test
  void theControlSocketGivesThemToo(LiveLab lab) throws IOException {
    Host host = lab.addHost("one", "10.9.0.1/24");
    Router router = lab.start(Product.HOLDFAST, host, INSTANCE.text());
    router.awaitState("VI_1", "MASTER");
    Control control = Control.of(router);
    assertThat(ofControl(router))
        .containsEntry("counter holdfast_reloads_total{result=refused}", 0.0)
        .containsEntry("gauge holdfast_last_reload_successful{}", 1.0);

    router.configure("vrrp_instance VI_1 {\n\tinterface\n\tvirtual_router_id nonsense\n");
    assertThat(control.run("reload").exitCode()).isEqualTo(2);
    assertThat(ofControl(router))
        .containsEntry("counter holdfast_reloads_total{result=refused}", 1.0)
        .containsEntry("gauge holdfast_last_reload_successful{}", 0.0);
    router.stop();
  }

  @Test
  void anAddressThatCannotBeUsedIsOneLineAndAReloadMendsIt(LiveLab lab) {
    Host host = lab.addHost("one", "10.9.0.1/24");
    String wrong = GLOBAL.replace("127.0.0.1", "192.0.2.1");
    Router router = lab.start(Product.HOLDFAST, host, wrong + INSTANCE.text());
    // Which of both comes first is open: the metrics have threads of their own.
    router.await("metrics_listen 192\\.0\\.2\\.1:9650: cannot listen there: ");
    router.await("\\(VI_1\\) Entering MASTER STATE");
    router.reload(GLOBAL + INSTANCE.text());
    assertThat(read(host, "1"))
        .containsEntry("counter holdfast_reloads_total{result=applied}", 1.0);
    assertThat(router.lines("cannot listen")).hasSize(1);
    router.stop();
  }

  private static Map<String, Double> ofControl(Router router) throws IOException {
    Path file = router.directory().resolve("metrics.txt");
    Files.writeString(file, Control.of(router).run("metrics").orThrow().output());
    return read(router.host(), file.toString());
  }

  /** Reads a file, or so many scrapes, of which the last counts. */
  private static Map<String, Double> read(Host host, String what) {
    Map<String, Double> samples = new LinkedHashMap<>();
    String printed = host.run("/usr/bin/python3", "-c", READ, what).orThrow().output();
    for (String line : printed.lines().toList()) {
      int space = line.lastIndexOf(' ');
      samples.put(line.substring(0, space), Double.valueOf(line.substring(space + 1)));
    }
    return samples;
  }
}
