#!/bin/bash
# mailbed.sh up|down|reset: Dovecot and Postfix on loopback for the mail tests; Debian, root, no systemd.
# No message can leave the machine: every foreign recipient lands in “sink”, bounce…@ comes back as a real bounce.
# MAILBED is its folder (every folder above it must be world-searchable); ports are MAILBED_PORT + 143, 993, 587, 465, 25.
set -eu
M=${MAILBED:?} B=${MAILBED_PORT:-10000}
case ${1:-up} in
  down) dovecot -c "$M/dovecot.conf" stop || :; postfix -c "$M/pf" stop || :; exit 0 ;;
esac
getent passwd vmail >/dev/null || useradd -r -d "$M/vmail" -s /usr/sbin/nologin vmail
U=$(id -u vmail) G=$(id -g vmail)
mkdir -p "$M"/{tls,vmail,run,log,pf,queue,data}; chmod 711 "$M"
chown "$U:$G" "$M/vmail"; chown postfix "$M/data"
certificate() { # name, subject alternative names
  openssl req -x509 -newkey rsa:2048 -nodes -days 3650 -subj "/CN=$2" -addext "subjectAltName=$3" \
    -addext basicConstraints=critical,CA:TRUE -addext keyUsage=critical,digitalSignature,keyEncipherment,keyCertSign \
    -keyout "$M/tls/$1.key" -out "$M/tls/$1.pem" 2>/dev/null
  chmod 600 "$M/tls/$1.key"
}
[ -f "$M/tls/cert.pem" ] || { certificate cert localhost DNS:localhost,IP:127.0.0.1; certificate other mail.example.net DNS:mail.example.net; }
boxes=; : >"$M/users"
for u in alice bob bench sink; do
  echo "$u@test.local:{PLAIN}$u-pw:$U:$G::$M/vmail/$u" >>"$M/users"
  boxes="$boxes{$u@test.local=$u/Maildir/}, "
done
cat >"$M/dovecot.conf" <<D
protocols = imap
listen = 127.0.0.1
base_dir = $M/run
state_dir = $M/run/state
log_path = $M/log/dovecot.log
ssl = required
ssl_cert = <$M/tls/cert.pem
ssl_key = <$M/tls/cert.key
auth_mechanisms = plain login
mail_location = maildir:~/Maildir
first_valid_uid = 1
mail_max_userip_connections = 50
passdb {
  driver = passwd-file
  args = $M/users
}
userdb {
  driver = passwd-file
  args = $M/users
}
namespace inbox {
  inbox = yes
  separator = /
  mailbox Sent {
    auto = subscribe
    special_use = \Sent
  }
}
service imap-login {
  inet_listener imap {
    port = $((B + 143))
  }
  inet_listener imaps {
    port = $((B + 993))
    ssl = yes
  }
}
service auth {
  unix_listener auth-postfix {
    mode = 0660
    user = postfix
  }
}
D
cat >"$M/pf/main.cf" <<P
compatibility_level = 3.6
maillog_file = $M/log/postfix.log
maillog_file_prefixes = $M/log
queue_directory = $M/queue
data_directory = $M/data
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = localhost.test.local
mydestination =
mynetworks =
alias_maps =
virtual_mailbox_domains = test.local
virtual_mailbox_base = $M/vmail
virtual_mailbox_maps = inline:{ ${boxes%, } }
virtual_alias_maps = pcre:$M/pf/catchall
virtual_uid_maps = static:$U
virtual_gid_maps = static:$G
virtual_minimum_uid = 1
default_transport = error:5.1.2 outbound mail is off here
relay_transport = error:5.1.2 outbound mail is off here
smtpd_tls_cert_file = $M/tls/cert.pem
smtpd_tls_key_file = $M/tls/cert.key
smtpd_tls_security_level = may
smtpd_tls_auth_only = yes
smtpd_sasl_auth_enable = yes
smtpd_sasl_type = dovecot
smtpd_sasl_path = $M/run/auth-postfix
smtpd_recipient_restrictions = permit_sasl_authenticated, reject
message_size_limit = 52428800
mailbox_size_limit = 0
virtual_mailbox_limit = 0
P
cat >"$M/pf/catchall" <<'P'
/^((alice|bob|sink|bench)@test\.local)$/ $1
/^(nosuchuser@|bounce.*@)/ nosuchuser@test.local
/@/ sink@test.local
P
{ echo "127.0.0.1:$((B + 25)) inet n - n - - smtpd -o smtpd_tls_security_level=none -o smtpd_sasl_auth_enable=no -o smtpd_recipient_restrictions=permit_auth_destination,reject
127.0.0.1:$((B + 587)) inet n - n - - smtpd -o smtpd_tls_security_level=encrypt
127.0.0.1:$((B + 465)) inet n - n - - smtpd -o smtpd_tls_wrappermode=yes
127.0.0.1:$((B + 466)) inet n - n - - smtpd -o smtpd_tls_wrappermode=yes -o smtpd_tls_cert_file=$M/tls/other.pem -o smtpd_tls_key_file=$M/tls/other.key
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
virtual unix - n n - - virtual
anvil unix - - n - 1 anvil
verify unix - - n - 1 verify
postlog unix-dgram n - n - 1 postlogd"
  for s in bounce:bounce:0 defer:bounce:0 trace:bounce:0 error:error:- retry:error:- proxymap:proxymap:- showq:showq:-; do
    IFS=: read -r name prog max <<<"$s"; echo "$name unix - - n - $max $prog"
  done
} >"$M/pf/master.cf"
dovecot -c "$M/dovecot.conf" </dev/null >/dev/null 2>&1 # with the shell's own streams the calling shell would hang
postfix -c "$M/pf" start </dev/null >/dev/null 2>&1
