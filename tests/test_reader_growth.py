"""No input makes any reader take more than linear time: ten times the bytes, at most forty times the CPU time.

Every target of the fuzzer is tried: readers of exports and mails, HTML, briefs, settings, templates, what a page shows. Each seed is
blown up at many places with what such parsers are slow at. Sizes grow until the work can be told from nothing, no seconds are asserted,
and a ratio is tried again before it counts: the square would be a hundred.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from composer.errors import ComposerError
from tests.faults.conftest import LONG
from tests.fuzz import targets

NAMES = ("brief", "fact", "html", "mail", "mbox", "linkedin", "table", "whatsapp", "sms", "meta", "telegram", "x", "slack", "contacts", "telegram pages",
         "meta pages", "imessage", "outlook", "zip", "settings", "template", "page", "check", "check with a brief")
UNITS = (
    b"<!--", b"<", b"<b>", b"</", b"<div>", b"<a href=x>", b"&#x41;", b"&", b'"', b"'", b"\\", b"\\\\", b"[", b"{", b'{"a":', b"(", b"*", b"_", b"`", b"#", b":", b"=", b"=\n", b"=3D", b"=?utf-8?q?a?= ",
    b"a@b.cd, ", b"<a@b>", b" ", b"\t", b"\n", b"\r\n", b"\r\n ", b",", b";", b'","', b'""', b"0", b"9", b"a", b"a ", b"a.", b"-", b"--", b"--b\r\n", b"\n> ", b"\nFrom ", b"From x@x Mon Mar 02 09:00:00 2026\n",
    b"\n12/03/2026, 09:00 - ", b"[", b"\nA: b", b"www.a.", b"http://a", b"{{", b"{%", b"{#", b"|cap", b"\xe2\x80\x8e", b"\xff", b"\0", b"PK\x01\x02", b"BEGIN:VCARD\n", b"\nTEL:1", b"\n[a]", b"a.a.", b"Re: ", b"ASAP!!! ",
    b"your talk on ",
)
# Bytes of the smaller text, as far as it is worth to go; what is short by its nature (a typed fact, a template) is bounded elsewhere.
SIZES = (2_000, 8_000, 32_000) if LONG else (2_000, 8_000)
SHORT = {"check": (600, 1_500), "check with a brief": (600, 1_500)}
TOLD = 0.02  # CPU seconds from which growth is told from noise
MOST = 40.0


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return targets(tmp_path_factory.mktemp("growth"))


def cost(target: Callable[[bytes], object], raw: bytes) -> float:
    began = time.process_time()
    with suppress(ComposerError):
        target(raw)
    return time.process_time() - began


def grown(seed: bytes, unit: bytes, place: int, size: int) -> bytes:
    return seed[:place] + unit * (size // len(unit) + 1) + seed[place:]


def places(seed: bytes) -> list[int]:
    """The start, the end, and some in between: within what is read first, and where texts stand."""
    return sorted({0, len(seed), *(len(seed) * part // 8 for part in range(1, 8))})


def ratio(target: Callable[[bytes], object], seed: bytes, unit: bytes, place: int, sizes: tuple[int, ...]) -> float:
    """CPU time of ten times the text to that of the text, at the smallest size at which it can be told; 0.0 where it never can."""
    for size in sizes:
        large = cost(target, grown(seed, unit, place, 10 * size))
        if large < TOLD:
            continue
        small = cost(target, grown(seed, unit, place, size))
        if large <= MOST * max(small, TOLD / 10):
            return large / max(small, TOLD / 10)
        again = min(cost(target, grown(seed, unit, place, 10 * size)) for _ in range(3))
        return again / max(small, min(cost(target, grown(seed, unit, place, size)) for _ in range(3)), TOLD / 10)
    return 0.0


@pytest.mark.parametrize("name", NAMES)
def test_ten_times_the_bytes_are_no_hundred_times_the_work(known: dict[str, Any], name: str) -> None:
    target, seeds = known[name]
    for seed in seeds:
        cost(target, seed)
    worst = (0.0, b"", 0)
    for number, unit in enumerate(UNITS):
        seed = seeds[number % len(seeds)]
        for place in places(seed) if LONG else (places(seed)[number % 9 :] or [len(seed)])[:1]:
            found = ratio(target, seed, unit, place, SHORT.get(name, SIZES))
            worst = max(worst, (found, unit, place))
            assert found <= MOST, f"{name}: {unit!r} at byte {place}: {found:.0f} times the work"
    print(f"\n{name}: at most {worst[0]:.0f} times, with {worst[1]!r} at byte {worst[2]}")


def test_every_target_of_the_fuzzer_is_tried(known: dict[str, Any]) -> None:
    assert set(known) - {"backup", "record"} == set(NAMES)  # those are databases, whose pages SQLite reads one by one


def test_it_would_notice(tmp_path: Path) -> None:
    def square(raw: bytes) -> int:
        return sum(raw.count(b"x", at) for at in range(0, len(raw), 4))

    assert ratio(square, b"seed", b"x", 0, SIZES) > MOST


@pytest.mark.parametrize(("name", "unit", "place"), [("html", b" ", 147), ("meta pages", b" ", 294), ("settings", b"a.", 0), ("brief", b"a.", 0)])
def test_squares_that_were_there_once(known: dict[str, Any], name: str, unit: bytes, place: int) -> None:
    target, seeds = known[name]
    assert ratio(target, seeds[-1], unit, place, (8_000, 32_000)) <= MOST
