"""Dovecot and Postfix for the mail tests, started once, on loopback and on free ports; installed with apt where missing."""

from __future__ import annotations

import imaplib
import os
import shutil
import smtplib
import socket
import ssl
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message
from pathlib import Path

import pytest

SCRIPT = Path(__file__).with_name("mailbed.sh")
PORTS = (143, 993, 587, 465, 466, 25)


@dataclass(frozen=True)
class Bed:
    """A running mail server: alice, bob, bench and sink @test.local, password NAME-pw."""

    folder: Path
    base: int

    def port(self, service: int) -> int:
        """The port of imap 143, imaps 993, submission 587, smtps 465 (466: another host’s certificate) or smtp 25."""
        return self.base + service

    @property
    def ca_file(self) -> str:
        """The certificate to trust."""
        return str(self.folder / "tls" / "cert.pem")

    def deliver(self, raw: bytes, to: str = "alice@test.local", sender: str = "zoe@example.org") -> None:
        """Put a mail into a box as the outside world would."""
        with smtplib.SMTP("127.0.0.1", self.port(25), timeout=30) as server:
            server.sendmail(sender, [to], raw)

    def box(self, user: str, folder: str = "INBOX") -> imaplib.IMAP4_SSL:
        """A connection of the tests’ own into a box, folder selected for writing."""
        client = imaplib.IMAP4_SSL("localhost", self.port(993), ssl_context=ssl.create_default_context(cafile=self.ca_file))
        client.login(f"{user}@test.local", f"{user}-pw")
        client.select(folder)
        return client

    def mails(self, user: str, folder: str = "INBOX") -> list[tuple[Message, bytes]]:
        """Every mail of a box with its flags."""
        client = self.box(user, folder)
        try:
            found = []
            for number in client.search(None, "ALL")[1][0].split():
                parts = client.fetch(number.decode(), "(FLAGS BODY.PEEK[])")[1]
                assert isinstance(parts[0], tuple)
                found.append((message_from_bytes(parts[0][1]), parts[0][0]))
            return found
        finally:
            client.logout()

    def await_mails(self, user: str, count: int, header: str = "", value: str = "") -> list[Message]:
        """The mails with a header once there are so many; fails after half a minute."""
        for _ in range(150):
            found = [mail for mail, _ in self.mails(user) if not header or value in (mail[header] or "")]
            if len(found) >= count:
                return found
            time.sleep(0.2)  # Postfix delivers in its own time
        raise AssertionError(f"{user} has {len(found)} of {count} mails; see {self.folder / 'log'}")

    def empty(self, user: str) -> None:
        """Throw a box away."""
        shutil.rmtree(self.folder / "vmail" / user, ignore_errors=True)


def _installed() -> bool:
    return all(shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin") for name in ("dovecot", "postfix", "openssl"))


def _install() -> None:
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    choose = "postfix postfix/main_mailer_type select No configuration\n"
    subprocess.run(["debconf-set-selections"], input=choose, text=True, check=True, env=env)
    packages = ["dovecot-core", "dovecot-imapd", "postfix", "postfix-pcre", "openssl"]
    for command in (["apt-get", "update", "-q"], ["apt-get", "install", "-y", "-q", "--no-install-recommends", *packages]):
        subprocess.run(command, check=True, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)


def _free_base() -> int:
    for base in range(21_000 + os.getpid() % 37 * 1000, 64_000, 1000):
        try:
            for port in PORTS:
                with socket.socket() as one:
                    one.bind(("127.0.0.1", base + port))
        except OSError:
            continue
        return base
    raise AssertionError("no free ports")


@pytest.fixture(scope="session")
def bed() -> Iterator[Bed]:
    """The mail server of the tests."""
    if not _installed():
        assert os.geteuid() == 0, "the mail tests need Dovecot and Postfix: apt-get install dovecot-imapd postfix postfix-pcre"
        _install()
    folder = Path(tempfile.mkdtemp(prefix="mailbed-", dir="/tmp"))
    folder.chmod(0o711)
    base = _free_base()
    env = {**os.environ, "MAILBED": str(folder), "MAILBED_PORT": str(base), "PATH": f"{os.environ.get('PATH', '')}:/usr/sbin"}
    subprocess.run(["bash", str(SCRIPT), "up"], check=True, env=env, stdin=subprocess.DEVNULL)
    made = Bed(folder, base)
    try:
        for port in PORTS:
            _await(base + port)
        yield made
    finally:
        subprocess.run(["bash", str(SCRIPT), "down"], check=False, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL)
        shutil.rmtree(folder, ignore_errors=True)


def _await(port: int) -> None:
    for _ in range(150):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=5).close()
            return
        except OSError:
            time.sleep(0.2)  # polling a socket: a server tells nobody when it listens
    raise AssertionError(f"nothing listens on {port}")
