"""What the check route knows besides the text: the situation of each open editor, kept in this process only.

A page registers its situation (brief, earlier texts, dismissals) and hands the browser nothing but a digest of it, so that the
small questions of the editor carry no personal data. After a restart the page registers the same digest again.
"""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from composer.errors import BadValue
from composer.etiquette.check_context import CheckContext
from composer.model import RELATIONSHIPS, STAGES, Check
from composer.settings import Settings, load_settings
from composer.web.words import TRACED, reading
from composer.wire import check_json

if TYPE_CHECKING:
    from composer.etiquette.document.message import Message
    from composer.etiquette.rulebook.rule_loader import RuleBook

_MOST: Final = 64  # open editors remembered; a page is one


_known: OrderedDict[str, CheckContext] = OrderedDict()
_lock = threading.Lock()
_book: tuple[str, RuleBook] | None = None


def register(context: CheckContext) -> str:
    """Remember a situation; gives the digest the editor asks with."""
    digest = hashlib.sha256(repr(context).encode("utf-8", "surrogatepass")).hexdigest()[:24]
    with _lock:
        _known[digest] = context
        _known.move_to_end(digest)
        while len(_known) > _MOST:
            _known.popitem(last=False)
    return digest


def context_of(ask: Mapping[str, Any]) -> CheckContext:
    """The situation that a question names, or the plain one it spells out; raises BadValue for unknown words."""
    with _lock:
        found = _known.get(str(ask.get("context", "")))
    if found is not None:
        return found
    relationship = ask.get("relationship") or None
    stage = ask.get("stage", "first")
    if relationship is not None and relationship not in RELATIONSHIPS:
        raise BadValue("check", "relationship", "is not known")
    if stage not in STAGES:
        raise BadValue("check", "stage", "is not known")
    return CheckContext(str(ask.get("channel", "email")), None, relationship or "", stage)


def rule_book(settings: Settings | None = None) -> RuleBook:
    """This user's rules; read again only when the settings or a rule file has changed."""
    from composer.etiquette.rulebook.rule_loader import load_rules

    global _book  # noqa: PLW0603 - one book for the process, so that its patterns are compiled once
    settings = settings or load_settings()
    own = sorted(settings.own_rules.rglob("*.toml")) if settings.own_rules.is_dir() else []
    state = repr((settings, [(str(path), path.stat().st_mtime_ns, path.stat().st_size) for path in own]))
    with _lock:
        if _book is None or _book[0] != state:
            _book = (state, load_rules(settings))
        return _book[1]


def run(text: str, context: CheckContext) -> Check:
    """The check itself, with this user's rules."""
    from composer.etiquette.check import check_in

    return check_in(text, context, rule_book())


def message_of(text: str, context: CheckContext) -> Message:
    """A text taken apart, with the words of its language."""
    from composer.etiquette.document.language_detection import read

    return read(text, context.channel, rule_book().lexicons, context.language)


def look(text: str, context: CheckContext, *, proofread: bool = False) -> dict[str, Any]:
    """The check in its JSON form, with how easily the text reads in words and what in it the brief accounts for.

    With `proofread` slips of spelling and grammar come after the findings, where the user has not switched that off.
    """
    from composer.etiquette import dismissed_rules, edits
    from composer.etiquette.check import check_message
    from composer.etiquette.document.language_detection import read
    from composer.web import page_readability

    settings = load_settings()
    book = rule_book(settings)
    message = read(text, context.channel, book.lexicons, context.language)
    found = check_message(message, context, book)
    if proofread and settings.proofread:
        found = _proofread(found, message, context, settings.dialect)
    found = replace(found, readability=page_readability.of(message, found.readability))
    table = check_json(found)
    for item, finding in zip(table["findings"], found.findings, strict=True):
        item["key"] = dismissed_rules.key(finding, text)
        edit = edits.edit_of(finding, text)
        if edit is not None:
            item["edit"] = edit._asdict()
    return {**table, "reading": reading(found), "language": found.language, "facts": sources(message, context)}


def _proofread(found: Check, message: Message, context: CheckContext, dialect: str) -> Check:
    """A check with the slips of spelling and grammar."""
    from composer.etiquette.proofread import with_proofreading

    return with_proofreading(found, message.given, context, dialect=dialect, message=message)


def sources(message: Message, context: CheckContext) -> list[dict[str, Any]]:
    """The places that the brief accounts for, each with what it is in words, as it was said there, and where it was seen."""
    if context.brief is None:
        return []
    from composer.etiquette.grounding.provenance import traces

    return [
        {"start": trace.start, "end": trace.end, "what": TRACED[trace.what], "said": trace.given, "seen": trace.seen}
        for trace in traces(message, context.brief)
    ]

