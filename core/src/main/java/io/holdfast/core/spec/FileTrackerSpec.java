package io.holdfast.core.spec;

/**
 * A {@code track_file} block: a file with a whole number in it, decimal, octal or hexadecimal.
 *
 * @param name its name
 * @param path the file
 * @param weight what the number is multiplied by where a track list names no weight, -254..254
 * @param reverse whether the sign of that product changes where a track list names no weight
 * @param start what becomes of the file when the daemon starts
 * @param startValue the number that is written then
 */
public record FileTrackerSpec(
    String name, String path, int weight, boolean reverse, FileStart start, int startValue) {

  /** {@code init_file}. A reload and a check of the configuration write nothing. */
  public enum FileStart {
    /** Leave it as it is. */
    KEEP,
    /** Make it when it does not exist. */
    CREATE,
    /** Write the number whether or not it exists. */
    OVERWRITE
  }
}
