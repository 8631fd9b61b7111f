"""The part of Settings about mail: one form with its passwords, a test of the connection, and fetching what came."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import streamlit as st

from composer.credentials import keep_secret, secret
from composer.errors import ComposerError, OutsideFailed
from composer.mail.providers import Provider, provider_at, provider_of, providers
from composer.settings import Mail, Settings, save_settings
from composer.web import fetch_mail, import_own
from composer.web.keep_settings import keep
from composer.web.state import has_record
from composer.web.words import plain

_OTHER: Final = "Another provider"
INCOMING: Final = "OVERTURE_IMAP_PASSWORD"
OUTGOING: Final = "OVERTURE_SMTP_PASSWORD"


def mail(settings: Settings) -> None:
    """The tab."""
    st.markdown(
        "Overture can read your mail to see who replied, and send a mail when you click Send. It never marks anything as "
        "read and never sends by itself."
    )
    _form(settings, _provider(settings))
    if settings.mail.imap_host:
        with st.container(horizontal=True):
            if st.button("Test the connection", key="mail_test", icon=":material/network_check:"):
                _test(settings)
            fetch_mail.fetch_button(settings)
        fetch_mail.show()
    if has_record(settings):
        import_own.change(settings)


def _provider(settings: Settings) -> Provider | None:
    """The provider chosen, or told by what is set up; with the way to a password there."""
    known = providers()
    mine = provider_at(settings.mail.imap_host) or provider_of(settings.mail.address)
    names = [_OTHER, *known]
    chosen = st.selectbox(
        "Your mail provider", names, index=names.index(mine.name) if mine else 0, key="mail_provider",
        help="It fills in the servers and says how to get a password for Overture.")
    provider = known.get(str(chosen))
    if provider is None:
        st.caption("Your provider's help pages name its servers for mail programs (IMAP and SMTP). Most want an app password.")
    else:
        show = st.info if provider.reads else st.warning
        show(f"{provider.way} [{provider.link.removeprefix('https://')}]({provider.link})")
    return provider


def _form(settings: Settings, provider: Provider | None) -> None:
    held = settings.mail
    if provider is not None and held.imap_host != provider.imap:
        held = _at(held, provider)
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
    provider = None if changed.imap_host or changed.smtp_host else provider_of(changed.address)
    return _at(changed, provider) if provider is not None else changed


def _at(changed: Mail, provider: Provider) -> Mail:
    return replace(
        changed, imap_host=provider.imap, imap_port=provider.imap_port, smtp_host=provider.smtp, smtp_port=provider.smtp_port,
        starttls=provider.starttls)


def _save(settings: Settings, changed: Mail, passwords: dict[str, str]) -> None:
    try:
        for name, value in passwords.items():
            if value:
                keep_secret(name, value)
    except OutsideFailed:
        names = " and ".join(plain(name) for name, value in passwords.items() if value)
        save_settings(replace(settings, mail=changed))
        st.warning(
            f"Saved, except for the password: this system has no keyring to keep it in. Set {names} in the environment instead.")
        return
    keep(settings, "Mail settings saved.", mail=changed)


def _test(settings: Settings) -> None:
    from composer.mail.sync import probe

    try:
        with st.spinner("Logging in …"):
            answer = probe(settings)
    except ComposerError as problem:
        st.warning(f"That didn't work: {plain(str(problem))}.")
    else:
        st.success(f"It works: {plain(answer)}.")
