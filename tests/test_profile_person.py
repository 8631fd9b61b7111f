"""Whose profile was pasted: the name, role, company and addresses of its first lines, and nothing where it does not say."""

from __future__ import annotations

import pytest

from composer.drafting.profile.person import person


@pytest.mark.parametrize(("text", "name", "role", "company"), [
    ("Tomás Ortega\nHead gardener at Harbour Garden | Speaker\nPorto, Portugal\n500+ connections", "Tomás Ortega", "Head gardener", "Harbour Garden"),
    ("Amara Nwosu (She/Her)\n· 2nd\nTram engineer @ Citylines\nContact info", "Amara Nwosu", "Tram engineer", "Citylines"),
    ("Jan van der Meer\nJan van der Meer\nHe/Him\nBuyer at Kade & Zoon · Volunteer", "Jan van der Meer", "Buyer", "Kade & Zoon"),
    ("Dr. Leila Haddad, PhD\nI map rivers.\nHydrologist at River Trust", "Dr. Leila Haddad", "Hydrologist", "River Trust"),
    ("Piotr Zielinski is the head baker at Morning Oven. He bakes rye.", "Piotr Zielinski", "head baker", "Morning Oven"),
    ("Yuki Tanabe is a photographer, living in Kyoto.", "Yuki Tanabe", "photographer", ""),
    ("Sofia Conti\nI paint what the sea leaves behind.", "Sofia Conti", "", ""),
    ("We are a small firm that repairs bicycles at cost.", "", "", ""),
    ("", "", "", ""),
])
def test_whose_profile_it_is(text: str, name: str, role: str, company: str) -> None:
    found = person(text)
    assert (found.name, found.role, found.company) == (name, role, company)


def test_addresses_are_found_anywhere_in_it() -> None:
    found = person("Otto Lindgren\nJoiner at Sawdust\nwww.linkedin.com/in/otto-lindgren-4b/\nWrite to otto@sawdust.example.")
    assert found.handles == {"linkedin": "otto-lindgren-4b", "email": "otto@sawdust.example"}


@pytest.mark.parametrize(("text", "country"), [
    ("Tomás Ortega\nHead gardener at Harbour Garden\nPorto, Portugal\n500+ connections", "Portugal"),
    ("Amara Nwosu\nTram engineer @ Citylines\nGreater Manchester Area, United Kingdom", "United Kingdom"),
    ("Kai Berg\nBerlin, Berlin, Deutschland", "Germany"),
    ("Kai Berg\nI have worked in Peru, Chile and Bolivia, and loved Portugal", ""),
    ("Kai Berg\nBaker at Rye, Georgia", ""),
    ("Kai Berg\nRotterdam", ""),
])
def test_the_country_is_told_by_a_line_that_is_a_place(text: str, country: str) -> None:
    assert person(text).country == country
