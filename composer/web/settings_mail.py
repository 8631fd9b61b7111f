"""The part of Settings about mail: one form with its passwords, a test of the connection, and fetching what came."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import streamlit as st

from composer.errors import ComposerError, OutsideFailed
from composer.normalise import mail_address
from composer.settings import Mail, Settings, keep_secret, save_settings, secret
from composer.web import import_own
from composer.web.state import has_record, now, opened, say
from composer.web.words import plain

# Servers by the domain of the address, as each provider publishes them: incoming on 993, outgoing on 465, TLS from the start.
_KNOWN: Final = {
    "gmail.com": ("imap.gmail.com", "smtp.gmail.com"), "googlemail.com": ("imap.gmail.com", "smtp.gmail.com"),
    "yahoo.com": ("imap.mail.yahoo.com", "smtp.mail.yahoo.com"), "fastmail.com": ("imap.fastmail.com", "smtp.fastmail.com"),
    "gmx.net": ("imap.gmx.net", "mail.gmx.net"), "gmx.de": ("imap.gmx.net", "mail.gmx.net"),
    "gmx.com": ("imap.gmx.com", "mail.gmx.com"), "aol.com": ("imap.aol.com", "smtp.aol.com"),
}
INCOMING: Final = "OVERTURE_IMAP_PASSWORD"
OUTGOING: Final = "OVERTURE_SMTP_PASSWORD"


def mail(settings: Settings) -> None:
    """The tab."""
    st.markdown(
        "Overture can read your mail to see who replied, and send a mail when you click Send. It never marks anything as "
        "read and never sends by itself."
    )
    st.caption("Gmail, Yahoo, Fastmail, GMX and AOL need only your address; leave the servers empty. Most want an app password.")
    _form(settings)
    if settings.mail.imap_host:
        with st.container(horizontal=True):
            if st.button("Test the connection", key="mail_test", icon=":material/network_check:"):
                _test(settings)
            if st.button("Fetch mail now", key="mail_fetch", icon=":material/mark_email_unread:"):
                _fetch(settings)


    if has_record(settings):
        import_own.change(settings)


def _form(settings: Settings) -> None:
    held = settings.mail
    with st.form("mail"):
        address = st.text_input("Your e-mail address", held.address, placeholder="you@example.org")
        server, port, user, word = st.columns([3, 1, 2, 2])
        changed = replace(
            held, address=address.strip(),
            imap_host=server.text_input("Incoming server", held.imap_host, placeholder="imap.example.org").strip(),
            imap_port=int(port.number_input("Incoming port", 1, 65_535, held.imap_port, step=1)),
            imap_user=user.text_input("Incoming user name", held.imap_user, placeholder="if not the address").strip(),
        )
        incoming = _password(word, "Incoming password", INCOMING)
        server, port, user, word = st.columns([3, 1, 2, 2])
        changed = replace(
            changed, smtp_host=server.text_input("Outgoing server", held.smtp_host, placeholder="smtp.example.org").strip(),
            smtp_port=int(port.number_input("Outgoing port", 1, 65_535, held.smtp_port, step=1)),
            smtp_user=user.text_input("Outgoing user name", held.smtp_user, placeholder="if not the address").strip(),
        )
        outgoing = _password(word, "Outgoing password", OUTGOING)
        starttls = st.checkbox("The servers switch to encryption after connecting (STARTTLS)", held.starttls)
        changed = replace(changed, starttls=starttls)
        st.caption("Passwords go into your system's keyring, never into a file.")
        if st.form_submit_button("Save", type="primary"):
            _save(settings, _filled(changed), {INCOMING: incoming, OUTGOING: outgoing})


def _password(place: st.delta_generator.DeltaGenerator, label: str, name: str) -> str:
    """An empty box; what is kept is never shown again, and stays where the box is left empty."""
    kept = "saved" if secret(name) else "not set"
    return place.text_input(label, type="password", key=f"secret_{name}", autocomplete="off", placeholder=kept)


def _filled(changed: Mail) -> Mail:
    """The servers of a known provider where none is named."""
    incoming, outgoing = _KNOWN.get(mail_address(changed.address).rpartition("@")[2], ("", ""))
    return replace(changed, imap_host=changed.imap_host or incoming, smtp_host=changed.smtp_host or outgoing)


def _save(settings: Settings, changed: Mail, passwords: dict[str, str]) -> None:
    save_settings(replace(settings, mail=changed))
    try:
        for name, value in passwords.items():
            if value:
                keep_secret(name, value)
    except OutsideFailed:
        names = " and ".join(plain(name) for name, value in passwords.items() if value)
        st.warning(
            f"Saved, except for the password: this system has no keyring to keep it in. Set {names} in the environment instead.")
        return
    say("Mail settings saved.")
    st.rerun()


def _test(settings: Settings) -> None:
    from composer.mail.sync import probe

    try:
        with st.spinner("Logging in …"):
            answer = probe(settings)
    except ComposerError as problem:
        st.warning(f"That didn't work: {plain(str(problem))}.")
    else:
        st.success(f"It works: {plain(answer)}.")


def _fetch(settings: Settings) -> None:
    from composer.mail.sync import sync

    try:
        with st.spinner("Fetching your mail …"), opened(settings) as record:
            found = sync(record, settings, now=now())
    except ComposerError as problem:
        st.warning(f"That didn't work: {plain(str(problem))}.")
        return
    new = "1 new message" if found.new == 1 else f"{found.new:,} new messages"
    st.success(f"Fetched {new}.")
    for note in found.notes:
        st.caption(plain(note))
