"""Drafts in a language that is a folder of templates: whole messages, with what the brief holds as it was typed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from composer.channels import Channel
from composer.drafting.templating import as_typed
from composer.drafting.templating.template_loader import Template, TemplateBook, render
from composer.errors import BadFile
from composer.model import Brief, Check, Composition, Draft

_NO_TEMPLATES: Final = (
    "templates in “{language}” for this: the shipped ones are English; write your own into templates/{language} "
    "(docs/templates.md)"
)
_NONE_FIT: Final = "a template that fits: those in “{language}” ask for more than the brief holds, or are too long"


def compose(
    brief: Brief, channel: Channel, book: TemplateBook, *, judge: Callable[[str, str], Check], fits: Callable[[str], bool],
    count: int,
) -> Composition:
    """Up to `count` clean drafts from the templates of the brief's language; where there are none, `missing` says why."""
    if not book.for_move("message", brief.purpose, channel.name, brief.language):
        return Composition((), (_NO_TEMPLATES.format(language=brief.language),))
    heading = next((text for _, text in _said("subject", brief, channel, book)), "") if channel.has_subject else ""
    ends = [next((text for _, text in _said(move, brief, channel, book)), "") for move in ("greeting", "signoff")]
    drafts: list[Draft] = []
    complaint = ""
    for template, middle in _said("message", brief, channel, book):
        text = "\n\n".join(part for part in (ends[0], middle, ends[1]) if part)
        if len(drafts) >= count or not fits(text):
            continue
        judged = judge(text, heading)
        stern = [finding.message for finding in judged.findings if finding.severity != "suggestion"]
        if stern:
            complaint = complaint or f"other words; every draft had this: {stern[0]}"
            continue
        used = tuple(fact.text for fact in brief.recipient.facts if fact.text and fact.text in text)
        drafts.append(Draft(channel.name, heading, text, "template", template.id, used, judged))
    missing = () if drafts else (complaint or _NONE_FIT.format(language=brief.language),)
    return Composition(tuple(drafts), missing)


def _said(move: str, brief: Brief, channel: Channel, book: TemplateBook) -> Iterator[tuple[Template, str]]:
    """The wordings of a move that this brief can fill, said."""
    values = as_typed.values(brief)
    for template in book.for_move(move, brief.purpose, channel.name, brief.language):
        met = all(values.get(name) for name in template.needs) and not any(values.get(name) for name in template.without)
        told = not template.relationships or brief.relationship in template.relationships
        if met and told and (not template.tones or brief.tone in template.tones):
            try:
                yield template, render(template, values)
            except BadFile:  # it says a name that this brief does not give
                continue
