"""Takes off what people type beside a name: pronouns, emoji, nicknames, degrees, a job after a bar, a mail address."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from composer.drafting.language.name_data import fold, is_given, known, words

_MAIL: Final = re.compile(r"\A(.*[^\W\d_].*?)\s*<[^<>\s]+@[^<>\s]+>\Z")
_BRACKET: Final = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]\s*")
_QUOTED: Final = re.compile(r"(?:(?<=\s)|\A)[“\"„«‘'‚]\s*([^“”\"„«»‘’']{1,30}?)\s*[”\"“»’'](?=\s|,|\Z)")
_CUT: Final = re.compile(r"\s*[|·•;→★]\s*|\s+(?:-+|–|—|@|//)\s+|\s+@(?=\w)")
_SLASHED: Final = re.compile(r",?\s*\b([^\W\d_]+)\s*/\s*([^\W\d_]+)(?:\s*/\s*[^\W\d_]+)*\Z")
_DEGREE: Final = re.compile(
    r"(?:[A-Z][A-Za-z]{0,3}\.){2,}|[A-Z][A-Za-z]*[A-Z][A-Za-z]*|[A-Z]{2,7}(?:-[A-Z]{1,4})?|[A-Z][a-z]{0,3}\."
)
_ORDINAL: Final = re.compile(r"(?:2nd|3rd|4th)\Z")


@dataclass(frozen=True, slots=True)
class Bare:
    """A name without notes: `comes_last` is the family name typed first with a comma."""

    text: str
    nickname: str = ""
    title: str = ""
    comes_last: str = ""
    suffix: str = ""


def squeezed(typed: str) -> str:
    """One space between words; control and invisible characters gone."""
    text = unicodedata.normalize("NFC", typed)
    seen = (" " if char.isspace() else char for char in text if char.isspace() or unicodedata.category(char) not in ("Cc", "Cf"))
    return " ".join("".join(seen).split())


def bare(text: str) -> Bare:
    """The name alone, of a squeezed text."""
    if found := _MAIL.match(text):
        text = found.group(1).strip(" \"'")
    text = "".join(char for char in text if not _is_picture(char))
    text, nickname, title = _brackets(text)
    text = _CUT.split(text.strip(" |·•-–—,"))[0]
    if (found := _SLASHED.search(text)) and {found.group(1).lower(), found.group(2).lower()} & words(
        "parts", "pronouns", "notes"
    ):
        text = text[: found.start()]
    if quoted := _QUOTED.search(text):
        nickname = nickname or quoted.group(1)
        rest = f"{text[: quoted.start()]} {text[quoted.end() :]}"
        text = rest if rest.strip() else quoted.group(1)
    text = " ".join(text.split()).strip(' ,;:!?*~_“”"')
    text, last = _commas(text)
    parts = _without_after(text.split())
    suffix = next(
        (part for part in text.split()[len(parts) :] if part.lower().rstrip(".") in words("parts", "family", "after")), ""
    )
    if len(parts) > 1 and parts[0].lower().rstrip(":") in words("parts", "greetings", "notes"):
        parts = parts[1:]
    text = " ".join(parts)
    return Bare(text, nickname if _same_letters(nickname, text) else "", title, last, suffix)


def is_after(part: str) -> bool:
    """Whether a part is a degree, an order or “Jr.”."""
    plain = part.lower().replace(".", "")
    like_a_name = part[:1].isupper() and part[1:].islower() and len(plain) == 2 and plain not in words("parts", "family", "after")
    if plain in words("parts", "anywhere", "after") and not like_a_name:
        return True
    return bool(_ORDINAL.match(part)) or part.replace(".", "") in words("parts", "capitals", "after", cased=True)


def _is_picture(char: str) -> bool:
    return (
        unicodedata.category(char) in ("So", "Sk", "Cs", "Co", "Cn", "Sm") and char not in "+|~→★<>"
    ) or char in "\ufe0f\u200d\u20e3"


def _brackets(text: str) -> tuple[str, str, str]:
    nickname = title = ""
    for found in list(_BRACKET.finditer(text)):
        inside = found.group(1).strip()
        between = bool(text[: found.start()].strip()) and bool(text[found.end() :].strip())
        if _is_title(inside):
            title = title or inside
        elif (
            "/" not in inside
            and inside.lower() not in words("parts", "pronouns", "notes")
            and _is_nickname(inside, between=between)
        ):
            nickname = nickname or inside.strip("“”\"'‘’")
    return " ".join(_BRACKET.sub(" ", text).split()), nickname, title


def _is_title(inside: str) -> bool:
    from composer.drafting.language.honorifics import read_titles

    parts = inside.split()
    return bool(parts) and len(parts) <= 2 and read_titles(parts)[1] == len(parts)


def _is_nickname(inside: str, *, between: bool) -> bool:
    parts = inside.split()
    letters = all(part.strip("“”\"'‘’-.").isalpha() for part in parts)
    if not 1 <= len(parts) <= 2 or not letters or parts[0].lower() in words("parts", "born", "notes"):
        return False
    if inside.lower().rstrip(".") in words("honorifics", "qualifiers"):
        return False
    return (between and inside[:1].isupper()) or inside[:1] in "“\"'‘" or is_given(parts[0])


def _same_letters(nickname: str, text: str) -> bool:
    """No nickname in other letters than the name: “Haruka Ono (大野)”."""
    return bool(nickname) and nickname.isascii() | (not text.isascii()) and fold(nickname) != fold(text)


def _commas(text: str) -> tuple[str, str]:
    main, comma, rest = text.partition(",")
    rest = rest.strip(" ,")
    if not comma or not rest or not main.strip():
        return main.strip(), ""
    parts = rest.replace(",", " ").split()
    lone = len(parts) == 1 and len(main.split()) == 1 and not is_after(parts[0])
    if all(is_after(part) or _DEGREE.fullmatch(part) for part in parts) and not lone:
        return main.strip(), ""
    first = rest.partition(",")[0].split()
    small = any(part.islower() and part not in words("parts", "particles") for part in first) and not text.islower()
    if len(first) <= 4 and len(main.split()) <= 4 and not small and _is_surname_first(main.split(), first[0]):
        return f"{' '.join(first)} {main.strip()}", main.strip()
    return main.strip(), ""


def _is_surname_first(main: list[str], first: str) -> bool:
    """“Ruiz Vega, Ana” and “van der Berg, Jan”, not “Ana Ruiz, Recruiter”."""
    if len(main) == 1 or not is_given(main[0]) or main[0].lower() in words("parts", "particles"):
        return True
    return is_given(first) and bool(known(main[0]).family)


def _without_after(parts: list[str]) -> list[str]:
    shouted = all(part == part.upper() for part in parts)
    while len(parts) > 1 and is_after(parts[-1]):
        short = len(parts[-1].replace(".", "")) <= 2 and parts[-1].lower().rstrip(".") not in words("parts", "family", "after")
        if shouted and short:
            break
        if len(parts) == 2 and parts[-1].replace(".", "") in words("parts", "capitals", "after", cased=True):
            break
        parts = parts[:-1]
    return parts
