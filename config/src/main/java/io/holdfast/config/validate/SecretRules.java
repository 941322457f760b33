package io.holdfast.config.validate;

import io.holdfast.config.check.DiagnosticCode;
import io.holdfast.config.check.Place;
import io.holdfast.config.host.HostView;
import io.holdfast.config.host.SecretFile;
import io.holdfast.config.parse.InstanceDraft;
import io.holdfast.config.text.Word;
import io.holdfast.core.spec.host.HmacKeySpec;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Fetches the secrets of an instance, from its lines or from files. A file that cannot be used
 * forbids the whole configuration: to go on without the secret would mean to go on unprotected.
 * Nothing of a secret ever enters a finding.
 */
final class SecretRules {
  private static final String FILE = "file:";
  private static final String HEX = "hex:";

  private final InstanceDraft draft;
  private final HostView host;
  private final Findings findings;

  SecretRules(InstanceDraft draft, HostView host, Findings findings) {
    this.draft = draft;
    this.host = host;
    this.findings = findings;
  }

  /** Returns the password of version 2; null where there is none. */
  @Nullable String password() {
    Word file = draft.authPassFile;
    return file == null ? draft.authPass : read(file.text(), file.place());
  }

  /** Returns those keys of {@code auth_hmac} that can be used. */
  List<HmacKeySpec> hmacKeys() {
    List<HmacKeySpec> keys = new ArrayList<>();
    for (Map.Entry<Integer, Word> entry : draft.hmacKeys.entrySet()) {
      String octets = octets(entry.getValue());
      if (octets != null && hasRightLength(octets, entry)) {
        keys.add(new HmacKeySpec(entry.getKey(), octets));
      }
    }
    return keys;
  }

  private boolean hasRightLength(String octets, Map.Entry<Integer, Word> entry) {
    int length = octets.length();
    boolean isRight = length >= HmacKeySpec.MIN_OCTETS && length <= HmacKeySpec.MAX_OCTETS;
    if (!isRight) {
      findings.report(
          DiagnosticCode.HMAC_KEY_LENGTH,
          entry.getValue().place(),
          "(%s) auth_hmac key %d length %d not in range [%d, %d]"
              .formatted(
                  draft.name,
                  entry.getKey(),
                  length,
                  HmacKeySpec.MIN_OCTETS,
                  HmacKeySpec.MAX_OCTETS));
    }
    return isRight;
  }

  private @Nullable String octets(Word secret) {
    String text = secret.octets();
    if (text.startsWith(FILE)) {
      return read(secret.text().substring(FILE.length()), secret.place());
    }
    return text.startsWith(HEX) ? hex(text.substring(HEX.length()), secret.place()) : text;
  }

  private @Nullable String hex(String digits, Place place) {
    try {
      StringBuilder octets = new StringBuilder();
      for (byte octet : HexFormat.of().parseHex(digits)) {
        octets.append((char) (octet & 0xff));
      }
      return octets.toString();
    } catch (IllegalArgumentException malformed) {
      findings.report(
          DiagnosticCode.HMAC_KEY_LENGTH,
          place,
          "(%s) an auth_hmac key is not made of pairs of hexadecimal digits".formatted(draft.name));
      return null;
    }
  }

  private @Nullable String read(String path, Place place) {
    SecretFile file = host.secret(path);
    SecretFile.Finding finding = file.finding();
    String problem =
        "(%s) the file of a secret, %s, %s".formatted(draft.name, path, finding.words());
    if (!finding.isUsable()) {
      findings.advise(DiagnosticCode.SECRET_UNUSABLE, place, problem);
      return null;
    }
    if (finding == SecretFile.Finding.READABLE) {
      findings.advise(DiagnosticCode.SECRET_READABLE, place, problem);
    }
    return file.octets();
  }
}
