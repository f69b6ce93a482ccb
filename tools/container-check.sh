#!/bin/sh
# Builds the image and runs it as compose.yaml says, without a Docker engine and without a registry of images:
#     tools/container-check.sh      (as root; ten minutes and 5 GB in $TMPDIR, all removed at the end)
# The public base images are replaced by stand-ins made of Debian packages and of this machine's JDK 25 or newer.
# Without root or a tool it says so, checks what it can, and ends with 77.
set -eu

cd "$(dirname "$0")/.."
PATH=$PATH:/usr/sbin:/sbin:/usr/lib/podman:/usr/libexec/podman
packages="buildah podman crun netavark aardvark-dns iptables catatonit debootstrap docker-compose iproute2 curl"
tools="buildah podman crun netavark aardvark-dns iptables catatonit debootstrap docker-compose ip curl unshare"
hub=docker.io/library
# Without cgroups nothing limits a container's memory; Java is told what compose.yaml says.
limit=-XX:MaxRAM=512m

say() { echo "container-check: $*"; }
fail() { say "FAILED: $*" >&2; exit 1; }

# The default that stands behind a name: in compose.yaml ${NAME:-default}, in Dockerfile ARG NAME=default.
behind() { sed -n "s/.*\${$1:-\([^}]*\)}.*/\1/p; s/^ARG $1=//p" compose.yaml Dockerfile | head -n 1; }

# What can be checked anywhere.
check_texts() {
  for script in lms deploy/image/lms deploy/image/train tools/*.sh; do
    shell=$(sed -n '1s/.*[/ ]\([a-z]*sh\)$/\1/p' "$script")
    "$shell" -n "$script" || fail "$script is no shell script"
  done
  say "shell scripts: well formed"
}

missing_here() {
  [ "$(id -u)" = 0 ] || echo "root"
  for tool in $tools; do
    command -v "$tool" >/dev/null || echo "$tool"
  done
  [ -n "$(newer_jdk)" ] || echo "a JDK 25 or newer in /usr/lib/jvm"
}

newer_jdk() {
  for jdk in /usr/lib/jvm/*/; do
    version=$("$jdk/bin/java" -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p' | head -n 1)
    if [ "${version:-0}" -ge 25 ]; then
      realpath "$jdk"
      return
    fi
  done
}

# Containers without an engine, all of them under $work.
prepare() {
  mkdir -p "$work/tmp" "$work/run" "$work/storage"
  export TMPDIR="$work/tmp" BUILDAH_ISOLATION=chroot
  export CONTAINERS_STORAGE_CONF="$work/storage.conf" CONTAINERS_CONF="$work/containers.conf"
  cat >"$work/storage.conf" <<CONF
[storage]
driver = "overlay"
runroot = "$work/run"
graphroot = "$work/storage"
CONF
  cat >"$work/containers.conf" <<CONF
[containers]
cgroups = "disabled"
default_ulimits = ["nofile=4096:4096", "nproc=4096:4096"]
[engine]
runtime = "crun"
[network]
network_config_dir = "$work/networks"
CONF
}

# image, then what to do in a container made of the plain one
stand_in() {
  name=$1
  shift
  container=$(buildah from --pull-never localhost/plain)
  "$@" "$container"
  buildah commit -q --rm "$container" "$hub/$name" >/dev/null
}

install_in() {
  container=$1
  shift
  buildah run "$container" -- sh -c "apt-get update -qq && DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends $* && rm -rf /var/lib/apt/lists/*" >>"$work/log" 2>&1
}

runtime_in() {
  buildah copy -q "$1" "$(newer_jdk)" /opt/java/openjdk >/dev/null
  buildah config --env JAVA_HOME=/opt/java/openjdk \
    --env PATH=/opt/java/openjdk/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin "$1"
}

builder_in() {
  install_in "$1" maven openjdk-17-jdk-headless
  if [ -f "$HOME/.m2/settings.xml" ]; then
    buildah copy -q "$1" "$HOME/.m2/settings.xml" /etc/maven/settings.xml >/dev/null
  fi
}

postgres_in() {
  install_in "$1" postgresql
  # shellcheck disable=SC2016
  buildah run "$1" -- sh -c 'ln -sf /usr/lib/postgresql/*/bin/* /usr/local/bin && rm -rf /var/lib/postgresql/*'
  # What the official image does at its first start, as far as compose.yaml counts on it.
  cat >"$work/postgres-entrypoint" <<'ENTRYPOINT'
#!/bin/sh
set -eu
data=/var/lib/postgresql/data
if [ "$(id -u)" = 0 ]; then
  mkdir -p /var/run/postgresql
  chown postgres /var/lib/postgresql /var/run/postgresql
  exec setpriv --reuid=postgres --regid=postgres --init-groups "$0" "$@"
fi
if [ ! -s "$data/PG_VERSION" ]; then
  initdb -D "$data" -U postgres --pwfile="$POSTGRES_PASSWORD_FILE" --auth-local=trust --auth-host=scram-sha-256
  echo "host all all all scram-sha-256" >>"$data/pg_hba.conf"
  pg_ctl -D "$data" -w -o "-c listen_addresses=" start
  for file in /docker-entrypoint-initdb.d/*.sql; do
    psql --set=ON_ERROR_STOP=1 --no-psqlrc -U postgres --file="$file"
  done
  pg_ctl -D "$data" -w -m fast stop
fi
exec postgres -D "$data" -c "listen_addresses=*"
ENTRYPOINT
  chmod 755 "$work/postgres-entrypoint"
  buildah copy -q "$1" "$work/postgres-entrypoint" /usr/local/bin/docker-entrypoint.sh >/dev/null
  buildah config --entrypoint '["docker-entrypoint.sh"]' --cmd '' --stop-signal SIGINT "$1"
}

make_stand_ins() {
  say "making stand-ins for the base images"
  debootstrap --variant=minbase --include=ca-certificates,tzdata bookworm "$work/rootfs" >"$work/log" 2>&1 \
    || fail "debootstrap: $(tail -n 3 "$work/log")"
  # This machine's own certificate authorities, if it has any.
  for certificate in /usr/local/share/ca-certificates/*.crt; do
    if [ -f "$certificate" ]; then
      cp "$certificate" "$work/rootfs/usr/local/share/ca-certificates/"
      env --unset=TMPDIR chroot "$work/rootfs" update-ca-certificates >>"$work/log" 2>&1
    fi
  done
  container=$(buildah from scratch)
  buildah add -q "$container" "$work/rootfs" / >/dev/null
  buildah commit -q --rm "$container" localhost/plain >/dev/null
  rm -rf "$work/rootfs"
  stand_in "$(behind RUNTIME_IMAGE)" runtime_in
  stand_in "$(behind BUILD_IMAGE)" builder_in
  stand_in "$(behind POSTGRES_IMAGE)" postgres_in
}

build() {
  say "building $image"
  began=$(date +%s)
  buildah bud --format docker --layers --pull-never --isolation chroot \
    --build-arg "BUILD_IMAGE=$hub/$(behind BUILD_IMAGE)" --build-arg "RUNTIME_IMAGE=$hub/$(behind RUNTIME_IMAGE)" \
    -t "$hub/$image" . >"$work/build.log" 2>&1 || { tail -n 40 "$work/build.log" >&2; fail "the image does not build"; }
  say "built in $(($(date +%s) - began)) s; its layers, those of the base below:"
  podman history --format '  {{.Size}}\t{{.CreatedBy}}' "$hub/$image" | cut -c 1-120
}

# seconds, what it is waited for, command
wait_for() {
  left=$1 what=$2
  shift 2
  until "$@" >/dev/null 2>&1; do
    left=$((left - 1))
    [ "$left" -gt 0 ] || fail "$what: not within the time"
    sleep 1
  done
}

# path, expected status, more options of curl
answers() {
  path=$1 expected=$2
  shift 2
  got=$(curl -s -o /dev/null -w '%{http_code}' "$@" "http://127.0.0.1:8080$path") || true
  [ "$got" = "$expected" ] || fail "GET $path answered $got instead of $expected"
}

# container, most seconds
ends_within() {
  began=$(date +%s%N)
  podman stop --time 30 "$1" >/dev/null
  took=$((($(date +%s%N) - began) / 1000000))
  status=$(podman inspect --format '{{.State.ExitCode}}' "$1")
  [ "$status" = 0 ] || fail "$1 ended with $status after SIGTERM"
  [ "$took" -le "$2"000 ] || fail "$1 took $took ms to end"
  say "SIGTERM: ended with 0 after $took ms"
}

# The largest Java in a container: a health check may run beside the service.
memory_of() {
  # shellcheck disable=SC2016
  kilobytes=$(podman exec "$1" sh -c 'cat $(grep -l "^Name:.*java" /proc/[0-9]*/status)' \
    | sed -n 's/^VmRSS:[^0-9]*\([0-9]*\) kB/\1/p' | sort -n | tail -n 1)
  echo "$((kilobytes / 1024)) MB"
}

run_hardened() {
  say "running it alone: read-only, no rights, embedded PostgreSQL"
  token=$(od -An -N 16 -tx1 /dev/urandom | tr -d ' \n')
  hardened="--no-healthcheck --network host --read-only --tmpfs /tmp --cap-drop all --security-opt no-new-privileges"
  # shellcheck disable=SC2086
  podman run --rm $hardened "$hub/$image" --version || fail "--version"
  # shellcheck disable=SC2086
  podman run -d --name alone $hardened -e "JAVA_TOOL_OPTIONS=$limit" -v state:/var/lib/lms -e HTTP_HOST=0.0.0.0 -e "REST_TOKEN=$token" \
    -e API_URL=http://127.0.0.1:9/ -e API_CLIENT=none -e API_CLIENT_KEY=none "$hub/$image" >/dev/null
  began=$(date +%s)
  wait_for 90 "health" podman exec alone lms health
  say "healthy after about $(($(date +%s) - began)) s, $(memory_of alone) at rest"
  answers /observe/health 200
  answers / 401
  answers / 200 -u "lms:$token"
  [ "$(podman exec alone id -u)" = 999 ] || fail "it does not run as user 999"
  if podman exec alone touch /app/written 2>/dev/null; then fail "its root can be written"; fi
  podman exec alone grep -q 'CapEff:.*0000000000000000' /proc/1/status || fail "it has rights"
  podman exec alone grep -q 'NoNewPrivs:.*1' /proc/1/status || fail "it may gain rights"
  [ "$(podman image inspect --format '{{.Config.Healthcheck.Test}}' "$hub/$image")" = "[CMD lms health]" ] || fail "HEALTHCHECK"
  ends_within alone 10
  podman rm -v alone >/dev/null
}

# podman leaves that to systemd, which may not be there.
watch_health() {
  while sleep 2; do
    for container in $(podman ps --quiet); do
      podman healthcheck run "$container" >/dev/null 2>&1 || true
    done
  done
}

compose() { (cd "$work/stack" && timeout 300 docker-compose --project-name check --env-file deploy/demo.env "$@" 2>>"$work/log"); }
of_stack() { podman ps -aq --filter "label=com.docker.compose.service=$1" | head -n 1; }
has_ended() { [ "$(podman inspect --format '{{.State.Status}} {{.State.ExitCode}}' "$(of_stack "$1")")" = "exited 0" ]; }
as_reader() {
  # shellcheck disable=SC2016
  podman exec "$(of_stack db)" sh -c 'PGPASSWORD=$(cat /run/secrets/bi_reader_password) \
    psql --host=127.0.0.1 --username=bi_reader --dbname=lms --no-psqlrc --tuples-only --no-align --command="$1"' sh "$1"
}

run_stack() {
  say "running compose.yaml with deploy/demo.env"
  mkdir "$work/stack" "$work/stack/tools"
  cp -r compose.yaml Dockerfile deploy .env.example "$work/stack"
  cp tools/secrets.sh "$work/stack/tools"
  "$work/stack/tools/secrets.sh" >/dev/null
  printf 'services: {lms: {environment: {JAVA_TOOL_OPTIONS: "%s"}}}\n' "$limit" >"$work/stack/compose.override.yaml"
  podman system service --time 0 "unix://$work/engine.sock" >>"$work/log" 2>&1 &
  watch_health &
  export DOCKER_HOST="unix://$work/engine.sock"
  wait_for 20 "podman's service" test -S "$work/engine.sock"
  compose config --quiet || fail "compose.yaml: $(tail -n 5 "$work/log")"
  COMPOSE_PROFILES=demo,metabase compose config --quiet || fail "compose.yaml with all profiles: $(tail -n 5 "$work/log")"
  began=$(date +%s)
  compose up -d --no-build || { tail -n 20 "$work/log" >&2; fail "docker-compose up"; }
  say "up after $(($(date +%s) - began)) s"
  wait_for 180 "the last 30 days" has_ended history
  token=$(cat "$work/stack/secrets/rest_token")
  answers /observe/health/ready 200
  complete=$(curl -s -H "Authorization: Bearer $token" \
    "http://127.0.0.1:8080/api/v1/coverage?from=$(date -u -d '30 days ago' +%F)&to=$(date -u -d yesterday +%F)" \
    | grep -o '"COMPLETE"' | wc -l)
  [ "$complete" = 30 ] || fail "$complete of 30 days are COMPLETE"
  say "30 days complete after $(($(date +%s) - began)) s, service at $(memory_of "$(of_stack lms)")"

  compose run --rm --no-deps bi-reader >/dev/null || fail "bi-reader"
  [ "$(as_reader 'select count(*) > 10000 from attempts')" = t ] || fail "bi_reader cannot read attempts"
  if as_reader 'select 1 from quarantine' 2>/dev/null; then fail "bi_reader can read the quarantine"; fi
  say "bi_reader reads the attempts and nothing else"
  ends_within "$(of_stack lms)" 10
}

build_all() {
  make_stand_ins
  build
}

run_all() {
  ip link set lo up
  umount -R /sys/fs/cgroup 2>/dev/null || true
  mount -t cgroup2 none /sys/fs/cgroup
  mount -t tmpfs none /run
  run_hardened
  run_stack
}

image=$(behind LMS_IMAGE)
if [ $# = 2 ]; then # called by itself: build_all or run_all, and where
  work=$2
  prepare
  "$1"
  exit 0
fi

check_texts
missing=$(missing_here)
if [ -n "$missing" ]; then
  # shellcheck disable=SC2086
  say "NOT CHECKED: image, hardening and stack. There is no" $missing >&2
  say "as root: apt-get install --no-install-recommends $packages" >&2
  exit 77
fi
work=$(mktemp -d)
trap 'status=$?; [ "$status" = 0 ] || tail -n 20 "$work/log" >&2; rm -rf "$work"; exit "$status"' EXIT
# Mounts of our own, so that none stays; to run it also a network, so that no port is taken, and processes.
unshare --mount --propagation private sh tools/container-check.sh build_all "$work"
unshare --mount --net --pid --fork --kill-child --mount-proc --propagation private \
  sh tools/container-check.sh run_all "$work"
say "all is well"
