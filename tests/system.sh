#!/bin/sh
# Installs what the tests need from Debian's packages where this user may; else says in one line what is missing.
set -u
PATH=$PATH:/usr/sbin:/sbin
missing=
need() { # need PACKAGE COMMAND-OR-FILE…
  package=$1; shift
  for thing; do
    command -v "$thing" >/dev/null 2>&1 && return
    ls $thing >/dev/null 2>&1 && return
  done
  missing="$missing $package"
}
need chromium chromium chromium-browser google-chrome
need postgresql initdb '/usr/lib/postgresql/*/bin/initdb'
need dovecot-imapd '/usr/lib/dovecot/imap'
need postfix postfix
need postfix-pcre '/usr/lib/postfix/postfix-pcre.so' '/usr/lib/postfix/*pcre*'
need openssl openssl
need fonts-noto-color-emoji '/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf'
need fonts-dejavu-core '/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf'
[ -z "$missing" ] && exit 0

sudo=
[ "$(id -u)" = 0 ] || sudo='sudo -n'
if command -v apt-get >/dev/null 2>&1 && $sudo true 2>/dev/null; then
  echo "installing:$missing"
  echo 'postfix postfix/main_mailer_type select No configuration' | $sudo debconf-set-selections
  $sudo apt-get update -qq
  $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null && exit 0
fi
echo "missing for the whole test suite:$missing (Debian packages); make test-fast runs the tests that need none of them" >&2
exit 1
