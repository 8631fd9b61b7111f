"""Composes drafts without a model: a search over moves, fitted to the channel, checked, and only clean drafts offered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Final

from composer import brief as briefs
from composer import channels
from composer.channels import Channel
from composer.drafting.language.articles import article
from composer.drafting.language.noun_phrases import words_of
from composer.drafting.language.phrase_types import is_address
from composer.drafting.search import candidates, other_languages, similarity
from composer.drafting.search.candidates import Choice, Core, Piece
from composer.drafting.search.reuse import Worn
from composer.drafting.templating.bindings import Material, material
from composer.drafting.templating.template_loader import Template, TemplateBook, load_templates
from composer.etiquette.check import check
from composer.etiquette.rulebook.rule_loader import RuleBook
from composer.lexicon import DEFAULT
from composer.model import Brief, Check, Composition, Draft
from composer.settings import Settings

SPOKEN_WORDS: Final = 60  # talking points
_MOST_CHECKS: Final = 30  # bounds the time of a brief that no wording can save
_TRIES: Final = 8
_SUBJECTS: Final = 3
_SHORTEST: Final = 40
_CONSIDERED: Final = 240
_NO_FRIEND: Final = (
    "somebody you know: an introduction is asked of a friend, a colleague or somebody you have met, not of a stranger"
)
_NO_WORDING: Final = "another form of the point: say it as a thing (“cheap tests”), as “how …” or as a sentence"
_STRAIGHT: Final = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "...", "\u00a0": " "})
STAGES: Final = {"thank": "reply", "decline": "reply", "update": "update"}


@dataclass(frozen=True, slots=True)
class Order:
    """What every draft of one call is checked against."""

    brief: Brief
    channel: Channel
    stage: str
    rules: RuleBook | None
    premium: bool
    sent_before: tuple[str, ...]

    def judge(self, text: str, subject: str = "") -> Check:
        """The checker's word on a text."""
        whole = f"Subject: {subject}\n\n{text}" if subject else text
        return check(
            whole, self.channel.name, self.brief, stage=self.stage, sent_before=self.sent_before, rules=self.rules,
            premium=self.premium,
        )

    def fits(self, text: str) -> bool:
        """Whether a text is within the hard limit, and within the length that would earn a warning."""
        return self.excess(text) <= 0

    def may_fit(self, text: str) -> bool:
        """Whether the middle of a message could fit at all; a quick look, since a link may count for less than its letters."""
        limit = 160 if self.channel.counting == "sms" else self.channel.limit_for(premium=self.premium)
        return self.channel.spoken or limit is None or len(text) <= limit or "/" in text

    def excess(self, text: str) -> int:
        """By how much a text is too long, in the channel's own unit; 0 or less where it fits."""
        facts = self.channel
        if facts.spoken:
            return len(text.split()) - SPOKEN_WORDS
        if facts.counting == "sms":
            units, gsm = channels.sms_units(text)
            return units - (160 if gsm else 70)
        over = 0
        limit = facts.limit_for(premium=self.premium)
        if limit is not None:
            over = channels.count(text, facts.counting) - limit
        norm = facts.norm.get("warning")
        if norm:
            length = len(text.split()) if facts.norm_unit == "words" else len(text)
            over = max(over, length - norm + 1)
        return over if limit is not None or norm else 0


def compose(
    brief: Brief,
    channel: str,
    *,
    count: int = 3,
    rules: RuleBook | None = None,
    templates: TemplateBook | None = None,
    premium: bool = False,
    sent_before: Sequence[str] = (),
    now: datetime | None = None,
    settings: Settings | None = None,
) -> Composition:
    """Up to `count` clean drafts that differ; where there are fewer, `missing` says why and what to do.

    Raises BadValue for an unknown channel. `now` is the clock by which a fact dated in the future is noticed; `settings` brings
    the user's own templates.
    """
    facts = channels.channel(channel)
    gaps = [*briefs.missing(brief), *_contradictions(brief, facts, now)]
    if gaps:
        return Composition((), tuple(gaps))
    book = templates or load_templates(settings)
    order = Order(brief, facts, STAGES.get(brief.purpose, "first"), rules, premium, tuple(sent_before))
    if brief.language != DEFAULT:
        return other_languages.compose(brief, facts, book, judge=order.judge, fits=order.fits, count=count)
    words = material(brief)
    choice = Choice(words, book, channel, worn=Worn(sent_before))
    if words.point.form == "unsure":
        return Composition((), ("a point in words: what you would like to talk about",))
    unclear = _unclear(words)
    found = whole_messages(choice) if brief.purpose in STAGES else list(candidates.cores(choice))
    if not found:
        wanting = _NO_FRIEND if words.point.form.startswith("intro_") else _NO_WORDING
        return Composition((), tuple(unclear) or (wanting,))
    drafts, said = select(choice, order, found, count)
    return Composition(tuple(drafts), (*unclear, *said))


def whole_messages(choice: Choice) -> list[Core]:
    """Candidates from templates that are a whole message, once without a fact and once with each."""
    usable = [(typed, said) for typed, said in choice.material.facts if said.form != "unsure"]
    found = []
    for typed, said in [*usable, ("", None)]:
        pieces = [piece for piece in choice.say("message", said) if ("fact" in piece.uses) == bool(typed)]
        for place, piece in enumerate(pieces):
            found.append(Core((piece,), None, typed, _rank(piece.template) + bool(typed) - 0.1 * place - piece.worn))
    return found


def _rank(template: Template) -> float:
    """The more particular wording first, and the user's own before all."""
    return 2.0 * bool(template.kinds) + 0.5 * bool(template.relationships) + 5.0 * template.own


def _contradictions(brief: Brief, facts: Channel, now: datetime | None) -> list[str]:
    said = []
    if brief.delicate and not facts.spoken:
        said.append(f"a talk: this matter is delicate, so say it in person or by phone rather than in writing ({facts.title})")
    if brief.commercial and facts.name == "email" and not brief.sender.address:
        said.append("your postal address: a commercial mail must say where you can be reached")
    ahead = [fact for fact in brief.recipient.facts if now is not None and fact.date is not None and fact.date > now.date()]
    said.extend(f"a second look at “{fact.text}”: its date, {fact.date}, is still to come" for fact in ahead)
    return said


def _unclear(words: Material) -> list[str]:
    unsure = [typed for typed, said in words.facts if said.form == "unsure"]
    return [
        f"what you saw at “{typed}”: an address alone is no fact, so say what is particular there"
        if is_address(typed) else
        f"a clearer form of “{typed}”: say it as “your …” or as a sentence, such as “we went to the same school in Lyon”"
        for typed in unsure
    ]


def select(choice: Choice, order: Order, candidates: list[Core], count: int) -> tuple[list[Draft], list[str]]:
    """The best clean candidates that differ, and in words why there are fewer than asked for."""
    given = similarity.given_words(order.brief)
    ranked = sorted(candidates, key=lambda core: -core.score)
    fitting = (
        core for core in ranked
        if order.may_fit(core.text) and any(order.fits(tidy(choice, core, 0, sign)) for sign in (True, False))
    )
    pool = {core: similarity.own_words(core.text, given) for core in islice(fitting, _CONSIDERED)}
    if not pool:
        return [], [_too_long(choice, order, sorted(ranked, key=lambda core: len(core.text))[:_SHORTEST])]
    nearest = dict.fromkeys(pool, 0.0)
    drafts: list[Draft] = []
    whole: list[frozenset[str]] = []
    complaints: Counter[tuple[str, str]] = Counter()
    checks = 0
    while pool and len(drafts) < count and checks < _MOST_CHECKS:
        core = _next(pool, nearest, {fact for draft in drafts for fact in draft.facts_used})
        own = pool.pop(core)
        text = fitted(choice, order, core, len(drafts))
        text_words = similarity.own_words(text, given)
        if not text or any(similarity.overlap(text_words, other) > similarity.MOST_ALIKE for other in whole):
            continue
        checks += 1
        draft = finish(choice, order, core, text, {draft.subject for draft in drafts})
        bad = {(finding.message, finding.text) for finding in draft.check.findings if finding.severity != "suggestion"}
        complaints.update(bad)
        if checks >= _TRIES and checks in complaints.values():
            break  # the same finding in every draft lies in what the user typed
        if bad:
            at_fault = {piece for _, words in bad for piece in _holding(core, words)}
            pool = {other: said for other, said in pool.items() if at_fault.isdisjoint(other.said)}
            continue
        drafts.append(draft)
        whole.append(text_words)
        nearest = {other: max(nearest[other], similarity.overlap(words, own)) for other, words in pool.items()}
    return drafts, _fewer(drafts, count, complaints, choice)


def _holding(core: Core, words: str) -> list[Piece]:
    """The wordings of a candidate in which the words of a finding stand: no other candidate need try them."""
    held = " ".join(words_of(words))
    return [piece for piece in core.said if held and held in " ".join(words_of(piece.text))]


def _next(pool: dict[Core, frozenset[str]], nearest: dict[Core, float], used: set[str]) -> Core:
    """The best first, then always the one that is good, least like those taken and about a fact not yet used."""

    def worth(core: Core) -> float:
        fresh = 2.0 if used and core.fact and core.fact not in used else 0.0
        return core.score - 12 * max(0.0, nearest[core] - 0.25) + fresh

    return max(pool, key=worth)


def fitted(choice: Choice, order: Order, core: Core, turn: int) -> str:
    """The candidate's text, its sign-off left out where only that makes it fit; "" where it never fits."""
    return next((text for sign in (True, False) if order.fits(text := tidy(choice, core, turn, sign))), "")


def finish(choice: Choice, order: Order, core: Core, text: str, used: Collection[str] = ()) -> Draft:
    """The candidate as a checked draft, under a subject not yet used."""
    said = next((said for typed, said in choice.material.facts if typed == core.fact), None)
    subjects = candidates.subjects(choice, said) if order.channel.has_subject else []
    subject, judged = _headed(order, text, sorted(subjects, key=lambda subject: subject in used))
    facts = (core.fact,) if core.fact else ()
    return Draft(order.channel.name, subject, text, "template", core.name, facts, judged)


def _headed(order: Order, text: str, subjects: list[str]) -> tuple[str, Check]:
    """The first of a few subjects that the checker has nothing to say of, else the least faulty, and its word on the whole."""
    found: list[tuple[tuple[int, int], str, Check]] = []
    for subject in subjects[:_SUBJECTS] or [""]:
        judged = order.judge(text, subject)
        barred = sum(finding.severity != "suggestion" for finding in judged.findings)
        headed = sum(finding.start < len(f"Subject: {subject}") for finding in judged.findings) if subject else 0
        found.append(((barred, headed), subject, judged))
        if barred + headed == 0:
            break
    _, subject, judged = min(found, key=lambda item: item[0])
    return subject, judged


def tidy(choice: Choice, core: Core, turn: int, sign: bool = True) -> str:
    """The candidate's text with the channel's own characters: plain quotes in an SMS."""
    text = candidates.assemble(choice, core, turn, sign=sign)
    return text.translate(_STRAIGHT) if choice.channel == "sms" else text


def _left_out(drafts: list[Draft], choice: Choice) -> bool:
    point = choice.material.point
    return bool(drafts) and point.form != "ask" and not any(point.text.rstrip(".") in draft.text for draft in drafts)


def _fewer(drafts: list[Draft], count: int, complaints: Counter[tuple[str, str]], choice: Choice) -> list[str]:
    said = []
    if _left_out(drafts, choice):
        said.append("room for the point: these drafts leave it to your question; say the point in fewer words to have it in")
    if len(drafts) >= count:
        return said
    if not drafts and complaints:
        message, words = complaints.most_common(1)[0][0]
        said.append(f"other words for {_typed_part(choice.material, words)}; every draft had this: {message}")
    elif drafts:
        said.append("another fact or a shorter point: further drafts would say the same in nearly the same words")
    return said


def _typed_part(words: Material, found: str) -> str:
    """Which of the user's texts holds the words that the checker found, or most of them, as it is called to the user."""
    parts = {"your question": words.question.text if words.question else "", "the point": words.point.text}
    parts |= {"the fact": " / ".join(said.text for _, said in words.facts)}
    shared = {name: len(set(words_of(found)) & set(words_of(text))) for name, text in parts.items()}
    best = max(shared, key=lambda name: shared[name])
    return best if shared[best] else "the point or your question"


def _too_long(choice: Choice, order: Order, ranked: list[Core]) -> str:
    """Which of the user's texts is too long for the channel, and how many words it may have."""
    words = choice.material
    shortest = min(ranked, key=lambda core: order.excess(tidy(choice, core, 0, sign=False)))
    excess = order.excess(tidy(choice, shortest, 0, sign=False))
    per_word = 1 if order.channel.spoken or order.channel.norm_unit == "words" else 6
    fact = next((said.text for typed, said in words.facts if typed == shortest.fact), "")
    parts = {"the fact": fact, "the point": words.point.text, "the question": words.question.text if words.question else ""}
    inside = {name: text for name, text in parts.items() if text and text.rstrip(".") in shortest.text}
    inside = inside or {"the point": words.point.text}
    name, text = max(inside.items(), key=lambda item: len(item[1]))
    length = len(text.split())
    left = length - -(-excess // per_word)
    title = f"{article(order.channel.title)} {order.channel.title}"
    if order.channel.counting == "sms" and not channels.sms_units(tidy(choice, shortest, 0, sign=False))[1]:
        title += " (a letter such as “á” or a sign of another script makes one hold 70 characters only)"
    if left < max(4, length // 2):
        return f"a channel with more room, such as e-mail: fact, point and question together are too long for {title}"
    return f"fewer words: {name} is too long for {title}; say it in {left} words"
