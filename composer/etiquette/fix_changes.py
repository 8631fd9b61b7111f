"""The changes that a rule's fix may name: what becomes of the marked words, None where the change has nothing to offer."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from composer.etiquette.check_context import CheckContext
from composer.etiquette.document.message_parser import Message
from composer.etiquette.features import capitals
from composer.etiquette.fix_splits import split_paragraph, split_sentence
from composer.lexicon import Wording
from composer.normalise import fold_letters

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_PLAIN: Final = str.maketrans(
    {
        "“": '"',
        "”": '"',
        "„": '"',
        "‘": "'",
        "’": "'",
        "‚": "'",
        "…": "...",
        "–": "-",
        "—": "-",
        "\u00a0": " ",
        "\u202f": " ",
        "•": "-",
        "\u200b": "",
        "\u2060": "",
        "\ufeff": "",
    }
)
_AFTER_CUT: Final = Wording("structure", "after_cut")
_HANGS_ON: Final = Wording("structure", "hangs_on")
_ADJECTIVE_LEADS: Final = Wording("structure", "adjective_stays")
_NOUN_FOLLOWS: Final = Wording("structure", "noun_follows")
_MARKDOWN: Final = re.compile(r"\*{1,3}|_{2,3}|`+|^#+[ \t]+|~~")
_CONNECTOR: Final = re.compile(r"[^,]*,\s*")
_MOST_EXCLAMATIONS: Final = 3  # as in the rule `many-exclamations`
_REPLY: Final = Wording("mail", "marks", re.IGNORECASE)


def with_capital(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def like(marked: str, replacement: str) -> str:
    """The replacement with a capital first letter where the words it replaces have one."""
    return with_capital(replacement) if marked[:1].isupper() and not (len(marked) > 1 and marked.isupper()) else replacement


def first_name(name: str, message: Message) -> str:
    """The given name, or title and surname where there is a title."""
    parts = name.split()
    titled = bool(parts) and fold_letters(parts[0]).strip(".") in message.lexicon.words["addressing", "titles"]
    return " ".join((parts[0], parts[-1])) if titled and len(parts) > 1 else parts[0] if parts else ""


def plain_characters(text: str) -> str:
    """The text with straight quotes, plain dashes and dots, as a cheap SMS wants it."""
    return text.translate(_PLAIN)


def _lower_case(message: Message, start: int, end: int, _: CheckContext) -> str:
    before = message.text[:start].rstrip()
    first = not before or before[-1] in ".!?:…" or any(a == start for a, _ in message.sentences)

    stays = message.lexicon.words["capitals", "stays"]
    contracted = message.lexicon.group["content_words", "contracted"]

    def small(match: re.Match[str]) -> str:
        word = match.group()
        if word in capitals.acronyms(message.lexicon) or not word.isupper():
            return word
        done = word[0] + word[1:].lower() if word in stays or word.startswith(contracted) else word.lower()
        return done[:1].upper() + done[1:] if first and match.start() == 0 else done

    return _WORD.sub(small, message.text[start:end])


def _single_mark(message: Message, start: int, end: int, _: CheckContext) -> str:
    marks = message.text[start:end]
    if "?" in marks or "？" in marks:
        return "?"
    left = message.text.count("!") - len(marks) + 1
    return "." if len(marks) == 1 or left > _MOST_EXCLAMATIONS else "!"


def _straight_quotes(message: Message, start: int, end: int, _: CheckContext) -> str:
    return message.text[start:end].translate(_PLAIN)


def _plain_subject(message: Message, start: int, end: int, _: CheckContext) -> str:
    return _REPLY.of(message.lexicon).sub("", message.text[start:end], count=1)


def _without_link(message: Message, start: int, end: int, _: CheckContext) -> str:
    """Nothing for a link on a line of its own; elsewhere the sentence around it needs it, and it stays."""
    text = message.text
    line = text[text.rfind("\n", 0, start) + 1 : start] + text[end:].partition("\n")[0]
    return "" if not line.strip() else text[start:end]


def _without_connector(message: Message, start: int, end: int, _: CheckContext) -> str | None:
    """“Furthermore, the” → “The”."""
    marked = message.text[start:end]
    rest = _CONNECTOR.sub("", marked, count=1)
    return like(marked, rest) if rest != marked else ""


def cut_stock(message: Message, start: int, end: int, _: CheckContext) -> str | None:
    """Nothing, where the words begin a sentence that can stand without them or are the whole of it."""
    begins = any(start == first for first, _last in message.sentences)
    follows = message.text[end : end + 40].lstrip(" \t")[:1]
    ended = not follows or follows in ".!?\n"
    leads = _AFTER_CUT.of(message.lexicon).match(message.low, end) is not None
    hangs = _HANGS_ON.of(message.lexicon).search(message.low, max(0, start - 8), start) is not None
    return "" if (begins and (leads or ended)) or (hangs and ended) else None


def cut_adjective(message: Message, start: int, end: int, _: CheckContext) -> str | None:
    """Nothing for a word before the noun that it praises: “our groundbreaking lamp” → “our lamp”, not “it is groundbreaking”."""
    lexicon = message.lexicon
    leads = _ADJECTIVE_LEADS.of(lexicon).search(message.low, max(0, start - 24), start) is None
    return "" if leads and _NOUN_FOLLOWS.of(lexicon).match(message.low, end, min(end + 30, len(message.low))) else None


def _single_word(message: Message, start: int, end: int, _: CheckContext) -> str:
    """“the the” → “the”."""
    return message.text[start:end].split()[0]


def _without_markdown(message: Message, start: int, end: int, _: CheckContext) -> str | None:
    """Bold words, headings and code without their signs; a link keeps its brackets, which tell where it leads."""
    marked = message.text[start:end]
    return None if "](" in marked else _MARKDOWN.sub("", marked)


def _filled_slot(message: Message, start: int, end: int, context: CheckContext) -> str | None:
    """What the brief knows for a slot: the names of the two and their firms."""
    brief = context.brief
    if brief is None:
        return None
    asked = re.sub(r"[\W_]+", " ", message.low[start:end]).strip()
    values = {
        "of_reader": first_name(brief.recipient.name, message), "of_readers_firm": brief.recipient.company,
        "of_writer": brief.sender.name, "of_writers_firm": brief.sender.company,
    }
    return next((value for group, value in values.items() if value and asked in message.lexicon.words["slots", group]), None)


CHANGES: Final[Mapping[str, Callable[[Message, int, int, CheckContext], str | None]]] = MappingProxyType(
    {
        "lower_case": _lower_case,
        "single_mark": _single_mark,
        "straight_quotes": _straight_quotes,
        "plain_subject": _plain_subject,
        "drop_link": _without_link,
        "fill_slot": _filled_slot,
        "without_connector": _without_connector,
        "cut_stock": cut_stock,
        "cut_adjective": cut_adjective,
        "single_word": _single_word,
        "without_markdown": _without_markdown,
        "split_sentence": split_sentence,
        "split_paragraph": split_paragraph,
    }
)
