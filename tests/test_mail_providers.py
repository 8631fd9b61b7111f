"""Known mail providers: their servers by the address, a way to a password for each, and those that take none."""

from __future__ import annotations

import pytest

from composer.mail.providers import provider_at, provider_of, providers


@pytest.mark.parametrize(("address", "imap", "port"), [
    ("maya@gmail.com", "imap.gmail.com", 993), ("Maya <maya@ICLOUD.com>", "imap.mail.me.com", 993),
    ("maya@hotmail.fr", "outlook.office365.com", 993), ("maya@gmx.at", "imap.gmx.net", 993), ("maya@pm.me", "127.0.0.1", 1143),
])
def test_the_servers_follow_from_the_address(address: str, imap: str, port: int) -> None:
    found = provider_of(address)
    assert found is not None
    assert (found.imap, found.imap_port) == (imap, port)
    assert provider_at(imap) is not None


def test_an_unknown_address_and_none_have_no_provider() -> None:
    assert provider_of("maya@firm.example") is provider_of("maya") is provider_of("") is provider_at("") is None


def test_each_says_the_way_to_a_password_and_where_its_servers_were_read() -> None:
    seen: set[str] = set()
    for one in providers().values():
        assert one.way.endswith("."), one.name
        assert one.link.startswith("https://"), one.name
        assert one.source, one.name
        assert one.starttls == (one.smtp_port not in (465,)), one.name
        assert seen.isdisjoint(one.domains), one.name
        seen |= set(one.domains)
    assert not providers()["Outlook.com, Hotmail, Microsoft 365"].reads
