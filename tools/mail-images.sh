#!/bin/sh
# Draws what mails look like, on wide screens and phones, light and dark, with a headless Chromium:
#     tools/mail-images.sh [FOLDER]      default: target/mail
# Needs Chromium and ImageMagick. docs/images/mail-*.png are some of them.
set -eu

cd "$(dirname "$0")/.."
folder=${1:-target/mail}
./mvnw --quiet --batch-mode -DskipTests package
java -cp "target/classes:target/test-classes:target/lib/*" lms.notify.MailPages "$folder"

# page, width, light or dark
shoot() {
  name="$(basename "$1" .html)-$2-$3"
  case $3 in
    light) preferred=1 around=#f3f4f6 ;;
    dark) preferred=0 around=#0d1117 ;;
  esac
  profile=$(mktemp -d)
  chromium --headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking --disable-sync \
    --user-data-dir="$profile" --blink-settings=preferredColorScheme=$preferred --hide-scrollbars \
    --window-size="$2,3000" --screenshot="$folder/$name.png" "file://$(realpath "$1")" 2>/dev/null
  rm -rf "$profile"
  # What is around the mail goes but for a little, and few colours are enough.
  convert "$folder/$name.png" -trim +repage -bordercolor "$around" -border 12 +dither -colors 64 "PNG8:$folder/$name.png"
}

for page in "$folder"/*.html; do
  for scheme in light dark; do
    shoot "$page" 800 $scheme
    shoot "$page" 360 $scheme
  done
done
