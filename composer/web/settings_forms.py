"""The forms of the page Settings; each saves on its own button and says so."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

import streamlit as st

from composer.channel_facts import HANDLE_KINDS, PROBLEMS
from composer.errors import OutsideFailed
from composer.settings import DIALECTS, Settings, keep_secret, save_settings, secret
from composer.web.state import say
from composer.web.words import plain

_NETWORKS: Final = {name: kind.title for name, kind in HANDLE_KINDS.items() if kind.policy}
_CHOICES: Final = {
    "": "Decide each time", "accept": "Accept gladly", "redirect": "Point them to another network", "decline": "Decline kindly",
}


def _save(settings: Settings, **changes: Any) -> None:
    save_settings(replace(settings, **changes))
    say("Saved.")
    st.rerun()


def you(settings: Settings) -> None:
    """Name, role, company, address, zone."""
    with st.form("you"):
        left, right = st.columns(2)
        name, role = left.text_input("Name", settings.name), right.text_input("Role", settings.role)
        company, address = left.text_input("Company or group", settings.company), right.text_input(
            "Postal address", settings.address, help="Commercial mail must say where you can be reached.",
        )
        zone = left.text_input("Time zone", settings.timezone, placeholder="Europe/Stockholm")
        country = right.text_input("Country", settings.country, placeholder="SE", help="For telephone numbers and for the law.")
        dialect = left.selectbox(
            "My English", DIALECTS, DIALECTS.index(settings.dialect), format_func=lambda name: name.title() or "Any spelling",
            help="“Any spelling” takes both “colour” and “color” for right.",
        )
        proofread = right.checkbox(
            "Look for slips of spelling and grammar while I write", settings.proofread, help="On this machine; nothing is sent.",
        )
        if st.form_submit_button("Save", type="primary"):
            _check_zone(zone)
            _save(settings, dialect=dialect, proofread=proofread,
                  name=name.strip(), role=role.strip(), company=company.strip(), address=address.strip(),
                  timezone=zone.strip(), country=country.strip())


def _check_zone(zone: str) -> None:
    from composer.reports.trends import zone_of

    zone_of(zone.strip())


def channels(settings: Settings) -> None:
    """Accounts, premium, how many a day and a month, follow-up days, quiet hours."""
    for problem in PROBLEMS:
        st.warning(plain(problem))
    with st.form("channels"):
        premium = st.checkbox("I have LinkedIn Premium (notes of 300 characters instead of 200)", settings.premium)
        left, right = st.columns(2)
        notes = left.number_input("Free LinkedIn notes a month", 0, 100, settings.notes_a_month)
        touches = right.number_input("Warn me past so many messages a day", 1, 500, settings.touches_a_day)
        first, second = (*settings.follow_up_days, 4, 8)[:2]
        first = left.number_input("First follow-up after working days", 1, 60, first)
        second = right.number_input("Next step after working days", 1, 90, second)
        start = left.number_input("Quiet from (hour)", 0, 23, settings.quiet_hours[0])
        end = right.number_input("Quiet until (hour)", 0, 23, settings.quiet_hours[1])
        st.markdown("**Your own addresses**, so that imports and guards know you")
        columns = st.columns(3)
        accounts = {
            name: columns[number % 3].text_input(plain(kind.title), settings.accounts.get(name, ""), key=f"account_{name}")
            for number, (name, kind) in enumerate(HANDLE_KINDS.items())
        }
        if st.form_submit_button("Save", type="primary"):
            _save(
                settings, premium=premium, notes_a_month=int(notes), touches_a_day=int(touches),
                follow_up_days=(int(first), int(second)), quiet_hours=(int(start), int(end)),
                accounts={name: value.strip() for name, value in accounts.items() if value.strip()},
            )


def policy(settings: Settings) -> None:
    """Whom the user connects with on each network, decided once."""
    st.markdown("Decide once whom you connect with on each network; answers to requests then say the same to everybody.")
    with st.form("policy"):
        columns = st.columns(2)
        chosen = {
            network: columns[number % 2].selectbox(
                title, list(_CHOICES), index=list(_CHOICES).index(settings.friend_policy.get(network, "")),
                format_func=_CHOICES.__getitem__, key=f"policy_{network}",
            )
            for number, (network, title) in enumerate(_NETWORKS.items())
        }
        to = st.selectbox(
            "Where do you point people to?", list(_NETWORKS), index=list(_NETWORKS).index(settings.friend_policy_to),
            format_func=_NETWORKS.__getitem__,
        )
        if st.form_submit_button("Save", type="primary"):
            _save(settings, friend_policy={name: choice for name, choice in chosen.items() if choice}, friend_policy_to=to)
    if settings.friend_policy:
        from composer.drafting.messages.answers import policy_text

        st.markdown("**Your policy as text**")
        st.code(policy_text(settings.friend_policy, settings.friend_policy_to), language=None, wrap_lines=True)


def mail(settings: Settings) -> None:
    """The mailbox to read from and the server to send through."""
    st.markdown("Overture can fetch your mail to see who answered. It never marks anything as read and never sends by itself.")
    held = settings.mail
    with st.form("mail"):
        left, right = st.columns(2)
        changed = replace(
            held, address=left.text_input("Your mail address", held.address).strip(),
            imap_host=left.text_input("Incoming server (IMAP)", held.imap_host, placeholder="imap.example.org").strip(),
            imap_port=int(right.number_input("Incoming port", 1, 65_535, held.imap_port)),
            imap_user=right.text_input("Incoming user name", held.imap_user).strip(),
            smtp_host=left.text_input("Outgoing server (SMTP)", held.smtp_host, placeholder="smtp.example.org").strip(),
            smtp_port=int(right.number_input("Outgoing port", 1, 65_535, held.smtp_port)),
            smtp_user=right.text_input("Outgoing user name", held.smtp_user).strip(),
            starttls=left.checkbox("The servers speak STARTTLS instead of TLS from the start", held.starttls),
        )
        if st.form_submit_button("Save", type="primary"):
            _save(settings, mail=changed)
    password("OVERTURE_IMAP_PASSWORD", "Password of the incoming server")
    password("OVERTURE_SMTP_PASSWORD", "Password of the outgoing server")


def password(name: str, title: str) -> None:
    """Keep a password in the system's own store; it is never shown again."""
    known = bool(secret(name))
    with st.expander(f"{title}: {'known' if known else 'not known'}"):
        st.markdown(f"Kept in this system's keyring, never in a file. Where there is none, set `{name}` in the environment.")
        value = st.text_input(title, type="password", key=f"secret_{name}", autocomplete="off")
        if st.button("Keep it", key=f"keep_{name}") and value:
            try:
                keep_secret(name, value)
            except OutsideFailed as problem:
                st.warning(plain(str(problem)))
            else:
                st.session_state.pop(f"secret_{name}", None)
                say("Kept in the keyring.")
                st.rerun()
