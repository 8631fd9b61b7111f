"""Mails that machines write about other mails: what came back, is late, has arrived, was read, or was called spam.

Reports come in parts that say what happened, or in the prose of some hundred mail servers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache
from typing import Final, NamedTuple

from composer.imports.wordlists import pattern, words

Headers = Mapping[str, Sequence[str]]  # lower-case name → values, top first
Told = tuple[str, str]  # class and reason

_LOOKED_AT: Final = 400_000  # bytes of a mail
_RECEIPT: Final = 800  # characters that a receipt takes
_PROSE: Final = 20_000  # characters of what a machine wrote
_SIGNS: Final = (b"elivery-status", b"isposition-notification", b"eedback-report", b"elivery-Status", b"eedback-Type")
_PART: Final = re.compile(rb"^content-type:\s*([a-z]+/[a-z0-9.+-]+)", re.MULTILINE)
_ACTION: Final = re.compile(rb"^action:\s*([a-z]+)", re.MULTILINE)
_STATUS: Final = re.compile(rb"^status:\s*([245])\.\d", re.MULTILINE)
_FEEDBACK: Final = re.compile(rb"^feedback-type:\s*([a-z-]+)", re.MULTILINE)
_SPAM: Final = frozenset((b"abuse", b"fraud", b"other", b"virus", b"miscategorized", b"opt-out", b"opt-out-list"))
_MEANS: Final = {b"5": "failed", b"4": "delayed", b"2": "delivered"}
_NOTIFIED: Final = re.compile(rb'\\?"(?:notification|event)type\\?"\s*:\s*\\?"(bounce|complaint|delivery)\\?"')
_CODE: Final = re.compile(r"(?<![\d.])(?:5\d\d[ -]|#?5\.\d{1,3}\.\d{1,3}\b)")  # of an SMTP server that will not


class Letter(NamedTuple):
    """What a mail is told by: its headers, subject, sender and text, and the whole of it."""

    headers: Headers
    subject: str
    name: str
    sender: str
    text: str
    raw: bytes


def first(headers: Headers, name: str) -> str:
    """The first value of a header; "" where there is none."""
    values = headers.get(name)
    return values[0] if values else ""


def report(letter: Letter, kind: str) -> Told | None:
    """What the parts of a report say; None for a mail that is none. `kind` is its content type in small letters."""
    in_parts = "multipart" in kind or "message" in kind
    if "report" not in kind and not (in_parts and any(sign in letter.raw for sign in _SIGNS)):
        return None
    lower = letter.raw[:_LOOKED_AT].lower().replace(b"\r\n", b"\n")
    parts = {part.decode() for part in _PART.findall(lower)}
    if "disposition-notification" in kind or "message/disposition-notification" in parts:
        return "auto", "read receipt"
    if "feedback-report" in kind or "message/feedback-report" in parts:
        about = _FEEDBACK.search(lower)
        return ("complaint" if about is None or about[1] in _SPAM else "auto"), "feedback"
    if "delivery-status" in kind or not parts.isdisjoint(("message/delivery-status", "message/global-delivery-status")):
        return _delivery(letter, lower)
    return None


def _delivery(letter: Letter, lower: bytes) -> Told:
    """A delivery report: what failed for one receiver counts above what arrived at the others."""
    actions = {found.decode() for found in _ACTION.findall(lower)} or {_MEANS[found] for found in _STATUS.findall(lower)}
    if "failed" in actions:
        return "bounce", "report"
    if "delayed" in actions or (not actions and pattern("mail", "delay").search(letter.subject)):
        return "delay", "delayed"
    return ("auto", "delivery receipt") if actions & {"delivered", "relayed", "expanded"} else ("bounce", "report")


def is_daemon(letter: Letter) -> bool:
    """Whether a mail server wrote a mail: by its address or its name, or because it left the address out."""
    return _is_daemon(letter.sender.partition("@")[0], letter.name.strip()) if letter.sender else "from" in letter.headers


@lru_cache(maxsize=4096)
def _is_daemon(local: str, name: str) -> bool:
    known = words("mail")["daemon"]
    addressed = re.fullmatch(rf"(?:{'|'.join(known['local'])})(?:[+=].*)?", local, re.IGNORECASE)
    return bool(addressed or (name and re.fullmatch(rf"\W*(?:{'|'.join(known['name'])})\b.{{0,40}}", name, re.IGNORECASE)))


def by_machine_alone(sender: str) -> bool:
    """Whether an address is one that only a mail server writes from."""
    return _is_daemon(sender.partition("@")[0], "")


def by_machine(letter: Letter, *, platform: bool, away: Callable[[str], bool]) -> Told | None:
    """What a machine says in prose; None where it says nothing of other mails, or a person wrote.

    `platform` is whether the address is one that nobody reads, `away` tells the subjects of automatic answers.
    """
    complaint = _complaint(letter)
    if complaint is not None:
        return complaint
    if letter.sender.endswith("amazonaws.com"):
        notified = _NOTIFIED.search(letter.raw[:_LOOKED_AT].lower())
        if notified is not None:
            return ("auto", "delivery receipt") if notified[1] == b"delivery" else (notified[1].decode(), "notification")
    failed = "x-failed-recipients" in letter.headers
    daemon = is_daemon(letter)
    if not failed and not daemon and not platform and first(letter.headers, "return-path").strip() != "<>":
        return None
    brings_back = b"message/rfc822" in letter.raw[:_LOOKED_AT].lower()
    return _prose(letter, failed=failed, sure=daemon or brings_back) or (
        ("platform", "daemon") if daemon and letter.sender and not away(letter.subject) else None)


def _prose(letter: Letter, *, failed: bool, sure: bool) -> Told | None:
    """Whether a machine gave up or goes on trying, by its subject and its words."""
    text = (letter.text.strip() or letter.raw[:_LOOKED_AT].decode("utf-8", "replace"))[:_PROSE]
    told = pattern("mail", "bounce").search(letter.subject) is not None
    code = _CODE.search(text) is not None
    gave_up = code or _said("gave_up", text)
    goes_on = _said("goes_on", text)
    if pattern("mail", "delay").search(letter.subject) and not (told and gave_up and not goes_on):
        return "delay", "subject"
    if failed or told or (sure and gave_up):
        return ("delay", "delayed") if goes_on and not code else ("bounce", "daemon")
    return None


@cache
def _words_of(name: str) -> re.Pattern[str]:
    listed = words("mail")["in_text"][name]
    return re.compile("|".join(f"(?:{one})" for one in listed), re.IGNORECASE | re.DOTALL)


def _said(name: str, text: str) -> bool:
    return _words_of(name).search(text) is not None


@cache
def _receipts() -> tuple[re.Pattern[str], re.Pattern[str]]:
    said = words("mail")["receipt"]
    return re.compile("|".join(said["subject"]), re.IGNORECASE), re.compile("|".join(said["text"]), re.IGNORECASE)


def is_receipt(letter: Letter) -> bool:
    """Whether a mail says in words alone that another was read or arrived: a short one, under the subject of such a notice."""
    subject, text = _receipts()
    own = letter.text.strip()
    return len(own) <= _RECEIPT and subject.match(letter.subject.strip()) is not None and text.search(own) is not None


@cache
def _complaints() -> tuple[re.Pattern[str], re.Pattern[str]]:
    said = words("mail")["complaint"]
    return re.compile("|".join(said["opt_out"]), re.IGNORECASE), re.compile("|".join(said["subject"]), re.IGNORECASE)


def _complaint(letter: Letter) -> Told | None:
    """A complaint that a provider sends in its own form, or a program that takes somebody off a list."""
    opt_out, complains = _complaints()
    subject = letter.subject.strip()
    if "x-apple-unsubscribe" in letter.headers:
        return "complaint", "opt-out"
    submitted = first(letter.headers, "auto-submitted").lower()
    if submitted not in ("", "no") and opt_out.fullmatch(subject):
        return "complaint", "opt-out"
    if b"essage/rfc822" in letter.raw and complains.match(subject):
        return "complaint", "subject"
    return None
