package io.holdfast.config.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The file system as a source. Relative paths start at the working directory. Stateless. */
public final class FileSource implements Source {
  private static final Set<PosixFilePermission> EXECUTE =
      Set.of(
          PosixFilePermission.OWNER_EXECUTE,
          PosixFilePermission.GROUP_EXECUTE,
          PosixFilePermission.OTHERS_EXECUTE);

  /** Creates the source. */
  public FileSource() {}

  @Override
  public FileKind kindOf(String path) {
    try {
      Path file = Path.of(Octets.decode(path));
      if (Files.isDirectory(file)) {
        return FileKind.DIRECTORY;
      }
      if (Files.isRegularFile(file)) {
        return isExecutable(file) ? FileKind.EXECUTABLE : FileKind.FILE;
      }
      return Files.exists(file) ? FileKind.OTHER : FileKind.MISSING;
    } catch (IOException | InvalidPathException e) {
      return FileKind.MISSING;
    }
  }

  @Override
  public List<String> namesIn(String directory) {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> entries =
        Files.newDirectoryStream(Path.of(Octets.decode(directory)))) {
      for (Path entry : entries) {
        names.add(Octets.encode(entry.getFileName().toString()));
      }
    } catch (IOException | InvalidPathException | DirectoryIteratorException e) {
      return List.of();
    }
    return names;
  }

  @Override
  public String absolute(String directory) {
    try {
      Path path = Path.of(Octets.decode(directory));
      return Octets.encode(path.toRealPath().toString());
    } catch (IOException | InvalidPathException e) {
      return directory;
    }
  }

  @Override
  public ReadResult read(String path) {
    try (InputStream in = Files.newInputStream(Path.of(Octets.decode(path)))) {
      byte[] octets = in.readNBytes(TextLimits.MAX_FILE_OCTETS + 1);
      if (octets.length > TextLimits.MAX_FILE_OCTETS) {
        return ReadResult.failure("larger than " + TextLimits.MAX_FILE_OCTETS + " octets");
      }
      return ReadResult.content(new String(octets, StandardCharsets.ISO_8859_1));
    } catch (AccessDeniedException e) {
      return ReadResult.failure("Permission denied");
    } catch (NoSuchFileException e) {
      return ReadResult.failure("No such file or directory");
    } catch (IOException | InvalidPathException e) {
      return ReadResult.failure(e.toString());
    }
  }

  private static boolean isExecutable(Path file) throws IOException {
    for (PosixFilePermission permission : Files.getPosixFilePermissions(file)) {
      if (EXECUTE.contains(permission)) {
        return true;
      }
    }
    return false;
  }
}
