# shellcheck shell=sh
# What the launcher and the builder must agree on. Sourced, with $home (the checkout) and
# $java_home set. `find` and one read of the JDK's `release` file are all a start pays for it.
dist=$home/target/dist
modules="wire core config linux sim daemon"
# Of the client commands only: the daemon never loads them.
client_libraries="jackson-core"
main_class=io.holdfast.daemon.Main

# Sets $jdk_id: another JDK cannot use this one's ahead-of-time cache.
read_jdk_id() {
  jdk_id=$java_home
  if [ -r "$java_home/release" ]; then
    while IFS= read -r line; do
      case $line in JAVA_RUNTIME_VERSION=* | IMPLEMENTOR_VERSION=* | SOURCE=*)
        jdk_id="$jdk_id $line"
      esac
    done <"$java_home/release"
  fi
}

# True when target/dist, and so its cache, was made by this JDK.
built_by_this_jdk() {
  [ -f "$dist/jdk" ] || return 1
  IFS= read -r built_by <"$dist/jdk"
  [ "$built_by" = "$jdk_id" ]
}

# True when target/dist was built by this JDK from what the sources are now. A directory counts as
# well, so that a removed file is noticed.
dist_is_fresh() {
  [ -f "$dist/stamp" ] && built_by_this_jdk || return 1
  set -- "$home/pom.xml" "$home/build-tools"
  for module in $modules; do
    set -- "$@" "$home/$module/pom.xml" "$home/$module/src/main"
  done
  [ -z "$(find "$@" -newer "$dist/stamp" -print -quit)" ]
}

# Prints the class path. Order matters: the cache is bound to it.
class_path() {
  path=
  for module in $modules; do
    path="$path:$dist/lib/holdfast-$module.jar"
  done
  printf '%s' "${path#:}"
}

# Prints the class path of client commands: more at its end does not hurt the cache.
client_class_path() {
  path=$(class_path)
  for library in $client_libraries; do
    path="$path:$dist/lib/$library.jar"
  done
  printf '%s' "$path"
}
