#!/bin/sh
# Runs a script with the machine's Node, or says what is needed. Without a script it only looks.
set -eu

fits() {
  "$1" -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 9) ? 0 : 1)' 2> /dev/null \
    && { [ -e "$(dirname -- "$1")/npm" ] || command -v npm > /dev/null 2>&1; }
}

user=${HOME:-/nonexistent}
for node in "$(command -v node || :)" /usr/local/bin/node /opt/homebrew/bin/node /home/linuxbrew/.linuxbrew/bin/node \
  "$user"/.volta/bin/node "$user"/.nvm/versions/node/*/bin/node "$user"/.local/share/mise/installs/node/*/bin/node \
  "$user"/.asdf/installs/nodejs/*/bin/node; do
  if [ -n "$node" ] && [ -x "$node" ] && fits "$node"; then
    [ $# -gt 0 ] || exit 0
    PATH=$(dirname -- "$node"):$PATH exec "$node" "$@"
  fi
done

found=$(node --version 2> /dev/null) || found=
{
  echo "ocg: the user interface is built with Node.js 20.9 or newer and its npm; ${found:+$found or its npm does not do, and }no other was found (on the PATH and in the usual places)."
  echo 'ocg: Get one: https://nodejs.org (any system), "nvm install 22" (nvm), "brew install node" (Homebrew),'
  echo 'ocg: or your distribution'"'"'s packages nodejs and npm; then put it on the PATH.'
} >&2
exit 2
