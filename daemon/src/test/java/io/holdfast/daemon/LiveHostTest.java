package io.holdfast.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveHostTest {
  private final LiveHost host = new LiveHost();

  @Test
  void knowsItsInterfaces() {
    assertThat(host.isKnown()).isTrue();
    assertThat(host.hasInterface("lo")).isTrue();
    assertThat(host.hasInterface("nosuch0")).isFalse();
  }

  @Test
  void knowsItsUsers() {
    assertThat(host.hasUser("root")).isTrue();
    assertThat(host.isRoot("root")).isTrue();
    assertThat(host.hasGroup("root")).isTrue();
    assertThat(host.hasUser("nosuch-user")).isFalse();
    assertThat(host.isRoot("nosuch-user")).isFalse();
    assertThat(host.hasGroup("nosuch-group")).isFalse();
  }

  @Test
  void resolvesAddressesAndItself() {
    assertThat(host.canResolve("192.0.2.1")).isTrue();
    assertThat(host.canResolve("localhost")).isTrue();
    assertThat(host.canResolve("nosuch.invalid")).isFalse();
  }

  @Test
  void seesThatAScriptCanBeChanged(@TempDir Path directory) throws Exception {
    Path script = Files.writeString(directory.resolve("check.sh"), "#!/bin/sh\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxrwxrwx"));
    assertThat(host.canBeChangedByOthers(script.toString())).isTrue();
    assertThat(host.canBeChangedByOthers("/bin/sh")).isFalse();
  }
}
