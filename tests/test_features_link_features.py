"""Links that count, and links that hide where they lead."""

from __future__ import annotations

import pytest

from composer.etiquette.document.message_parser import parse
from composer.etiquette.features.link_features import different, shortened


def counted(text: str) -> list[str]:
    message = parse(text, "email")
    return [message.says(span) for span in different(message)]


@pytest.mark.parametrize(("text", "links"), [
    ("see https://a.example/x and https://b.example", ["https://a.example/x", "https://b.example"]), ("see https://a.example/x and https://a.example/x", ["https://a.example/x"]),
    ("https://a.example and http://www.a.example/", ["https://a.example"]), ("www.a.com and a.com", ["www.a.com"]), ("a.com and https://a.com/", ["https://a.com/"]),
    ("harbour.io is ours", []), ("see harbour.io or tide.io", ["harbour.io"]), ("I compared harbour.io with tide.org.", []), ("Two pages:\nharbour.io\ntide.org", ["harbour.io", "tide.org"]),
    ("no link", []), ("Two pages:\n- harbour.io\n• tide.org", ["harbour.io", "tide.org"]), ("Two pages:\nharbour.io.\ntide.org,", ["harbour.io", "tide.org"]),
    ("I compared harbour.io\nwith tide.org.\nNo more.", []),
])
def test_each_address_counts_once(text: str, links: list[str]) -> None:
    assert counted(text) == links


@pytest.mark.parametrize("text", [
    "I read your site a.com with care", "I read your blog on harbour.io/x", "I visited a.com", "the people behind a.com", "Hi a.com team, a question", "re: a.com",
    "Subject: a.com\n\na question", "dear a.com", "as the owner of a.com you know", "your shop called “a.com” is", "browsing a.com today",
])
def test_the_readers_own_site_does_not_count(text: str) -> None:
    assert counted(text) == []


def test_nor_does_any_page_of_it_and_the_sites_of_others_do() -> None:
    assert counted("I read your site a.com and https://a.com/more, then https://b.example") == ["https://b.example"]
    assert counted(f"I read your site {'x' * 60} https://b.example") == ["https://b.example"]


@pytest.mark.parametrize(("text", "links"), [
    ("Hello.\nhttps://a.example/u to opt out", []), ("https://a.example/u\nopt out below\nor not", ["https://a.example/u"]),
    (f"https://a.example/u {'x' * 40} opt out\nor not", ["https://a.example/u"]), ("To unsubscribe: https://a.example/u", []), ("https://a.example/u to opt out", []), ("unsubscribe below\nhttps://a.example/u", ["https://a.example/u"]),
    (f"unsubscribe {'x' * 90} https://a.example/u", ["https://a.example/u"]),
])
def test_a_link_that_only_stops_the_mail_does_not_count(text: str, links: list[str]) -> None:
    assert counted(text) == links


@pytest.mark.parametrize(("text", "links"), [
    ("see bit.ly/abc", ["bit.ly/abc"]), ("https://t.co/x1 and https://a.example", ["https://t.co/x1"]), ("https://a.example/bit.ly/x", []), ("bit.ly", []),
])
def test_a_shortened_link_hides_where_it_leads(text: str, links: list[str]) -> None:
    message = parse(text, "email")
    assert [message.says(span) for span in shortened(message)] == links
