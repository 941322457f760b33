package io.holdfast.config.text;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Files in memory. Directories exist where a path has them; every program in {@code /bin} and
 * {@code /usr/bin} is there.
 */
public final class MemorySource implements Source {
  private final Map<String, String> files = new TreeMap<>();

  /** Adds a file with UTF-8 content. */
  public MemorySource with(String path, String text) {
    return withOctets(path, Octets.encode(text));
  }

  /** Adds a file with any octets. */
  public MemorySource withOctets(String path, String octets) {
    files.put(path, octets);
    return this;
  }

  @Override
  public FileKind kindOf(String given) {
    String path = normal(given);
    if (files.containsKey(path)) {
      return path.endsWith(".sh") ? FileKind.EXECUTABLE : FileKind.FILE;
    }
    if (path.startsWith("/bin/") || path.startsWith("/usr/bin/")) {
      return FileKind.EXECUTABLE;
    }
    boolean directory =
        path.equals(".")
            || path.equals("/")
            || files.keySet().stream().anyMatch(file -> file.startsWith(path + "/"));
    return directory ? FileKind.DIRECTORY : FileKind.MISSING;
  }

  @Override
  public List<String> namesIn(String directory) {
    String prefix = directory.equals(".") ? "" : directory.equals("/") ? "/" : directory + "/";
    return files.keySet().stream()
        .filter(file -> file.startsWith(prefix))
        .map(file -> file.substring(prefix.length()).split("/", 2)[0])
        .filter(name -> !name.isEmpty())
        .distinct()
        .toList()
        .reversed();
  }

  @Override
  public String absolute(String directory) {
    return directory.startsWith("/") ? directory : "/etc/keepalived/" + directory;
  }

  @Override
  public ReadResult read(String path) {
    String octets = files.get(normal(path));
    return octets == null
        ? ReadResult.failure("No such file or directory")
        : ReadResult.content(octets);
  }

  private static String normal(String path) {
    String normal = Path.of(path).normalize().toString();
    return normal.isEmpty() ? "." : normal;
  }
}
