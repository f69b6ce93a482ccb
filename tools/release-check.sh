#!/usr/bin/env bash
# Tries what tools/release.sh has made: unpacks it in an empty folder and uses it with a Java runtime alone, without JDK,
# Maven or git on the PATH. Needs python3 as a made-up API, and bash.
set -euo pipefail
release=$(cd "$(dirname "$0")/../target/release" && pwd)
work=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null || true; wait; rm -rf "$work"' EXIT

say() { echo "release-check: $*"; }
fail() {
  say "$*" >&2
  exit 1
}

say "checksums; the same files in both archives"
(cd "$release" && sha256sum --check --quiet SHA256SUMS)
mkdir "$work/tar" "$work/zip" "$work/bin" "$work/api"
tar -xzf "$release"/*.tar.gz -C "$work/tar"
(cd "$work/zip" && python3 -m zipfile -e "$release"/*.zip .)
diff -r "$work/tar" "$work/zip"

say "a Java runtime without a compiler"
modules=$(java --list-modules | sed 's/@.*//' | grep -vE '^jdk\.(compiler|javadoc|jartool|jdeps|jdi|jlink|jpackage|jshell)$')
jlink --add-modules "$(echo "$modules" | grep -vE '^jdk\.(jconsole|editpad|internal\.(ed|le|opt))$' | paste -sd, -)" \
  --output "$work/java"
for tool in cat dirname env find head mkdir mv readlink rm sed sh stty true unshare; do
  ln -s "$(type -P "$tool")" "$work/bin/$tool"
done
ln -s "$work/java/bin/java" "$work/bin/java"
cd "$work"/tar/*/
alone=(env -i PATH="$work/bin" HOME="$work")

"${alone[@]}" ./lms --version
"${alone[@]}" ./lms completion | diff - completion/lms.bash

say "./lms demo"
port=$((20000 + $$ % 10000))
"${alone[@]}" HTTP_PORT=$port ./lms demo >"$work/demo" 2>&1 &
demo=$!
for _ in $(seq 120); do
  if grep -q "/?ticket=" "$work/demo"; then break; fi
  kill -0 $demo || fail "the demo ended: $(cat "$work/demo")"
  sleep 1
done
grep -F "SUCCEEDED" "$work/demo" || grep -F "WARNING" "$work/demo" || fail "the demo did not load: $(cat "$work/demo")"
"${alone[@]}" HTTP_PORT=$port ./lms health
kill -TERM $demo
wait $demo || fail "the demo ended with status $?: $(cat "$work/demo")"

say "./lms run"
cat >"$work/api/statistics" <<'RECORDS'
[{"lti_user_id": "00000000000000000000000000000001", "passback_params": "{}", "is_correct": null,
  "attempt_type": "run", "created_at": "2023-05-31 09:16:11.313646"}]
RECORDS
python3 -u -m http.server 0 --bind 127.0.0.1 --directory "$work/api" >"$work/served" 2>&1 &
for _ in $(seq 20); do
  api=$(sed -n 's/.* port \([0-9]*\).*/\1/p' "$work/served")
  [ -n "$api" ] && break
  sleep 1
done
"${alone[@]}" API_URL="http://127.0.0.1:$api/statistics" API_CLIENT=Uni API_CLIENT_KEY=key ./lms run --day 2023-05-31 \
  || fail "./lms run ended with status $?"
say "all is well"
