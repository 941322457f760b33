package io.holdfast.core.spec.host;

import org.jspecify.annotations.Nullable;

/**
 * Files that are read and written besides the configuration. Empty means the usual place, null that
 * there is none.
 *
 * @param saveDirectory {@code config_save_dir}
 * @param checkLog {@code reload_check_config}: what a check before a reload writes to
 * @param reloadTime {@code reload_time_file}
 * @param keepsReloadTime {@code reload_repeat}
 * @param reloading {@code reload_file}: exists while the configuration is read
 * @param namedByInstance {@code data_use_instance}
 * @param stateDump {@code state_dump_file}
 * @param statsDump {@code stats_dump_file}
 * @param jsonDump {@code json_dump_file}
 * @param jsonVersion {@code json_version}, 1 or 2
 * @param iprouteUsr {@code iproute_usr_dir}
 * @param iprouteEtc {@code iproute_etc_dir}
 */
public record FilesSpec(
    @Nullable String saveDirectory,
    @Nullable String checkLog,
    @Nullable String reloadTime,
    boolean keepsReloadTime,
    @Nullable String reloading,
    boolean namedByInstance,
    String stateDump,
    String statsDump,
    String jsonDump,
    int jsonVersion,
    String iprouteUsr,
    String iprouteEtc) {

  /** keepalived's defaults. */
  public static final FilesSpec DEFAULT =
      new FilesSpec(null, null, null, false, null, false, "", "", "", 1, "", "");
}
