package io.holdfast.daemon.life;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MaintenanceFileTest {
  @TempDir private Path directory;
  private final List<String> complaints = new ArrayList<>();

  @Test
  void theLastSwitchIsKept() {
    Path path = directory.resolve("state/maintenance");
    MaintenanceFile file = new MaintenanceFile(path, complaints::add);
    assertThat(file.isOn()).isFalse();

    file.keep(true);
    file.write();
    assertThat(new MaintenanceFile(path, complaints::add).isOn()).isTrue();

    file.keep(false);
    file.write();
    assertThat(new MaintenanceFile(path, complaints::add).isOn()).isFalse();
    assertThat(complaints).isEmpty();
  }

  @Test
  void whatCannotBeKeptIsTold() throws Exception {
    Path inTheWay = Files.createFile(directory.resolve("file"));
    MaintenanceFile file = new MaintenanceFile(inTheWay.resolve("maintenance"), complaints::add);

    file.keep(true);
    file.write();

    assertThat(complaints).isNotEmpty().allMatch(line -> line.contains("maintenance"));
  }

  @Test
  void eachDaemonOfAHostHasItsOwn() {
    assertThat(MaintenanceFile.path(null, "")).hasToString("/var/lib/holdfast/maintenance");
    assertThat(MaintenanceFile.path(null, "a/b")).hasToString("/var/lib/holdfast/maintenance_a_b");
    assertThat(MaintenanceFile.path("/run/x.pid", "ns")).hasToString("/run/x.pid.maintenance");
  }
}
