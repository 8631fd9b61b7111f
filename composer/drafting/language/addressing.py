"""How to address somebody and how to sign, by tone, relationship and kind of channel.

`channel_group` is one of the groups of the templates: letter, note, chat, spoken.
"""

from __future__ import annotations

from typing import Final

from composer.drafting.language.asian_order import is_two_syllables
from composer.drafting.language.firms import without_legal_form
from composer.drafting.language.honorifics import role_title
from composer.drafting.language.name_data import text_of, words
from composer.drafting.language.person_names import PersonName, read_name

_CLOSE: Final = frozenset({"friend", "colleague"})
_LOOSE: Final = frozenset({"note", "chat"})
_NEW: Final = frozenset({"stranger", "client"})  # whose title, once typed, is theirs on every channel
_DISTANT: Final = frozenset({"follower", "mutual", "met"})  # theirs as well, unless the writer chose a warm tone
_SIGNED_WITH: Final = frozenset({"held", "family"})  # titles with which a sender may sign a formal letter


def greeting_name(name: PersonName | str, *, tone: str, relationship: str, channel_group: str, role: str = "") -> str:
    """What stands after “Dear”, “Hello” or “Hi”; "" where the name is unfinished.

    No title is guessed; one that the recipient's role gives (“Chef / owner”) counts as typed.
    """
    person = read_name(name) if isinstance(name, str) else name
    if person.unfinished:
        return ""
    if (title := role_title(role)) is not None:
        person = person.with_title(title)
    familiar = _familiar(person, close=relationship in _CLOSE)
    if person.rule == "kin":
        return person.titled
    if relationship == "friend":
        return familiar
    if tone == "formal":
        return person.titled or _whole(person)
    new = relationship in _NEW or (relationship in _DISTANT and tone != "warm")
    if person.titled and (new or person.rule == "vowed"):
        return person.titled
    lasting = person.rule == "held" or person.title.lower() in words("honorifics", "lasting")
    if person.titled and lasting and relationship not in _CLOSE:
        return person.titled
    if relationship in _CLOSE or channel_group in _LOOSE:
        return familiar
    if tone == "warm":
        return person.titled if person.rule in ("held", "vowed") else familiar
    if person.rule == "silent":
        return _whole(person)
    return person.titled or familiar


def signature(
    name: PersonName | str,
    *,
    tone: str,
    relationship: str,
    channel_group: str,
    company: str = "",
) -> tuple[str, ...]:
    """The lines of the signature: the sender's name and, under a letter to no friend or colleague, the firm.

    Pass the firm only where the message is the firm's business and does not name it already.
    """
    person = read_name(name, text_of("asking", "sender")) if isinstance(name, str) else name
    if person.unfinished:
        return ()
    given = person.given or person.titled or person.full
    if is_two_syllables(person.full.split()):
        given = person.full  # “Jia Hui”: which of the two is the family name, only they know
    if relationship == "friend" and tone != "formal":
        return (person.nickname or person.given or person.titled or person.full,)
    if relationship == "colleague" and tone != "formal":
        return (given,)
    if channel_group == "chat" and tone == "warm" and relationship == "met":
        return (given,)
    formal_title = tone == "formal" and channel_group == "letter" and person.rule in _SIGNED_WITH and person.order != "couple"
    full = f"{person.full} {person.suffix}".rstrip()
    line = f"{person.title} {full}" if formal_title else full
    if not person.given and person.titled:
        line = person.titled  # “Lady Ashdown” is no “Ashdown”
    firm = without_legal_form(company) if company.strip() and channel_group == "letter" else ""
    return (line, firm) if firm and relationship not in _CLOSE else (line,)


def _familiar(person: PersonName, *, close: bool) -> str:
    if person.said_after:
        return person.said_after
    if close and person.nickname:
        return person.nickname
    return person.given or person.titled or person.full


def _whole(person: PersonName) -> str:
    """The full name; a family name of which only the letter is known is left away."""
    if person.given and len(person.family.rstrip(".")) == 1:
        return person.given
    return person.full
