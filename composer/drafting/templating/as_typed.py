"""What a template may say in a language without grammar of its own here: everything of the brief, as it was typed."""

from __future__ import annotations

from typing import Any, Final

from composer.model import Brief

_TOLD: Final = ("fact", "question", "why", "third_about")  # a wording that says one of these is left out where it is not given


def values(brief: Brief, fact: str = "") -> dict[str, Any]:
    """The names that a template may use; the first fact where none is chosen."""
    sender, recipient = brief.sender, brief.recipient
    facts = tuple(known.text for known in recipient.facts if known.text.strip())
    handle = recipient.handles.get("x", "").lstrip("@")
    given = {
        "name": next(iter(recipient.name.split()), ""), "full": recipient.name, "their_company": recipient.company,
        "handle": f"@{handle}" if handle else "", "source": recipient.source,
        "my_name": next(iter(sender.name.split()), ""), "me": sender.name, "role": sender.role, "company": sender.company,
        "who": ", ".join(part for part in (sender.role, sender.company) if part), "address": sender.address,
        "fact": fact or next(iter(facts), ""), "facts": facts, "point": brief.point, "aim": brief.point,
        "question": brief.question, "asked": brief.question, "mutual": brief.mutual, "why": brief.why_them,
        "third": brief.third.name if brief.third else "", "third_name": brief.third.name if brief.third else "",
        "third_about": brief.third.about if brief.third else "",
    }
    return {name: value for name, value in given.items() if value or name not in _TOLD}
