package io.holdfast.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/** Reads the text tables of the test resources: columns between bars, comments after a hash. */
public final class Table {

  private Table() {}

  /** One line of a table. */
  public record Row(List<String> cells) {

    public String text(int column) {
      return cells.get(column);
    }

    public int number(int column) {
      return Integer.parseInt(cells.get(column));
    }

    /** Returns the bytes of a cell of hexadecimal digits, blanks ignored. */
    public byte[] bytes(int column) {
      return hex(cells.get(column));
    }

    /** Returns a direct buffer of the bytes, as the daemon uses. */
    public ByteBuffer buffer(int column) {
      byte[] bytes = bytes(column);
      return ByteBuffer.allocateDirect(bytes.length).put(0, bytes);
    }

    @Override
    public String toString() {
      return cells.getFirst();
    }
  }

  public static List<Row> rows(String resource) {
    try (InputStream in = Table.class.getResourceAsStream("/" + resource)) {
      byte[] bytes = Objects.requireNonNull(in, resource).readAllBytes();
      List<Row> rows = new ArrayList<>();
      new String(bytes, StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .forEach(line -> rows.add(row(line)));
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static byte[] hex(String text) {
    return HexFormat.of().parseHex(text.replace(" ", ""));
  }

  /** Returns {@code length} bytes of a buffer from {@code offset} on. */
  public static byte[] slice(ByteBuffer buffer, int offset, int length) {
    byte[] bytes = new byte[length];
    buffer.get(offset, bytes);
    return bytes;
  }

  private static Row row(String line) {
    List<String> cells = new ArrayList<>();
    for (String cell : line.split("\\|", -1)) {
      cells.add(cell.strip());
    }
    return new Row(List.copyOf(cells));
  }
}
