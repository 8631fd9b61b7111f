"""What every kind of rule gives: the names of its fields, how they are read from a table, how its rules are run together."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, ClassVar, Final, Literal, Self

from composer.etiquette.check_context import CheckContext
from composer.etiquette.document.message import Message

Hit = tuple[int, int, Mapping[str, object]]  # start, end, and words that the rule's message may name
NO_WORDS: Final[Mapping[str, object]] = {}
Search = Callable[[Message, CheckContext], Iterable[tuple[str, Sequence[Hit]]]]  # the rules that fire, by id, with their hits
Prepared = Callable[[frozenset[str], str], Search]  # ids of the rules that apply, and the channel → the search for them


class Kind(ABC):
    """One kind of rule; an instance holds what one rule looks for."""

    __slots__ = ()

    name: ClassVar[str]
    fields: ClassVar[tuple[str, ...]]  # in a rule's table, beside those that all kinds share
    names_groups: ClassVar[Mapping[str, Literal["phrase", "pattern"]]] = {}  # fields whose texts may name groups of words
    marks_words: ClassVar[bool] = False  # hits are words of the text, which `part` narrows down; else they are about the message
    reads_brief: ClassVar[bool] = False  # silent without a brief, so examples are read against one

    @classmethod
    @abstractmethod
    def read(cls, table: Mapping[str, Any], where: str) -> Self:
        """What a rule's table says in the fields of this kind; raises BadValue or UnknownKey naming the field."""

    @classmethod
    @abstractmethod
    def prepared(cls, rules: Mapping[str, Self]) -> Prepared:
        """The rules of a book, by id, made ready once for all circumstances."""

    @classmethod
    def names(cls) -> tuple[str, ...]:
        """What a rule of this kind can name: its fields, or the figures, properties or checks to choose from."""
        return cls.fields

    def problem(self) -> str:
        """Why it cannot be run, or ""; shipped rules are not asked, since their tests run them."""
        return ""

    def weight(self) -> int:
        """How many steps it may cost for each character of a text, beyond a few."""
        return 0
