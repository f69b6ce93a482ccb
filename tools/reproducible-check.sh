#!/usr/bin/env bash
# Builds the last commit twice, in folders, time zones and languages that differ, in sources that the group may write and
# that it may not, and compares jar and release byte for byte; then once more from sources without git, as in a source
# archive. The same Java builds both: another major version may compile otherwise.
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

git clone --quiet "$here" "$work/one"
(umask 002 && git clone --quiet "$here" "$work/another folder")
echo "reproducible: building the first time …"
TZ=Asia/Kathmandu LC_ALL=C "$work/one/tools/release.sh"
echo "reproducible: building the second time …"
TZ=America/St_Johns LC_ALL=C.UTF-8 "$work/another folder/tools/release.sh"
(cd "$work/one/target" && find lms-analytics-pipeline.jar release -type f) | sort | while read -r file; do
  cmp "$work/one/target/$file" "$work/another folder/target/$file"
  echo "equal: $file"
done

echo "reproducible: building without git …"
mkdir "$work/sources"
git -C "$here" archive HEAD | tar -x -C "$work/sources"
cd "$work/sources"
./mvnw --quiet --batch-mode --no-transfer-progress -DskipTests package
java -jar target/lms-analytics-pipeline.jar --version | grep -F "commit unknown"
