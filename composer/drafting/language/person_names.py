"""Names of persons as typed, taken apart: title, given and family name, their order, and whether they are finished at all."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from composer.drafting.language.firms import is_organisation, without_legal_form
from composer.drafting.language.honorifics import Title, read_titles, split_suffix, unglued
from composer.drafting.language.name_case import set_parts
from composer.drafting.language.name_data import is_given, text_of, words
from composer.drafting.language.name_notes import Bare, bare, squeezed
from composer.drafting.language.name_order import Order, arranged
from composer.drafting.language.unfinished import doubt

_BY_GIVEN: Final = ("given_last", "patronymic", "mononym")


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name taken apart; `given` is empty where only the whole name may be used, `unfinished` is a sentence to ask."""

    typed: str
    full: str = ""
    title: str = ""
    rule: str = ""
    given: str = ""
    family: str = ""
    nickname: str = ""
    order: Order = "given_first"
    said_after: str = ""  # with a title that follows: “Mori-san”
    suffix: str = ""  # “Jr.”, “III”: in a signature, in no greeting
    unfinished: str = ""

    @property
    def titled(self) -> str:
        """The title with the part of the name that it takes (“Dr An”, “Sir Ian”); "" without a title that is said."""
        if self.said_after:
            return self.said_after
        if not self.title or self.rule == "silent":
            return ""
        if self.order == "couple":
            return f"{self.title} {self.family}" if self.family else self.full
        if self.rule == "whole" or self.order == "whole":
            return f"{self.title} {self.full}"
        if self.rule in ("held", "vowed", "kin") or self.order in _BY_GIVEN:
            return f"{self.title} {self.given or self.full}"
        family = self.family if len(self.family.rstrip(".")) > 1 else self.given
        return f"{self.title} {family or self.full}"

    def with_title(self, title: Title) -> PersonName:
        """The same name with a title known from elsewhere, such as the role; one that was typed stays."""
        return self if self.title else replace(self, title=title.said, rule=title.rule)


def read_name(typed: str, whom: str = "") -> PersonName:
    """The name as typed, taken apart; `whom` is the question where it is unfinished (“Whom are you writing to?”)."""
    return _read(typed, whom or text_of("asking", "whom"))


@lru_cache(maxsize=2048)
def _read(typed: str, whom: str) -> PersonName:
    text = squeezed(typed[:400])
    plain = bare(text)
    if asked := doubt(text, plain.text, whom):
        return PersonName(typed, unfinished=asked)
    if plain.text.lower().split()[-1] in words("asking", "group_words") and not is_given(plain.text.split()[0]):
        return _organisation(typed, plain.text)
    parts = unglued(plain.text.split())
    title, taken = read_titles(parts)
    if plain.title and title is None:
        title, _ = read_titles(plain.title.split())
    if couple := _couple(typed, parts, title, taken):
        return couple
    return _person(typed, plain, parts[taken:], title)


def _organisation(typed: str, text: str) -> PersonName:
    return PersonName(typed, without_legal_form(text) or text, order="organisation")


def _person(typed: str, plain: Bare, parts: list[str], title: Title | None) -> PersonName:
    if title is None and is_organisation(plain.text):
        return _organisation(typed, plain.text)
    said, rule = (title.said, title.rule) if title else ("", "")
    if any(_is_other_script(part) for part in parts):
        return PersonName(typed, " ".join(parts), said, rule, order="whole", nickname=plain.nickname)
    parts, after = split_suffix(parts)
    comes_last = len(plain.comes_last.split())
    vowed = rule == "vowed" and len(parts) > 2  # “Sister Mary Agnes Doyle”
    found = arranged(parts, comes_last=comes_last or int(vowed), titled=rule in ("family", "degree", "plain"), vowed=vowed)
    nickname = " ".join(set_parts(plain.nickname.split()))
    if nickname and len(parts) == 1 and not said:  # “"Skip" Larsen”
        return PersonName(typed, f"{nickname} {found.full}", given=nickname, family=found.full)
    given = found.full if rule == "whole" else found.given
    return PersonName(
        typed, found.full, said, rule, given, found.family, nickname, found.order, after[:1].upper() + after[1:], plain.suffix
    )


def _couple(typed: str, parts: list[str], title: Title | None, taken: int) -> PersonName | None:
    """“Jan & Eva Novak”, “Mr and Mrs Novak”, “Ana Ruiz and Tom Hale”."""
    places = [place for place, part in enumerate(parts) if part.lower() in words("parts", "couples", "notes")]
    if len(places) != 1 or places[0] < taken or places[0] == len(parts) - 1:
        return None
    first, second = parts[taken : places[0]], parts[places[0] + 1 :]
    other, after = read_titles(second)
    second = second[after:] or second[-1:]
    said = f"{title.said} and {other.said}" if title and other else ""
    two = arranged(second, titled=not first)
    if not first:
        return (
            PersonName(typed, f"{said} {two.full}", said, "plain", family=two.family or two.full, order="couple")
            if said
            else None
        )
    names_both = is_given(first[0]) and (is_given(second[0]) or len(second) > 1)
    if not names_both and not said and (len(first) < 2 or len(second) < 2 or is_organisation(" ".join(second))):
        return None
    one = arranged(first)
    shared = said if len(first) == 1 or one.family == two.family else ""
    return PersonName(
        typed,
        f"{one.full} and {two.full}",
        shared,
        "plain" if shared else "",
        f"{one.given or one.full} and {two.given or two.full}",
        two.family,
        order="couple",
    )


def _is_other_script(part: str) -> bool:
    return any(
        char.isalpha() and not unicodedata.name(char, "LATIN").startswith(("LATIN", "MODIFIER", "FEMININE", "MASCULINE"))
        for char in part
    )
