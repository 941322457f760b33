# shellcheck shell=sh
# What the launcher and the builder must agree on. Sourced, with $home (the checkout) and
# $java_home set or to be set. `find` and two small files read are all a start pays for it.
dist=$home/target/dist
modules="wire core config linux sim daemon"
# Of the client commands only: the daemon never loads them.
client_libraries="jackson-core"
# Of the daemon only, which loads them with the first mail it sends.
daemon_libraries="jakarta.mail jakarta.activation-api"
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

# Sets $built_by and $built_home: which JDK made target/dist.
read_builder() {
  built_by= built_home=
  if [ -f "$dist/jdk" ]; then
    { IFS= read -r built_by && IFS= read -r built_home; } <"$dist/jdk" || :
  fi
}

# True when target/dist, and so its cache, was made by this JDK.
built_by_this_jdk() {
  [ -n "$built_by" ] && [ "$built_by" = "$jdk_id" ]
}

# Sets $java_home to the JDK that made target/dist. False when it is not what it was, or when
# JAVA_HOME names another one: then it has to be looked for.
take_jdk_of_the_build() {
  read_builder
  java_home=$built_home
  [ -n "$java_home" ] && [ "${JAVA_HOME:-$java_home}" = "$java_home" ] \
    && [ -x "$java_home/bin/java" ] || return 1
  read_jdk_id
  built_by_this_jdk
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

# Sets $class_path to that of a mode: daemon, client or check. Order matters: a cache is bound to
# it, but more at its end does not hurt.
set_class_path() {
  class_path=
  for module in $modules; do
    class_path="$class_path:$dist/lib/holdfast-$module.jar"
  done
  class_path=${class_path#:}
  case $1 in
    daemon) libraries=$daemon_libraries ;;
    *) libraries=$client_libraries ;;
  esac
  for library in $libraries; do
    class_path="$class_path:$dist/lib/$library.jar"
  done
}
