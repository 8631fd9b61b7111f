"""Channels: all fourteen, counted as each platform counts, opened by links that send nothing."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.channels import channel, clean_handle, count, load_channels, open_link, sms_parts, speaking_seconds
from composer.errors import BadValue
from composer.model import CHANNELS


def test_every_channel_has_terms_a_source_and_says_how_sure_it_is() -> None:
    found = load_channels()
    assert tuple(found) == CHANNELS
    for facts in found.values():
        assert facts.terms
        assert facts.sources
        assert all(source["ref"] for source in facts.sources)
        assert facts.sure in ("high", "medium", "low")


def test_a_free_linkedin_note_holds_200_characters_and_a_premium_one_300() -> None:
    note = channel("linkedin_note")
    assert (note.limit_for(), note.limit_for(premium=True)) == (200, 300)


def test_inmail_limits_subject_and_body() -> None:
    assert (channel("inmail").subject_limit, channel("inmail").limit) == (200, 1900)


@pytest.mark.parametrize(("text", "weight"), [
    ("hello", 5), ("漢字", 4), ("👩‍👩‍👧", 2), ("🇵🇹", 2), ("https://example.com/" + "a" * 80, 23), ("see http://a.bc now", 31),
    ("cafe\u0301", 4), ("“quoted”", 8), ("see example.com", 27), ("see https://tide.example/a.", 28), ("(www.tide.org)", 25), ("e.g. this", 9), ("ada@tide.org", 12), ("v1.2", 4),
    ("tide.co.uk/map?a=b, and", 28), ("a...b", 5), ("\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", 2), ("©\ufe0f", 2), ("https://tide.example/a_(b)", 23),
])
def test_x_counts_weights(text: str, weight: int) -> None:
    assert count(text, "x_weighted") == weight


@pytest.mark.parametrize(("text", "parts"), [
    ("", 0), ("a" * 160, 1), ("a" * 161, 2), ("a" * 306, 2), ("a" * 307, 3), ("’" + "a" * 152, 3), ("€" * 80, 1), ("€" * 81, 2),
    ("漢" * 70, 1), ("漢" * 71, 2), ("😀" * 35, 1), ("😀" * 36, 2),
])
def test_sms_parts_follow_the_alphabet(text: str, parts: int) -> None:
    assert sms_parts(text) == parts


def test_a_voicemail_of_25_seconds_is_about_62_words() -> None:
    assert speaking_seconds("word " * 62) == pytest.approx(24.8)


@pytest.mark.parametrize(("kind", "given_", "clean"), [
    ("linkedin", "https://www.linkedin.com/in/tomas-ortega/?trk=x", "tomas-ortega"), ("x", "@maya", "maya"),
    ("phone", "+34 600 00 00 00", "+34600000000"), ("email", " a@b.example ", "a@b.example"),
])
def test_handles_are_taken_as_people_paste_them(kind: str, given_: str, clean: str) -> None:
    assert clean_handle(kind, given_) == clean


@pytest.mark.parametrize(("kind", "bad"), [
    ("phone", "call me"), ("email", "a@b.example,c@d.example"), ("email", "a@b?bcc=c@d"), ("linkedin", "javascript:alert(1)"), ("x", ""),
])
def test_a_handle_that_is_none_is_refused(kind: str, bad: str) -> None:
    with pytest.raises(BadValue):
        clean_handle(kind, bad)


@given(st.text(st.characters(codec="utf-8"), max_size=200))
def test_the_mail_link_carries_exactly_the_text(text: str) -> None:
    link = open_link("email", "a@b.example", "Hi", text)
    body = parse_qs(urlsplit(link).query, keep_blank_values=True, separator="&")["body"][0]
    assert body == text.replace("\r\n", "\n").replace("\n", "\r\n")


@pytest.mark.parametrize("name", CHANNELS)
def test_links_open_only_known_schemes_and_nothing_without_a_handle(name: str) -> None:
    handles = {"email": "a@b.example", "phone": "+34600000000", "whatsapp": "+34600000000"}
    link = open_link(name, handles.get(channel(name).handle, "tomas-ortega"), "s", "t")
    assert urlsplit(link).scheme in ("https", "mailto", "sms", "tel", "slack", "")
    assert not open_link(name, "") or "{handle}" not in channel(name).open


def test_whatsapp_links_have_digits_only() -> None:
    assert open_link("whatsapp", "+34 600 000 000", text="Hi & bye").startswith("https://wa.me/34600000000?text=Hi%20%26%20bye")


def test_a_mistyped_channel_names_the_nearest() -> None:
    with pytest.raises(BadValue, match="linkedin_note"):
        channel("linkedin_notes")
