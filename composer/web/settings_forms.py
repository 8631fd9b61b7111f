"""The forms of the page Settings; each saves on its own button and says so."""

from __future__ import annotations

from typing import Final

import streamlit as st

from composer import countries, zones
from composer.brief import MAX_NAME
from composer.channel_facts import HANDLE_KINDS, PROBLEMS
from composer.credentials import keep_secret, secret
from composer.errors import BadValue, OutsideFailed
from composer.settings import DIALECTS, Settings
from composer.web.keep_settings import keep, turned
from composer.web.problems import told_here
from composer.web.state import cells, say
from composer.web.words import plain

_NETWORKS: Final = {name: kind.title for name, kind in HANDLE_KINDS.items() if kind.policy}
_CHOICES: Final = {
    "": "Decide each time", "accept": "Accept gladly", "redirect": "Suggest another network", "decline": "Decline kindly",
}


def you(settings: Settings) -> None:
    """Name, role, company, address, zone."""
    with st.form("you"):
        cell = cells(2)
        name = next(cell).text_input("Name", settings.name)
        role = next(cell).text_input("Role", settings.role)
        company = next(cell).text_input("Company or group", settings.company)
        address = next(cell).text_input("Postal address", settings.address, help="The law wants it in commercial mail.")
        place = next(cell).text_input("City or time zone", settings.timezone, placeholder="Stockholm")
        country = next(cell).text_input(
            "Country", settings.country, placeholder="Sweden", help="For phone numbers and for the law.")
        dialect = next(cell).selectbox(
            "My English", DIALECTS, DIALECTS.index(settings.dialect), format_func=lambda name: name.title() or "Any spelling",
            help="“Any spelling” accepts both “colour” and “color”.",
        )
        proofread = next(cell).checkbox(
            "Check my spelling and grammar", settings.proofread, help="On this machine; nothing is sent.",
        )
        if st.form_submit_button("Save", type="primary"):
            with told_here():
                keep(settings, dialect=dialect, proofread=proofread,
                      name=_bounded("name", name), role=_bounded("role", role), company=_bounded("company", company),
                      address=_bounded("address", address), timezone=_zone(place), country=_country(country))


def _bounded(field: str, text: str) -> str:
    tidy = text.strip()
    if len(tidy) > MAX_NAME:
        raise BadValue("settings", field, f"has {len(tidy):,} letters; {MAX_NAME} are the most")
    return tidy


def _zone(place: str) -> str:
    found = zones.zone_of(place)
    if place.strip() and not found:
        raise BadValue("settings", "timezone", f"“{place.strip()}” isn't known. Type the nearest large city, such as Stockholm")
    return found


def _country(text: str) -> str:
    tidy = text.strip()
    if tidy and not countries.code(tidy):
        raise BadValue("settings", "country", f"“{tidy}” isn't known. Type its name or its two letters, such as Sweden or SE")
    return tidy


def channels(settings: Settings) -> None:
    """Accounts, premium, how many a day and a month, follow-up days, quiet hours."""
    for problem in PROBLEMS:
        st.warning(plain(problem))
    with st.form("channels"):
        premium = st.checkbox("I have LinkedIn Premium (notes of 300 characters instead of 200)", settings.premium)
        cell = cells(2)
        notes = next(cell).number_input(
            "Free LinkedIn notes a month", 0, 100, settings.notes_a_month,
            help="LinkedIn's own pages say three and five: type what your account shows.",
        )
        touches = next(cell).number_input("Daily message limit", 1, 500, settings.touches_a_day)
        first, second = (*settings.follow_up_days, 4, 8)[:2]
        first = next(cell).number_input("First follow-up after how many working days", 1, 60, first)
        second = next(cell).number_input("Next step after how many working days", 1, 90, second)
        start = next(cell).number_input("Quiet hours from", 0, 23, settings.quiet_hours[0])
        end = next(cell).number_input("Quiet hours until", 0, 23, settings.quiet_hours[1])
        st.markdown("**Your own addresses**, so that imports recognise you")
        cell = cells(3)
        accounts = {
            name: next(cell).text_input(plain(kind.title), settings.accounts.get(name, ""), key=turned(f"account_{name}"))
            for name, kind in HANDLE_KINDS.items()
        }
        if st.form_submit_button("Save", type="primary"):
            keep(
                settings, premium=premium, notes_a_month=int(notes), touches_a_day=int(touches),
                follow_up_days=(int(first), int(second)), quiet_hours=(int(start), int(end)),
                accounts={name: value.strip() for name, value in accounts.items() if value.strip()},
            )


def policy(settings: Settings) -> None:
    """Whom the user connects with on each network, decided once."""
    st.markdown("Decide once who you connect with on each network, and your replies to requests will be consistent.")
    with st.form("policy"):
        cell = cells(2)
        chosen = {
            network: next(cell).selectbox(
                title, list(_CHOICES), index=list(_CHOICES).index(settings.friend_policy.get(network, "")),
                format_func=_CHOICES.__getitem__, key=turned(f"policy_{network}"),
            )
            for network, title in _NETWORKS.items()
        }
        to = st.selectbox(
            "Which network do you suggest instead?", list(_NETWORKS), index=list(_NETWORKS).index(settings.friend_policy_to),
            format_func=_NETWORKS.__getitem__,
        )
        if st.form_submit_button("Save", type="primary"):
            keep(settings, friend_policy={name: choice for name, choice in chosen.items() if choice}, friend_policy_to=to)
    if settings.friend_policy:
        from composer.drafting.messages.answers import policy_text

        st.markdown("**Your policy in words**")
        st.code(policy_text(settings.friend_policy, settings.friend_policy_to), language=None, wrap_lines=True)


def password(name: str, title: str) -> None:
    """A password or key in the system's own store; it is never shown again, and stays where the box is left empty."""
    with st.form(f"form_{name}"):
        value = st.text_input(
            title, type="password", key=f"secret_{name}", autocomplete="off", placeholder="saved" if secret(name) else "not set",
            help="It goes into your system's keyring, never into a file.",
        )
        if st.form_submit_button("Save", key=f"keep_{name}") and value:
            try:
                keep_secret(name, value)
            except OutsideFailed:
                st.warning(f"This system has no keyring to keep it in. Set `{name}` in the environment instead.")
            else:
                say("Saved.")
                st.rerun()
