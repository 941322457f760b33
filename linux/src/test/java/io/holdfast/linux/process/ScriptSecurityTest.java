package io.holdfast.linux.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.linux.TestNamespace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptSecurityTest {
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
    assertThat(ScriptSecurity.check(script)).isEqualTo(new ScriptCheck.Secure());
    mode(script, "rwxrwxr-x");
    assertThat(ScriptSecurity.check(script)).as("root's group").isEqualTo(new ScriptCheck.Secure());
  }

  @Test
  void blamesTheFile() throws Exception {
    mode(script, "rwxr-xrwx");
    assertThat(ScriptSecurity.check(script))
        .isEqualTo(new ScriptCheck.Insecure(script, "writable by all"));
    mode(script, "rwxrwxr-x");
    Files.setAttribute(script, "unix:gid", 12345);
    assertThat(ScriptSecurity.check(script))
        .isEqualTo(new ScriptCheck.Insecure(script, "writable by group"));
    Files.setAttribute(script, "unix:uid", 12345);
    assertThat(ScriptSecurity.check(script))
        .isEqualTo(new ScriptCheck.Insecure(script, "owner is not root"));
    assertThat(ScriptSecurity.check(script.getParent()))
        .isEqualTo(new ScriptCheck.Insecure(script.getParent(), "not a regular file"));
  }

  @Test
  void blamesADirectory() throws Exception {
    mode(script.getParent(), "rwxrwxrwx");
    assertThat(ScriptSecurity.check(script))
        .isEqualTo(new ScriptCheck.Insecure(script.getParent(), "writable by all"));
  }

  @Test
  void looksBehindALinkAndAtItsPlace() throws Exception {
    Path open = Files.createDirectory(directory.resolve("open"));
    mode(open, "rwxrwxrwx");
    Path link = Files.createSymbolicLink(open.resolve("link"), script);
    assertThat(ScriptSecurity.check(link))
        .isEqualTo(new ScriptCheck.Insecure(open, "writable by all"));
    mode(open, "rwxr-xr-x");
    assertThat(ScriptSecurity.check(link)).isEqualTo(new ScriptCheck.Secure());
    mode(script.getParent(), "rwxrwxrwx");
    assertThat(ScriptSecurity.check(link))
        .isEqualTo(new ScriptCheck.Insecure(script.getParent(), "writable by all"));
  }

  @Test
  void reportsWhatIsMissing() {
    assertThat(ScriptSecurity.check(directory.resolve("none")))
        .isEqualTo(new ScriptCheck.NotFound());
  }

  @Test
  void judgesTheExecuteBitForTheUser() throws Exception {
    User stranger = new User("", 12345, 23456);
    assertThat(ScriptSecurity.isExecutable(script, stranger)).isTrue();
    mode(script, "rwxr-xr--");
    assertThat(ScriptSecurity.isExecutable(script, stranger)).isFalse();
    assertThat(ScriptSecurity.isExecutable(script, User.ROOT)).isTrue();
    assertThat(ScriptSecurity.isExecutable(script, stranger.withGroup(0))).isTrue();
    mode(script, "rw-r--r--");
    assertThat(ScriptSecurity.isExecutable(script, User.ROOT)).isFalse();
    assertThat(ScriptSecurity.isExecutable(script.getParent(), User.ROOT)).isFalse();
  }
}
