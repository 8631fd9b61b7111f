"""The rungs of the ladder: which step comes next with one person. Data and words: `advice/ladder.toml`."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache
from typing import Any, Final

from composer import channels
from composer.advice import clock, phrasing, ranking, tables
from composer.advice.standing import LINKEDIN, Standing, is_answer, is_refusal, reply_to, tries_since
from composer.model import Brief, PastTouch

STEPS: Final = (
    "write", "wait", "follow_up", "change_channel", "call", "meet", "close", "stop", "ask_introduction", "answer", "ask",
)
_NO_EVENT: Final = frozenset({"auto", "bounce", "reaction"})  # these neither answer nor reset the clock
_NEVER: Final = frozenset({"stop", "complaint"})  # meanings after which nobody writes to them
_LEFT: Final = timedelta(days=90)  # an older answer waits for nothing any more; the situations hold from 60 days to a year


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast the user goes: working days before the second and the third try, and the hours nobody is disturbed in."""

    follow_up_days: tuple[int, ...] = (4, 8)
    quiet_hours: tuple[int, int] = (20, 8)

    def days(self, number: int) -> int:
        """Working days to wait before a try (0 for the second, 1 for the third)."""
        given = self.follow_up_days or (4, 8)
        return given[min(number, len(given) - 1)]


@dataclass(frozen=True, slots=True)
class Rung:
    """A step with its channel ("" where none is meant), the moment it is due, the case it is, and why."""

    step: str
    channel: str
    when: datetime | None
    reasons: tuple[str, ...]
    case: str = ""  # id of the entry in ladder.toml
    asked: bool = False  # the newest message holds a question
    then: Rung | None = None  # while waiting: the step that comes if nothing does


@cache
def sayings() -> Mapping[str, str]:
    """What is said for each case, by id; refuses an entry without grounds."""
    return {str(entry["id"]): str(entry["say"]) for entry, _ in tables.entries("ladder", "step", ("id", "say"))}


@cache
def silence() -> Mapping[str, Any]:
    """The figures about silence; refuses them without grounds."""
    entry: Mapping[str, Any] = tables.read("ladder")["silence"]
    tables.grounds(entry, "advice/ladder.toml: silence", example=False)
    return entry


@dataclass(frozen=True, slots=True)
class Case:
    """One person's case while the next step is looked for; `past` is sorted and holds nothing later than `now`.

    `asked` says whether the newest own message holds a question where its text is not given (None: taken as yes).
    """

    brief: Brief
    standing: Standing
    past: tuple[PastTouch, ...]
    ranked: Callable[[], tuple[ranking.Ranked, ...]]  # asked for only where another channel is looked for
    now: datetime
    pace: Pace
    introducers: tuple[str, ...] = ()
    asked: bool | None = None

    # --- moments and words ----------------------------------------------------------------------------------------

    def rung(self, step: str, channel: str, when: datetime | None, *said: str, asked: bool = False, case: str = "") -> Rung:
        """A rung with its reasons, and a warning where the hour over there is not a good one."""
        return Rung(step, channel, when, tuple(text for text in (*said, self._hour(step, when)) if text), case or step, asked)

    def say(self, case: str, channel: str = "") -> str:
        """The sentence of a case."""
        friend = self.brief.mutual or next(iter(self.introducers), "somebody you both know")
        first = phrasing.first_name(self.brief.recipient.name)
        other = phrasing.title(channel) if channel else "another one"
        return sayings()[case].format(first=first, channel=other, mutual=friend, silent=self.standing.silent)

    def _hour(self, step: str, when: datetime | None) -> str:
        if when is None or when > self.now or step in ("wait", "stop", "ask_introduction"):
            return ""
        good = self.good(self.now)
        if good <= self.now:
            return ""
        return f"It's not a good hour there: better wait until {clock.said(good, self.standing.where)}."

    def good(self, at: datetime) -> datetime:
        """The first good hour from a moment on; friends are not bound to working days."""
        workday = self.brief.relationship != "friend"
        return clock.first_good_moment(at, self.standing.where, self.pace.quiet_hours, workday=workday)

    def later(self, since: datetime, days: int) -> datetime:
        """A good hour some working days after a moment."""
        return self.good(clock.add_working_days(since, days, self.standing.where))

    # --- they answered --------------------------------------------------------------------------------------------

    def after_answer(self, last: PastTouch) -> Rung | None:
        """The step after an answer that nothing of the user's has followed yet, or None."""
        if last.direction == "in" and last.kind == "missed":
            return self.rung("call", "phone", self.good(last.at), self.say("call_back"), case="call_back")
        if last.kind == "meeting":
            return self.rung("wait", "", None, self.say("met"))
        if last.kind == "call":
            return self.rung("meet", "in_person", self.later(last.at, self.pace.days(1)), self.say("meet"))
        return self._reply(last) if is_answer(last) else self._after_no()

    def _reply(self, last: PastTouch) -> Rung:
        channel = "linkedin_message" if last.channel in LINKEDIN else last.channel
        due = self.good(last.at)
        if is_refusal(last):
            return self.rung("close", channel, due, "They said no: thank them kindly, and do not ask again.")
        told = self._told(last, channel)
        if told is not None:
            return told
        if holds_question(last.text):
            weight = "A question left unanswered weighs more than a statement."
            return self.rung("answer", channel, due, self.say("answer"), weight, asked=True)
        return self.rung("ask", channel, due, self.say("ask"))

    def _after_no(self) -> Rung | None:
        reply = reply_to(self.past)
        if reply is None or not is_refusal(reply):
            return None
        return self.rung("stop", "", None, "They said no, and you've written since: leave it there.")

    def _told(self, last: PastTouch, channel: str) -> Rung | None:
        """The step that an answer's own words ask for, or None."""
        if last.meaning in _NEVER:
            return self.rung("stop", "", None, self.say("asked_to_stop"))
        if last.meaning == "later":
            return self.rung("follow_up", channel, self.good(last.until or last.at), self.say("later"), case="later")
        if last.meaning == "away":
            back = self.good(last.until) if last.until else self.later(last.at, self.pace.days(0))
            return self.rung("follow_up", channel, back, self.say("away"), case="away")
        if last.meaning == "wrong_person":
            return self.rung("answer", channel, self.good(last.at), self.say("wrong_person"), case="wrong_person")
        return self.moved_on(last) if last.meaning == "left" else None

    def moved_on(self, told: PastTouch) -> Rung:
        """The step after they left the firm that the address belongs to."""
        other = self._best({told.channel})
        return self.rung("change_channel", other, self.good(told.at), self.say("left", other), case="left")

    # --- nothing came back ----------------------------------------------------------------------------------------

    def after_silence(self, last: PastTouch) -> Rung | None:
        """The step after tries of the user's that nothing human followed, or None where there were none."""
        tries = tries_since(self.past)
        if not tries:
            return self._came_back()
        newest = tries[-1]
        rung = self._planned(tries, last)
        young = timedelta(hours=float(silence()["pending_hours"]))
        if rung.when is None or newest.at < last.at or self.now - newest.at >= young:
            return rung
        then = f"If nothing comes: {_said(rung)}, from {clock.said(rung.when, self.standing.where)}."
        return replace(self.rung("wait", newest.channel, rung.when, self.say("wait"), then), then=rung)

    def _came_back(self) -> Rung | None:
        if not self.standing.bounced_on:
            return None
        other = self._best(set(self.standing.bounced_on))
        why = "Your message bounced: the address is wrong or gone."
        return self.rung("change_channel", other, self.good(self.now), self.say("change_channel", other), why)

    def _planned(self, tries: tuple[PastTouch, ...], last: PastTouch) -> Rung:
        newest = tries[-1]
        asked = self._asked(newest)
        since = self._since(newest, asked=asked)
        if last.kind == "accepted":
            by_phone = "phone" in self.standing.known
            step, channel = ("call", "phone") if by_phone else ("follow_up", "linkedin_message")
            return self.rung(step, channel, self.later(last.at, 1), self.say("connected"), asked=asked, case="connected")
        if len(tries) == 1:
            wait = self.pace.days(0) + (0 if asked else int(silence()["statement_extra_days"]))
            return self._second(newest, self.later(last.at, wait), since, asked=asked)
        return self._third(tries, last, since, asked=asked)

    def _second(self, newest: PastTouch, when: datetime, since: str, *, asked: bool) -> Rung:
        same = newest.channel
        if same in LINKEDIN and self.standing.connected:
            same = "linkedin_message"
        blocked = set(silence()["one_shot"])
        if same not in blocked and same != "phone":
            return self.rung("follow_up", same, when, self.say("follow_up"), since, asked=asked)
        if same == "phone":
            other, why = self._best({"phone", "in_person"}), "Write to say that you called, and why."
        else:
            other = "x_dm" if same == "x_post" and "x_dm" in self.standing.known else self._best(blocked)
            why = "You can't write there again until they answer."
        find = "" if other in self.standing.known else f"You'd first have to find {phrasing.theirs(other)}."
        return self.rung("change_channel", other, when, self.say("change_channel", other), since, why, find, asked=asked)

    def _third(self, tries: tuple[PastTouch, ...], last: PastTouch, since: str, *, asked: bool) -> Rung:
        figures = silence()
        newest, count, calls = tries[-1], len(tries), int(figures["call_after"])
        acquainted = self.standing.answered or self.brief.relationship in figures["call"]
        spoken = any(touch.channel == "phone" for touch in tries)
        if acquainted and (count == calls or (count == calls + 1 and not spoken)):
            find = "" if "phone" in self.standing.known else "You'd first have to find their telephone number."
            return self.rung("call", "phone", self.later(last.at, self.pace.days(0)), self.say("call"), since, find, asked=asked)
        if count >= int(figures["stop_after"]) + acquainted:
            return self.rung("stop", "", None, self.say("stop"), "If they write one day, answer gladly.")
        if not acquainted and (self.brief.mutual or self.introducers):
            when = self.later(last.at, self.pace.days(0))
            return self.rung("ask_introduction", "", when, self.say("ask_introduction"), since, asked=asked)
        blocked = set(figures["one_shot"])
        channel = newest.channel if newest.channel not in blocked else self._best(blocked)
        return self.rung("close", channel, self.later(last.at, self.pace.days(1)), self.say("close"), since, asked=asked)

    def _asked(self, newest: PastTouch) -> bool:
        if newest.text:
            return holds_question(newest.text)
        return self.asked is not False

    def _since(self, newest: PastTouch, *, asked: bool) -> str:
        days = (self.now - newest.at).days
        ago = "today" if days < 1 else "yesterday" if days == 1 else f"{days} days ago"
        sure = asked and bool(newest.text or self.asked)  # without its text a message is taken to ask, but not said to
        what = "Your question" if sure else "Your last message"
        return f"{what} from {ago} ({phrasing.title(newest.channel)}) hasn't been answered."

    def _best(self, without: set[str]) -> str:
        """The best channel for writing that was not tried yet, else the best one left."""
        ranked = self.ranked()
        left = [item for item in ranked if item.channel not in without and not channels.channel(item.channel).spoken]
        allowed = [item for item in left if item.allowed] or left or list(ranked)
        fresh = [item for item in allowed if item.channel not in self.standing.silent_on]
        return (fresh or allowed)[0].channel

    def again(self) -> Rung:
        """The step with somebody who answered long ago: they are known, and nothing waits for an answer any more."""
        rung = self.first()
        return replace(rung, reasons=(self.say("again"), *rung.reasons[1:]), case="again") if rung.step == "write" else rung

    # --- nothing was sent yet -------------------------------------------------------------------------------------

    def first(self) -> Rung:
        """The step when nothing has been sent yet, or only things that need no answer."""
        best = next((item.channel for item in self.ranked() if item.allowed), "")
        if not best:
            return self.rung("stop", "", None, "There's no channel left that you may use.")
        step = {"in_person": "meet", "phone": "call"}.get(best, "write")
        when = self.now if self.brief.urgent else self.good(self.now)
        if step != "write" and (self.brief.delicate or self.brief.urgent):
            why = "This is delicate: talk." if self.brief.delicate else "It's urgent: call now."
            return self.rung(step, best, when, why)
        if self.brief.relationship == "mutual" or self.brief.mutual:
            yourself = "Write yourself only if that isn't possible."
            return self.rung("ask_introduction", "", when, self.say("ask_introduction"), yourself)
        why = self.say("write") if step == "write" else f"You know each other: simply {step}."
        friend = next(iter(self.introducers), "")
        return self.rung(step, best, when, why, f"Or ask {friend} first, who might introduce you." if friend else "")


def climb(case: Case, stopped: Collection[str] = ()) -> Rung:
    """The next step of a case; any touch on any channel resets the clock, automatic answers and reactions do not."""
    if any(item in ranking.EVERYWHERE for item in stopped):
        return case.rung("stop", "", None, f"{case.brief.recipient.name or 'They'} asked not to be contacted.")
    events = [touch for touch in case.past if touch.kind not in _NO_EVENT]
    if not events:
        return case.after_silence(case.past[-1]) or case.first() if case.past else case.first()
    last = events[-1]
    told = _told_by_machine(case.past, last)
    if told is not None:
        return case.moved_on(told)
    settled = is_refusal(last) or last.meaning in _NEVER
    if is_answer(last) and not settled and case.now - max(last.at, last.until or last.at) > _LEFT:
        return case.again()
    return case.after_answer(last) or case.after_silence(last) or case.first()


def _told_by_machine(past: tuple[PastTouch, ...], last: PastTouch) -> PastTouch | None:
    """The automatic answer that came since the newest touch and says that they are no longer there, or None."""
    since = [touch for touch in past if touch.direction == "in" and touch.kind == "auto" and touch.at >= last.at]
    return next((touch for touch in reversed(since) if touch.meaning == "left"), None)


def holds_question(text: str) -> bool:
    """Whether a text asks something, by its question marks (full-width, Arabic and Greek ones too)."""
    return any(mark in text for mark in "?\uff1f\u061f\u037e")


def _said(rung: Rung) -> str:
    other = phrasing.title(rung.channel) if rung.channel else "another channel"
    said = {
        "follow_up": "one follow-up with something new", "change_channel": f"try {other}", "call": "call", "meet": "meet",
        "close": "one kind last line", "ask_introduction": "ask for an introduction", "stop": "leave it",
    }
    return said[rung.step]
