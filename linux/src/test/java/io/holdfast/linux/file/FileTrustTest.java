package io.holdfast.linux.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.linux.TestNamespace;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTrustTest {
  /** Its parents are /tmp, which is sticky, and directories of our own. */
  @TempDir Path directory;

  private Path script;

  @BeforeEach
  void createScript() throws Exception {
    TestNamespace.requireRoot();
    Path inner = Files.createDirectory(directory.resolve("scripts"));
    mode(directory, "rwxr-xr-x");
    mode(inner, "rwxr-xr-x");
    script = Files.writeString(inner.resolve("check.sh"), "#!/bin/sh\n");
    mode(script, "rwxr-xr-x");
  }

  private static void mode(Path path, String permissions) throws Exception {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }

  @Test
  void acceptsWhatOnlyRootCanChange() throws Exception {
    assertThat(FileTrust.of(script)).isEqualTo(new FileTrust.Trusted());
    mode(script, "rwxrwxr-x");
    assertThat(FileTrust.of(script)).as("root's group").isEqualTo(new FileTrust.Trusted());
  }

  @Test
  void blamesTheFile() throws Exception {
    mode(script, "rwxr-xrwx");
    assertThat(FileTrust.of(script)).isEqualTo(new FileTrust.Changeable(script, "writable by all"));
    mode(script, "rwxrwxr-x");
    Files.setAttribute(script, "unix:gid", 12345);
    assertThat(FileTrust.of(script))
        .isEqualTo(new FileTrust.Changeable(script, "writable by group"));
    Files.setAttribute(script, "unix:uid", 12345);
    assertThat(FileTrust.of(script))
        .isEqualTo(new FileTrust.Changeable(script, "owner is not root"));
  }

  @Test
  void blamesADirectory() throws Exception {
    mode(script.getParent(), "rwxrwxrwx");
    assertThat(FileTrust.of(script))
        .isEqualTo(new FileTrust.Changeable(script.getParent(), "writable by all"));
  }

  @Test
  void looksBehindALinkAndAtItsPlace() throws Exception {
    Path open = Files.createDirectory(directory.resolve("open"));
    mode(open, "rwxrwxrwx");
    Path link = Files.createSymbolicLink(open.resolve("link"), script);
    assertThat(FileTrust.of(link)).isEqualTo(new FileTrust.Changeable(open, "writable by all"));
    mode(open, "rwxr-xr-x");
    assertThat(FileTrust.of(link)).isEqualTo(new FileTrust.Trusted());
    mode(script.getParent(), "rwxrwxrwx");
    assertThat(FileTrust.of(link))
        .isEqualTo(new FileTrust.Changeable(script.getParent(), "writable by all"));
  }

  @Test
  void blamesALinkOfSomebodyElse() throws Exception {
    Path sticky = Files.createDirectory(directory.resolve("sticky"));
    Files.setAttribute(sticky, "unix:mode", 01777);
    Path toDirectory = Files.createSymbolicLink(sticky.resolve("scripts"), script.getParent());
    Path toFile = Files.createSymbolicLink(sticky.resolve("link"), script);
    Path behind = toDirectory.resolve(script.getFileName());
    assertThat(FileTrust.of(toFile)).isEqualTo(new FileTrust.Trusted());
    assertThat(FileTrust.of(behind)).isEqualTo(new FileTrust.Trusted());
    for (Path link : List.of(toFile, toDirectory)) {
      Files.setAttribute(link, "unix:uid", 12345, LinkOption.NOFOLLOW_LINKS);
    }
    assertThat(FileTrust.of(toFile))
        .isEqualTo(new FileTrust.Changeable(toFile, "owner is not root"));
    assertThat(FileTrust.of(behind))
        .isEqualTo(new FileTrust.Changeable(toDirectory, "owner is not root"));
  }

  @Test
  void findsRegularFilesOnly() {
    assertThat(FileTrust.of(directory.resolve("none"))).isEqualTo(new FileTrust.NotFound());
    assertThat(FileTrust.of(script.getParent())).isEqualTo(new FileTrust.NotFound());
  }
}
