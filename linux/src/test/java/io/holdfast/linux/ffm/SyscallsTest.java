package io.holdfast.linux.ffm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

class SyscallsTest {
  @Test
  void returnsWhatTheKernelReturns() {
    assertThat(Syscalls.call(SystemCall.GETPID, 0)).isEqualTo(ProcessHandle.current().pid());
  }

  @Test
  void returnsTheNegatedErrno() {
    assertThat(Syscalls.call(SystemCall.CLOSE, -1)).isEqualTo(-Errno.EBADF);
    assertThat(Sockets.open(-1, 0, 0)).isEqualTo(-Errno.EAFNOSUPPORT);
  }

  @Test
  void namesErrors() {
    assertThat(Errno.name(1)).isEqualTo("EPERM");
    assertThat(Errno.message(Errno.ENETUNREACH)).isEqualTo("Network is unreachable");
    assertThat(Errno.describe(Errno.EADDRNOTAVAIL))
        .isEqualTo("Cannot assign requested address (EADDRNOTAVAIL)");
    assertThat(Errno.name(9999)).isEqualTo("errno 9999");
    assertThat(Errno.message(0)).isEqualTo("Unknown error 0");
    assertThat(Errno.name(-1)).isEqualTo("errno -1");
  }

  @Test
  void refusesOtherSystemsInWordsForAUser() {
    assertThat(Architecture.of("Linux", "amd64")).isEqualTo(Architecture.X86_64);
    assertThat(Architecture.of("Linux", "aarch64")).isEqualTo(Architecture.AARCH64);
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> Architecture.of("Linux", "riscv64"))
        .withMessageContaining("riscv64");
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> Architecture.of("Windows 11", "amd64"))
        .withMessageContaining("Linux");
  }

  @Test
  void aFailureSaysStepAndReason() {
    Result<String> failure = new Result.Failure<>(Operation.BIND_SOURCE, Errno.EADDRNOTAVAIL);
    assertThat(failure).hasToString("BIND_SOURCE: Cannot assign requested address (EADDRNOTAVAIL)");
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(failure::orThrow)
        .withMessageContaining("EADDRNOTAVAIL");
    assertThat(new Result.Success<>("open").orThrow()).isEqualTo("open");
  }
}
