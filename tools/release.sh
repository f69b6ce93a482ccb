#!/usr/bin/env bash
# Makes the release of the commit that is checked out, in target/release: the same files as .tar.gz and as .zip, and
# SHA256SUMS. One commit gives the same bytes each time (tools/reproducible-check.sh); tools/release-check.sh tries them.
set -euo pipefail
cd "$(dirname "$0")/.."
umask 022 # the rights of what is built go into the archives

if [ -n "$(git status --porcelain)" ]; then
  echo "release: there are changes that are not committed, and the release would not be its commit; nothing was built." \
    "Commit or stash them" >&2
  exit 1
fi
./mvnw --quiet --batch-mode --no-transfer-progress -Prelease -DskipTests clean verify

cd target/release
if command -v sha256sum >/dev/null; then sum=sha256sum; else sum='shasum -a 256'; fi
$sum -- *.tar.gz *.zip >SHA256SUMS
cat SHA256SUMS
