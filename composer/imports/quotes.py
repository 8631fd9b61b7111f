"""What a person wrote in a mail, without what is quoted below it; quotequail decides, on the few lines where a quote may begin.

quotequail tries some thirty patterns on every line (about 1 ms a mail), so only lines that could match are shown to it, and
the two commonest forms, “On … wrote:” and three lines that begin with “>”, are known without asking.
"""

from __future__ import annotations

from functools import cache
from typing import Final, NamedTuple

from composer.lexicon import default_lexicon

_SIGNS: Final = ("\n>", "----", "______", "\n20")  # of quotes, in every language
_WINDOW: Final = 4  # lines shown to quotequail at once: it wants two header lines or three quoted ones
_TRIES: Final = 12
_LONGEST: Final = 200_000


class _Starts(NamedTuple):
    """How lines begin and end above a quote: those that need no second look, and all others."""

    plain: tuple[str, ...]
    plain_ends: tuple[str, ...]
    below_ends: tuple[str, ...]
    others: tuple[str, ...]
    ends: tuple[str, ...]


@cache
def _signs() -> tuple[str, ...]:
    """What a text with a quote holds at least one of."""
    group = default_lexicon().group
    return (*_SIGNS, *group["mail", "says_quoted"], *(f"\n{word}" for word in group["mail", "header_below_line"]))


@cache
def _starts() -> _Starts:
    group = default_lexicon().group
    headers = (f"{star}{word}:" for star in ("", "*") for word in group["mail", "header"])
    wrote = group["mail", "wrote_first"]
    days = (f"{word} " for word in group["mail", "on_day"])
    return _Starts(
        tuple(f"{word} " for word in group["mail", "on_day_first"]), tuple(f" {word}" for word in wrote), wrote,
        (*days, "--", "________", *group["mail", "original_message"], *headers), group["mail", "wrote_last"],
    )


def own_text(text: str) -> str:
    """The writer's own words; the whole text where nothing is quoted, what stands between quotes where nothing is above them."""
    text = text.replace("\r\n", "\n") if "\r" in text else text
    if not text.startswith(">") and not any(map(text.__contains__, _signs())):
        return text.strip()
    lines, starts = text[:_LONGEST].split("\n"), _starts()
    tries = 0
    for number, line in enumerate(lines):
        begins = False
        if line.startswith(">"):
            begins = all(one.startswith(">") for one in lines[number : number + 3]) and number + 2 < len(lines)
        elif line.startswith(starts.plain):
            # The first pattern quotequail would try, on this line and on the two joined.
            below = lines[number + 1] if number + 1 < len(lines) else ""
            begins = line.endswith(starts.plain_ends) or below.endswith(starts.below_ends)
        elif line.startswith(starts.others) or line[:4].isdecimal() or line.endswith(starts.ends):
            begins = _begins(lines[number : number + _WINDOW])
            tries += 1
            if tries > _TRIES:
                break
        if begins:
            return "\n".join(lines[:number]).strip() or _between(lines)
    return "\n".join(lines).strip()


def _begins(lines: list[str]) -> bool:
    from quotequail import unwrap

    found = unwrap("\n".join(lines))
    return found is not None and not found.get("text_top")


def _between(lines: list[str]) -> str:
    """The lines of a bottom-posted or interleaved answer."""
    own = [line for line in lines if not line.startswith(">")]
    while own and (not own[0].strip() or own[0].rstrip().endswith(":")):
        own.pop(0)
    return "\n".join(own).strip()
