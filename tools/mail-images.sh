#!/bin/sh
# Draws what mails look like, on wide screens and phones, light and dark, with a headless Chromium:
#     tools/mail-images.sh [FOLDER]      default: target/mail
# Needs chromium and ImageMagick's convert. The pictures in docs/images are four of them.
set -eu

cd "$(dirname "$0")/.."
folder=${1:-target/mail}
./mvnw --quiet --batch-mode -DskipTests package
java -cp "target/classes:target/test-classes:target/lib/*" lms.notify.MailPages "$folder"

# page, width, light or dark
shoot() {
  name="$(basename "$1" .html)-$2-$3"
  scheme=1
  [ "$3" = dark ] && scheme=0
  profile=$(mktemp -d)
  chromium --headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking --disable-sync \
    --user-data-dir="$profile" --blink-settings=preferredColorScheme=$scheme --hide-scrollbars \
    --force-device-scale-factor="$4" --window-size="$2,3600" --screenshot="$folder/$name.png" "file://$(realpath "$1")" \
    2>/dev/null
  rm -rf "$profile"
  # What is below the mail goes, and few colours are enough.
  convert "$folder/$name.png" -gravity south -background white -splice 0x1 -trim +repage -colors 48 "PNG8:$folder/$name.png"
}

for page in "$folder"/*.html; do
  for scheme in light dark; do
    shoot "$page" 800 $scheme 1
    shoot "$page" 360 $scheme 2
  done
done
