#!/bin/sh
# Makes the passwords and the token that compose.yaml names, a file each in secrets/. Those that are there stay as they
# are; none is shown.
#     tools/secrets.sh
set -eu

cd "$(dirname "$0")/.."
umask 077
mkdir -p secrets
# The containers read the files under users of their own; the folder keeps everybody else out.
chmod 700 secrets

for name in postgres_password db_password bi_reader_password metabase_db_password metabase_password rest_token; do
  file=secrets/$name
  if [ -s "$file" ]; then
    echo "secrets: $file is there and stays"
  else
    od -An -v -N 32 -tx1 /dev/urandom | tr -d ' \n' >"$file.new"
    echo >>"$file.new"
    chmod 644 "$file.new"
    mv "$file.new" "$file"
    echo "secrets: $file is new"
  fi
done

# lms doctor wants it closed to all others, so the container's user gets it by its group.
if [ -f .env ] && [ -z "$(find .env -perm -004 -o -group 999 -perm -040 -o -user 999 -perm -400)" ]; then
  echo "secrets: the container's user may not read .env; run: sudo chgrp 999 .env && chmod 640 .env" >&2
fi
