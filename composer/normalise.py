"""Names, telephone numbers and mail addresses in one form, so that the same thing written twice is found again."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

INVISIBLE: Final = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff\x00"))
SPACE: Final = re.compile(r"\s+")


@lru_cache(maxsize=20_000)
def fold_name(name: str) -> str:
    """A name with case, accents and spacing folded, for finding the same person again ("" for none)."""
    if name.isascii():
        return " ".join(name.lower().replace("\x00", "").split()).strip(" .,")
    plain = unicodedata.normalize("NFKD", clean(name).translate(INVISIBLE)).casefold()
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    return SPACE.sub(" ", plain.replace("ß", "ss").replace("ø", "o").replace("ł", "l").replace("đ", "d")).strip(" .,")


def clean(text: str) -> str:
    """A text that every database takes: lone surrogates replaced, NULs out."""
    if "\x00" in text:
        text = text.replace("\x00", "")
    if text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace").decode()
    return text


def fold(text: str) -> str:
    """Case, accents and spaces folded, for comparing names."""
    if text.isascii():
        return " ".join(text.lower().split())
    plain = unicodedata.normalize("NFKD", text).casefold()
    return " ".join("".join(char for char in plain if not unicodedata.combining(char)).split())


def sound(text: str) -> str:
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


@lru_cache(maxsize=20_000)
def phone(number: str, country: str = "") -> str:
    """A phone number as E.164 where it can be told, else its digits; "" where it is none (a name, a service word)."""
    compact = re.sub(r"[\s().\-/\u2010-\u2015\u202a-\u202e\u2066-\u2069\xa0]", "", number)
    if not re.fullmatch(r"\+?\d{3,20}", compact):
        return ""
    if compact.startswith("00") and len(compact) > 8:
        compact = "+" + compact[2:]
    if len(compact) >= 8 and (compact.startswith("+") or country):
        import phonenumbers

        try:
            parsed = phonenumbers.parse(compact, country or None)
        except phonenumbers.NumberParseException:
            return compact
        return str(phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164))
    return compact


def mail_address(word: str) -> str:
    """A mail address in lower case, out of `Name <address>` too; "" where it is none."""
    inner = word[word.rfind("<") + 1 :].partition(">")[0] if "<" in word else word
    inner = inner.strip().strip("'\"").lower()
    return inner if "@" in inner and " " not in inner and len(inner) <= 320 else ""


def folded(name: str) -> str:
    """A name for comparing: without case, accents and doubled spaces."""
    plain = unicodedata.normalize("NFKD", name)
    return " ".join("".join(char for char in plain if not unicodedata.combining(char)).casefold().split())


def telephone(text: str) -> str:
    """A telephone number as the record keeps it: its digits with + before the country; any other text in small letters."""
    digits = re.sub(r"[^\d+]", "", text)
    if digits.startswith("00"):
        digits = "+" + digits[2:]
    return digits or text.lower()


def fold_text(text: str) -> str:
    """Small letters without accents and curly signs, for comparing names."""
    plain = unicodedata.normalize(
        "NFKD", text.replace("’", "'").replace("ø", "o").replace("ł", "l").replace("ß", "ss")
    ).casefold()
    return "".join(char for char in plain if not unicodedata.combining(char))
