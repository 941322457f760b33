package io.holdfast.wire.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.wire.Table;
import java.nio.ByteBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Input: key and data of RFC 2202 and RFC 4231. Output: their digests. */
class HmacTest {
  @ParameterizedTest
  @CsvSource({
    "md5, 0b*16, 4869205468657265, 9294727a3638bb1c13f48ef8158bfc9d",
    "md5, aa*16, dd*50, 56be34521d144c88dbb8c733f0e8b3f6",
    "md5, aa*80, 54657374205573696e67204c6172676572205468616e20426c6f636b2d53697a65204b65792"
        + "02d2048617368204b6579204669727374, 6b1ab7fe4bd7bf8f0b62e6ce61b9d0cd",
    "sha256, 0b*20, 4869205468657265,"
        + " b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
    "sha256, aa*20, dd*50, 773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe",
  })
  void answersWithThePublishedDigest(String algorithm, String key, String data, String digest) {
    byte[] bytes = expand(data);
    byte[] expected = Table.hex(digest);
    Hmac hmac = algorithm.equals("md5") ? Hmac.md5(expand(key)) : Hmac.sha256(expand(key));
    for (int round = 0; round < 2; round++) {
      ByteBuffer result = ByteBuffer.allocate(expected.length);
      hmac.begin();
      hmac.add(ByteBuffer.allocateDirect(bytes.length).put(0, bytes), 0, bytes.length);
      hmac.finish();
      hmac.writeTo(result, 0, expected.length);
      assertThat(result.array()).isEqualTo(expected);
      assertThat(hmac.matches(result, 0, expected.length)).isTrue();
      result.put(expected.length - 1, (byte) ~result.get(expected.length - 1));
      assertThat(hmac.matches(result, 0, expected.length)).isFalse();
    }
    assertThat(hmac.toString()).doesNotContain(key);
  }

  private static byte[] expand(String text) {
    int star = text.indexOf('*');
    return star < 0
        ? Table.hex(text)
        : Table.hex(text.substring(0, star).repeat(Integer.parseInt(text.substring(star + 1))));
  }
}
