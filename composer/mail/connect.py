"""Connections to the user’s mail servers: always TLS with a verified certificate and host name, never a password in clear.

`settings.mail.ca_file` names further certificates to trust, such as that of a server of one’s own. With `starttls` a
connection on another port than 993 or 465 begins in clear and is refused unless the server offers TLS.
"""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final

from composer.credentials import secret
from composer.errors import BadUsage, OutsideFailed
from composer.settings import Mail, Settings

if TYPE_CHECKING:
    from imapclient import IMAPClient

_WHERE: Final = "set it in Settings, or in [mail] of settings.toml"


def context(mail: Mail) -> ssl.SSLContext:
    """The rules for TLS; raises BadUsage where `ca_file` cannot be read."""
    from composer.mail.bounded import BoundedTls

    try:
        made = ssl.create_default_context(cafile=mail.ca_file or None)
        made.sslsocket_class = BoundedTls
        return made
    except (OSError, ssl.SSLError) as problem:
        raise BadUsage(f"mail.ca_file: {mail.ca_file} holds no certificates that can be read") from problem


def _password(name: str, what: str, environ: Mapping[str, str] | None) -> str:
    found = secret(name, environ)
    if not found:
        raise BadUsage(f"there is no password for {what}; keep it in the keyring (Settings) or in {name}")
    return found


@contextmanager
def plain_errors(what: str, host: str) -> Iterator[None]:
    """Say what went wrong with a server in one sentence (OutsideFailed); passwords never appear in it."""
    from imapclient.exceptions import IMAPClientError, LoginError

    try:
        yield
    except ssl.SSLCertVerificationError as problem:
        raise OutsideFailed(what, f"the certificate of {host} is not to be trusted ({problem.verify_message}); "
                                  "no password was sent") from problem
    except ssl.SSLError as problem:
        said = problem.reason or "no answer"
        raise OutsideFailed(what, f"{host} does not speak TLS here ({said}); no password was sent") from problem
    except (LoginError, smtplib.SMTPAuthenticationError) as problem:
        raise OutsideFailed(what, f"{host} refused the user name or the password") from problem
    except smtplib.SMTPNotSupportedError as problem:
        raise OutsideFailed(what, f"{host} offers no TLS; no password was sent") from problem
    except (IMAPClientError, smtplib.SMTPException, EOFError) as problem:
        raise OutsideFailed(what, f"{host}: {_short(problem)}") from problem
    except TimeoutError as problem:
        raise OutsideFailed(what, f"{host} did not answer in time") from problem
    except OSError as problem:
        raise OutsideFailed(what, f"{host} cannot be reached: {problem.strerror or 'no connection'}") from problem


def _short(problem: BaseException) -> str:
    return " ".join(str(problem).split())[:200] or type(problem).__name__


@contextmanager
def imap(settings: Settings, environ: Mapping[str, str] | None = None) -> Iterator[IMAPClient]:
    """A mailbox, logged in; raises BadUsage (not set up) or OutsideFailed."""
    from imapclient.exceptions import IMAPClientError

    from composer.mail.bounded import STEP, Mailbox

    mail = settings.mail
    if not mail.imap_host:
        raise BadUsage(f"no mailbox is set up; {_WHERE}")
    password = _password("OVERTURE_IMAP_PASSWORD", f"{mail.imap_user or mail.address} on {mail.imap_host}", environ)
    starttls = mail.starttls and mail.imap_port != 993
    with plain_errors("mail", mail.imap_host):
        client = Mailbox(
            mail.imap_host, port=mail.imap_port, use_uid=True, ssl=not starttls, ssl_context=None if starttls else context(mail),
            timeout=STEP)
        try:
            if starttls:
                if not client.has_capability("STARTTLS"):
                    raise OutsideFailed("mail", f"{mail.imap_host} offers no TLS; no password was sent")
                client.starttls(context(mail))
            client.login(mail.imap_user or mail.address, password)
            yield client
        finally:
            with suppress(IMAPClientError, OSError):
                client.logout()
            with suppress(OSError, AttributeError):
                client.shutdown()


@contextmanager
def smtp(settings: Settings, environ: Mapping[str, str] | None = None) -> Iterator[smtplib.SMTP]:
    """A server that takes mail, logged in; raises BadUsage (not set up) or OutsideFailed."""
    from composer.mail.bounded import LETTER, REPLIES, STEP, BoundedTls, Letterbox, LetterboxTls

    mail = settings.mail
    if not mail.smtp_host or not mail.address:
        raise BadUsage(f"no mail server to send with is set up; {_WHERE}")
    password = _password("OVERTURE_SMTP_PASSWORD", f"{mail.smtp_user or mail.address} on {mail.smtp_host}", environ)
    starttls = mail.starttls and mail.smtp_port != 465
    with plain_errors("mail", mail.smtp_host):
        server: smtplib.SMTP
        if starttls:
            server = Letterbox(mail.smtp_host, mail.smtp_port, timeout=STEP)
        else:
            server = LetterboxTls(mail.smtp_host, mail.smtp_port, timeout=STEP, context=context(mail))
        try:
            if starttls:
                server.starttls(context=context(mail))  # raises where the server does not offer it
                if isinstance(server.sock, BoundedTls):
                    server.sock.allow(LETTER, REPLIES)
            server.login(mail.smtp_user or mail.address, password)
            yield server
        finally:
            with suppress(smtplib.SMTPException, OSError):
                server.quit()
            server.close()
