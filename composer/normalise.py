"""Names, telephone numbers and mail addresses in one form, so that the same thing written twice is found again."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from composer import countries

INVISIBLE: Final = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff\x00"))
SPACE: Final = re.compile(r"\s+")
# Letters that Unicode takes for their own though people type them as others, and signs that stand for ' and -.
_LETTERS: Final = INVISIBLE | str.maketrans({
    "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "\u2010": "-", "–": "-",
})
_APOSTROPHES: Final = str.maketrans(dict.fromkeys("’‘ʼʻ´", "'"))


@lru_cache(maxsize=20_000)
def fold(name: str) -> str:
    """A name with case, accents and spacing folded, for finding the same person again ("" for none)."""
    return " ".join(fold_letters(clean(name)).split()).strip(" .,")


def fold_letters(text: str) -> str:
    """A text in small letters without accents; every place stays where it was unless a letter folds into two or none."""
    if text.isascii():
        return text.lower()
    return _bare(text.translate(_APOSTROPHES)).translate(_LETTERS)


def stable_name(name: str) -> str:
    """A name as it stands in the keys of touches and in the names of conversations and sources. It never changes.

    The next import would bring everything again under other keys, so what `fold` learns must not reach this.
    """
    if name.isascii():
        return " ".join(name.lower().split())
    return " ".join(_bare(name).split())


def without_accents(text: str) -> str:
    """A text whose letters have lost their accents; case stays."""
    return text if text.isascii() else "".join(filter(_stands_alone, unicodedata.normalize("NFKD", text)))


def _bare(text: str) -> str:
    return "".join(filter(_stands_alone, unicodedata.normalize("NFKD", text).casefold()))


def _stands_alone(char: str) -> bool:
    return not unicodedata.combining(char)


def clean(text: str) -> str:
    """A text that every database takes: no NUL, no half surrogate."""
    if "\0" in text:
        text = text.replace("\0", "")
    if text.isascii():
        return text
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


# --- telephone numbers -------------------------------------------------------------------------------------------

_PREFIX: Final = re.compile(r"(?:tel|sms|callto):", re.IGNORECASE)
_BETWEEN: Final = re.compile("[\\s().\\-/\u2010-\u2015\u200e\u200f\u202a-\u202e\u2066-\u2069\xa0]")
_NUMBER: Final = re.compile(r"\+?\d{3,20}")
_SHORT: Final = 8  # what has fewer digits and no country is the number of a service, or a local one that nobody could ring


@lru_cache(maxsize=20_000)
def phone(number: str, country: str = "") -> str:
    """A telephone number as E.164 where its country is written in it or given (by code or name), else its digits.

    "" where it is no number: a name, a word.
    """
    compact = _BETWEEN.sub("", _PREFIX.sub("", number.strip(), count=1)).replace("＋", "+")
    if not _NUMBER.fullmatch(compact):
        return ""
    region = countries.code(country)
    if compact.startswith("00") and len(compact) > _SHORT:
        compact = "+" + compact[2:]
    if len(compact) >= _SHORT and (region or compact.startswith("+")):
        return _e164(compact, region) or compact
    return compact


@lru_cache(maxsize=2_000)
def whatsapp(number: str, country: str = "") -> str:
    """A number as WhatsApp knows it: there it begins with its country, and its links leave the + out."""
    import phonenumbers

    compact = phone(number)
    if compact.isdecimal() and compact[0] != "0" and (whole := _e164(f"+{compact}")):
        fits = phonenumbers.is_valid_number if countries.code(country) else phonenumbers.is_possible_number
        if fits(phonenumbers.parse(whole)):
            return whole
    return phone(number, country)


def _e164(number: str, region: str = "") -> str:
    import phonenumbers

    try:
        parsed = phonenumbers.parse(number, region or None)
    except phonenumbers.NumberParseException:
        return ""
    return str(phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164))


@lru_cache(maxsize=2_000)
def spellings(number: str) -> tuple[str, ...]:
    """The digits under which a number may have been kept while its country was not known, or “(0)” was; itself first."""
    import phonenumbers

    if not number.startswith("+"):
        return (number,)
    try:
        parsed = phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        return (number,)
    rest = phonenumbers.national_significant_number(parsed)
    national = re.sub(r"\D", "", phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.NATIONAL))
    forms = (number, f"+{parsed.country_code}0{rest}", number[1:], national, rest, f"0{rest}")
    return tuple(dict.fromkeys(form for form in forms if len(form) >= _SHORT - 1))


# --- mail addresses ----------------------------------------------------------------------------------------------


def mail_address(word: str) -> str:
    """A mail address in small letters, out of `Name <address>` and `mailto:` too; "" where it is none."""
    inner = word[word.rfind("<") + 1 :].partition(">")[0] if "<" in word else word
    inner = inner.strip().strip("'\"").lower().removeprefix("mailto:")
    return inner if "@" in inner and len(inner) <= 320 and len(inner.split()) == 1 else ""
