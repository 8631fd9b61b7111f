"""What can be done about a finding: a replacement of the marked words that applies cleanly, or one sentence of guidance."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Final, NamedTuple, cast

from composer.etiquette.check_context import CheckContext
from composer.etiquette.document import content_words
from composer.etiquette.document.message_parser import Message, Span
from composer.etiquette.features import capitals
from composer.etiquette.rule import FixSpec, Rule
from composer.lexicon import Wording
from composer.model import Finding, Fix
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
_PEOPLE: Final = re.compile(r"\{(?:name|sender)\}")
_TOKEN: Final = re.compile(r"\w[\w'-]*")
_GAP: Final = re.compile(r"[ \t]*")
_LINES: Final = re.compile(r"(?:[ \t]*\r?\n)+")
_AFTER_CUT: Final = Wording("structure", "after_cut")
_BEFORE_CUT: Final = Wording("structure", "before_cut")
_LITTLE: Final = Wording("structure", "little_before")
_HANGS_ON: Final = Wording("structure", "hangs_on")
_ARTICLE: Final = Wording("structure", "article_before")
_TAKES_AN: Final = Wording("structure", "takes_an")
_STOCK: Final = Wording("structure", "stock_sentence")
_ADJECTIVE_LEADS: Final = Wording("structure", "adjective_stays")
_NOUN_FOLLOWS: Final = Wording("structure", "noun_follows")
_MARKDOWN: Final = re.compile(r"\*{1,3}|_{2,3}|`+|^#+[ \t]+|~~")
_CONNECTOR: Final = re.compile(r"[^,]*,\s*")
_MOST_EXCLAMATIONS: Final = 3  # as in the rule `many-exclamations`
_REPLY: Final = Wording("mail", "marks", re.IGNORECASE)


def make(rule: Rule, message: Message, span: Span, words: Mapping[str, object], context: CheckContext) -> Fix | None:
    """The fix of a rule for one place; None where it has nothing to offer."""
    spec = rule.fix
    if spec is None:
        return None
    absent = span[0] == span[1]
    replacement = (
        _inserted(spec, message, rule.part, context) if absent else _replacement(spec, message, span, words, context)
    )
    if replacement is not None and replacement == message.says(span):
        replacement = None
    if replacement is None and not spec.hint:
        return None
    if replacement is None:
        return _hint(_filled(spec.hint, words))
    return Fix(hint=_filled(spec.hint, words), replacement=replacement, safe=spec.safe)


@lru_cache(maxsize=1_024)
def _hint(hint: str) -> Fix:
    return Fix(hint=hint)


def _replacement(
    spec: FixSpec, message: Message, span: Span, words: Mapping[str, object], context: CheckContext
) -> str | None:
    start, end = span
    marked = message.text[start:end]
    if spec.recast:
        recast = _recast(spec.recast, marked)
        if recast == "":
            return _cut_stock(message, start, end, context) if _begins(message, start) else _cut_adjective(message, start, end, context)
        if recast is not None:
            return _capital(recast) if _begins(message, start) else recast
    if spec.change:
        return CHANGES[spec.change](message, start, end, context)
    if spec.delete:
        rest = _rest(message, start, end, words) if "stock" in words else None
        return "" if rest is None and not _tells_more(message, start, end, words) else rest
    if spec.replace is not None:
        filled = _filled(_with_people(spec.replace, message, context), words)
        return None if _PEOPLE.search(filled) else _like(marked, filled)
    if spec.swap is not None:
        swapped = spec.swap.get(" ".join(message.low[start:end].split()))
        if swapped is not None:
            return _capital(swapped) if _begins(message, start) else _like(marked, swapped)
    return None


def _recast(patterns: Mapping[str, str], marked: str) -> str | None:
    """What to say instead by the first expression that matches the whole of the marked words; None without one."""
    said = " ".join(marked.replace("’", "'").split())
    matches = ((re.fullmatch(pattern, said, re.IGNORECASE), instead) for pattern, instead in patterns.items())
    recast = next((match.expand(instead) for match, instead in matches if match), None)
    return recast and _like(marked, recast) + marked[len(marked.rstrip()) :]


def _begins(message: Message, start: int) -> bool:
    return any(first == start for first, _ in message.sentences)


def is_part_of_a_name(message: Message, start: int, end: int) -> bool:
    """Whether words are no words to change: a capital inside a sentence (“Tindall & Foster”), or joined to others (“NP-15”)."""
    text = message.text
    marked = text[start:end]
    if text[end : end + 1] in ("-", "/") or text[max(0, start - 1) : start] in ("-", "/"):
        return True
    inside = any(first < start < last for first, last in message.sentences)
    return inside and marked.istitle() and marked[0] != "I" and text[:start].rstrip()[-1:] not in (".", "!", "?", ":", "–", "—", "-")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _inserted(spec: FixSpec, message: Message, part: str, context: CheckContext) -> str | None:
    """The words that a rule puts in where a part is missing; None where they need a name that nobody gave."""
    if not spec.insert or getattr(message, part, None):
        return None
    filled = _with_people(spec.insert, message, context)
    return None if _PEOPLE.search(filled) else filled


def _with_people(text: str, message: Message, context: CheckContext) -> str:
    """The text with the first name of whom it is for and the name of who writes, where they are known."""
    if "{" not in text:
        return text
    name = _first_name(context.reader_name, message)
    sender = context.brief.sender.name if context.brief else ""
    return text.replace("{name}", name or "{name}").replace("{sender}", sender or "{sender}")


def _first_name(name: str, message: Message) -> str:
    """The given name, or title and surname where there is a title."""
    parts = name.split()
    titled = bool(parts) and fold_letters(parts[0]).strip(".") in message.lexicon.words["addressing", "titles"]
    return " ".join((parts[0], parts[-1])) if titled and len(parts) > 1 else parts[0] if parts else ""


def _tells_more(message: Message, start: int, end: int, words: Mapping[str, object]) -> bool:
    """Whether a sentence that is to go says something besides its stock words: a fact, a figure, a name."""
    stock = words.get("stock")
    if not isinstance(stock, tuple):
        return False
    first, last = stock
    outside = ((start, max(start, first)), (min(end, last), end))
    kind = content_words.kinds(message.lexicon)
    return any(
        kind[word] == content_words.TELLING or any(map(str.isdigit, word))
        for a, b in outside for word in _TOKEN.findall(message.low, a, b)
    )


def _rest(message: Message, start: int, end: int, words: Mapping[str, object]) -> str | None:
    """What a sentence says besides its stock words, where these are a clause at its beginning or at its end."""
    first, last = cast("tuple[int, int]", words["stock"])
    text, lexicon = message.text, message.lexicon
    leads = _AFTER_CUT.of(lexicon).match(message.low, last, end)
    if leads and _LITTLE.of(lexicon).fullmatch(message.low, start, first):
        rest = text[leads.end() : end]
        return _capital(rest) if len(rest.split()) > 2 and not _STOCK.of(lexicon).match(message.low, leads.end(), end) else None
    before = _BEFORE_CUT.of(lexicon).search(message.low, start, first)
    mark = text[last:end].strip() or text[last - 1]
    if before and len(text[start : before.start()].split()) > 2 and not any(map(str.isalnum, text[last:end])):
        return text[start : before.start()] + (mark[0] if mark[0] in ".!?" else ".")
    return None


def _filled(text: str, words: Mapping[str, object]) -> str:
    if "{" in text:
        for key, value in words.items():
            text = text.replace("{" + key + "}", str(value))
    return text


def _like(marked: str, replacement: str) -> str:
    """The replacement with a capital first letter where the words it replaces have one."""
    return _capital(replacement) if marked[:1].isupper() and not (len(marked) > 1 and marked.isupper()) else replacement


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
    return _like(marked, rest) if rest != marked else ""


def _cut_stock(message: Message, start: int, end: int, _: CheckContext) -> str | None:
    """Nothing, where the words begin a sentence that can stand without them or are the whole of it."""
    begins = any(start == first for first, _last in message.sentences)
    follows = message.text[end : end + 40].lstrip(" \t")[:1]
    ended = not follows or follows in ".!?\n"
    leads = _AFTER_CUT.of(message.lexicon).match(message.low, end) is not None
    hangs = _HANGS_ON.of(message.lexicon).search(message.low, max(0, start - 8), start) is not None
    return "" if (begins and (leads or ended)) or (hangs and ended) else None


def _cut_adjective(message: Message, start: int, end: int, _: CheckContext) -> str | None:
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
        "of_reader": _first_name(brief.recipient.name, message), "of_readers_firm": brief.recipient.company,
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
        "cut_stock": _cut_stock,
        "cut_adjective": _cut_adjective,
        "single_word": _single_word,
        "without_markdown": _without_markdown,
    }
)


class Edit(NamedTuple):
    """One change of a text: what stands between two offsets becomes `new`."""

    start: int
    end: int
    new: str


def edit_of(finding: Finding, text: str) -> Edit | None:
    """The change that a finding's fix makes, its surroundings healed; None without a replacement.

    After a deletion no gap is left: neither two blanks nor an empty line too many, and what then begins the sentence has a
    capital.
    """
    if finding.fix is None or finding.fix.replacement is None:
        return None
    start, end, new = finding.start, finding.end, finding.fix.replacement
    return _with_article(text, Edit(start, end, new) if new or start == end else _healed(text, start, end))


def _with_article(text: str, edit: Edit) -> Edit:
    """The edit with the article before it changed to what the next word asks for: “a thorough” → “an exact”."""
    article = _before(_ARTICLE, text, edit.start)
    follows = (edit.new + text[edit.end : edit.end + 20]).lstrip().lower()
    if article is None or not follows[:1].isalpha():
        return edit
    said = article["article"]
    wants_an = _TAKES_AN.for_all.match(follows) is not None
    if wants_an == (said == "an"):
        return edit
    first = edit.start - len(article.group())
    return Edit(first, edit.end, text[first] + "n" * wants_an + text[first + len(said) : edit.start] + edit.new)


def _before(wording: Wording, text: str, at: int) -> re.Match[str] | None:
    """What of a wording ends at a place, within a few characters."""
    return wording.for_all.search(text[max(0, at - 8) : at].lower())


def _healed(text: str, start: int, end: int) -> Edit:
    if not any(map(str.isalnum, text[start:end])):  # signs that nobody sees, or marks
        ends = text[end : end + 1] in ("", "\n", "\r") and not text[start:end].isspace()
        return Edit(len(text[:start].rstrip(" \t")) if ends else start, end, "")
    before = text[:start].rstrip(" \t")
    begins = not before or before[-1] in ".!?…:\n" or (before[-1] in '”"’)' and before[-2:-1] in ".!?…")
    whole = text[start:end].rstrip()[-1:] in (".", "!", "?", "…")
    if begins and not whole:
        follows = _AFTER_CUT.for_all.match(text.lower(), end)
        end = follows.end() if follows else end
    stop = _GAP.match(text, end)
    end = stop.end() if stop else end
    if text[end : end + 1] in (".", "!", "?") and begins:
        end += 1
        stop = _GAP.match(text, end)
        end = stop.end() if stop else end
    line_begins = not before or before[-1] == "\n"
    if line_begins and not whole and text[end : end + 1] == "," and text[end + 1 : end + 2] in ("", "\n", "\r"):
        end += 1  # “Thanks in advance,” on a line of its own
    if line_begins and (end == len(text) or text[end] in "\r\n"):
        lines = _LINES.match(text, end)
        return Edit(len(before), lines.end() if lines else end, "")
    first = text[end : end + 1]
    hangs = None if begins or whole else _before(_HANGS_ON, text, start)
    if hangs and first in ("", "\n", "\r", ".", "!", "?"):
        return Edit(start - len(hangs.group()), end, "" if first in (".", "!", "?") else ".")
    if begins and first.islower() and before[-1:] != ":":
        return Edit(start, end + 1, first.upper())
    if not first or first in "\r\n" or (not begins and first in ",.;:!?)"):
        return Edit(len(before), end, "")
    apart = line_begins or start > len(before) or (stop is not None and stop.end() == stop.start())
    return Edit(start, end, "" if apart else " ")


def apply_fixes(text: str, findings: Iterable[Finding]) -> str:
    """The text with every offered replacement applied; where two overlap the wider, earlier one is taken."""
    edits = [edit for edit in (edit_of(finding, text) for finding in findings) if edit is not None]
    edits.sort(key=lambda edit: (edit.start, -edit.end))
    pieces: list[str] = []
    at = 0
    for edit in edits:
        if edit.start < at:
            continue
        pieces += [text[at : edit.start], edit.new]
        at = edit.end
    pieces.append(text[at:])
    return "".join(pieces)


def plain_characters(text: str) -> str:
    """The text with straight quotes, plain dashes and dots, as a cheap SMS wants it."""
    return text.translate(_PLAIN)
