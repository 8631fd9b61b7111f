"""The ladder: what to do next with a person, on which channel and from when on. Durations are working days where they live."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any, Final

from composer import channels
from composer.advice import clock, ranking, tables, words
from composer.advice.standing import LINKEDIN, Standing, is_answer, reply_to, tries_since
from composer.model import Brief, NextStep, PastTouch

STEPS: Final = (
    "write", "wait", "follow_up", "change_channel", "call", "meet", "close", "stop", "ask_introduction", "answer", "ask",
)
_KEYS: Final = ("id", "say")
_NO_EVENT: Final = frozenset({"auto", "bounce", "reaction"})  # these neither answer nor reset the clock


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast the user goes: working days before the second and the third try, and the hours nobody is disturbed in."""

    follow_up_days: tuple[int, ...] = (4, 8)
    quiet_hours: tuple[int, int] = (20, 8)

    def days(self, step: int) -> int:
        """Working days to wait before a try (0 for the second, 1 for the third)."""
        given = self.follow_up_days or (4, 8)
        return given[min(step, len(given) - 1)]


@dataclass(frozen=True, slots=True)
class Rung:
    """A step with its channel ("" where none is meant), the moment it is due, what kind of case it is, and why."""

    step: str
    channel: str
    when: datetime | None
    reasons: tuple[str, ...]
    case: str = ""  # id of the entry in ladder.toml
    asked: bool = False


@cache
def steps() -> Mapping[str, str]:
    """What is said for each case, by id; refuses an entry without grounds."""
    return {str(entry["id"]): str(entry["say"]) for entry, _ in tables.entries("ladder", "step", _KEYS)}


@cache
def silence() -> Mapping[str, Any]:
    """The figures about silence; refuses them without grounds."""
    entry: Mapping[str, Any] = tables.read("ladder")["silence"]
    tables.grounds(entry, "advice/ladder.toml: silence", example=False)
    return entry


def next_step(rung: Rung) -> NextStep:
    """The public form of a rung."""
    return NextStep(rung.step, rung.when, rung.reasons)


def climb(
    brief: Brief, standing: Standing, history: Collection[PastTouch], ranked: tuple[ranking.Ranked, ...], *,
    now: datetime, pace: Pace | None = None, stopped: Collection[str] = (), introducers: tuple[str, ...] = (), asked: bool | None = None,
) -> Rung:
    """The next step with a person; `asked` says whether the newest own message holds a question where its text is not given.

    Any touch on any channel, in either direction, resets the clock; automatic answers, bounces and reactions do not.
    """
    past = tuple(sorted((touch for touch in history if touch.at <= now), key=lambda touch: touch.at))
    case = _Case(brief, standing, past, ranked, now, pace or Pace(), introducers, asked)
    if any(item in ranking.EVERYWHERE for item in stopped):
        return case.rung("stop", "", None, f"{brief.recipient.name} asked not to be contacted.", plain=True)
    return case.after_answer() or case.after_silence() or case.first()


@dataclass(frozen=True, slots=True)
class _Case:
    """One person's case while the next step is looked for."""

    brief: Brief
    standing: Standing
    past: tuple[PastTouch, ...]
    ranked: tuple[ranking.Ranked, ...]
    now: datetime
    pace: Pace
    introducers: tuple[str, ...]
    asked: bool | None

    def rung(self, step: str, channel: str, when: datetime | None, *more: str, case: str = "", plain: bool = False, asked: bool = False) -> Rung:
        said = "" if plain else steps()[case or step].format(
            first=words.first_name(self.brief.recipient.name), channel=words.title(channel) if channel else "another one",
            mutual=self.brief.mutual or (self.introducers[0] if self.introducers else "somebody you both know"), silent=self.standing.silent,
        )
        night: tuple[str, ...] = ()
        if when is not None and when <= self.now and step in ("call", "follow_up", "change_channel", "answer", "ask", "close", "write"):
            good = clock.first_good_moment(self.now, self.standing.where, self.pace.quiet_hours, workday=self.workdays)
            if good > self.now:
                night = (f"It is not a good hour there now: from {clock.said(good, self.standing.where)} on.",)
        return Rung(step, channel, when, tuple(reason for reason in (said, *more, *night) if reason), case or step, asked)

    @property
    def workdays(self) -> bool:
        return self.brief.relationship != "friend"

    def good(self, at: datetime) -> datetime:
        return clock.first_good_moment(at, self.standing.where, self.pace.quiet_hours, workday=self.workdays)

    def later(self, since: datetime, days: int) -> datetime:
        return self.good(clock.add_working_days(since, days, self.standing.where))

    @property
    def last_event(self) -> PastTouch | None:
        events = [touch for touch in self.past if touch.kind not in _NO_EVENT]
        return events[-1] if events else None

    # --- they answered --------------------------------------------------------------------------------------------

    def after_answer(self) -> Rung | None:
        """The step after a human answer that nothing of the user's has followed yet, or None."""
        last = self.last_event
        if last is None:
            return None
        if last.direction == "in" and last.kind == "missed":
            return self.rung("call", "phone", self.good(last.at), case="call_back")
        if last.kind == "meeting":
            return self.rung("wait", "", None, case="met")
        if last.kind == "call":
            return self.rung("meet", "in_person", self.later(last.at, self.pace.days(1)))
        reply = reply_to(self.past)
        if reply is None or not is_answer(last):
            return self._refused(reply)
        if reply.kind == "no":
            return self.rung("close", reply.channel, self.good(reply.at), "They said no: thank them kindly, and do not ask again.", plain=True)
        if "?" in reply.text:
            return self.rung("answer", self._reply_channel(reply), self.good(reply.at), "A question left unanswered weighs more than a statement.", asked=True)
        return self.rung("ask", self._reply_channel(reply), self.good(reply.at))

    def _refused(self, reply: PastTouch | None) -> Rung | None:
        if reply is not None and reply.kind == "no":
            return self.rung("stop", "", None, "They said no, and you answered: leave it there.", plain=True)
        return None

    def _reply_channel(self, reply: PastTouch) -> str:
        return "linkedin_message" if reply.channel in LINKEDIN else reply.channel

    # --- nothing came back ----------------------------------------------------------------------------------------

    def after_silence(self) -> Rung | None:
        """The step after tries of the user's that nothing human followed, or None where there were none."""
        last = self.last_event
        tries = tries_since(self.past)
        if last is None or not tries:
            return self._came_back()
        newest = tries[-1]
        asked = self._asked(newest)
        rung = self._planned(tries, last, asked)
        young = timedelta(hours=float(silence()["pending_hours"]))
        if rung.when is not None and self.now - newest.at < young and newest.at == last.at and rung.step != "stop":
            then = f"If nothing comes: {_step_said(rung)}, from {clock.said(rung.when, self.standing.where)} on."
            return self.rung("wait", newest.channel, rung.when, then)
        return rung

    def _came_back(self) -> Rung | None:
        if self.standing.bounced_on and self.past:
            lost = next(iter(sorted(self.standing.bounced_on)))
            other = self._best({lost})
            return self.rung("change_channel", other, self.good(self.now), "Your message came back: the address is wrong or gone.")
        return None

    def _planned(self, tries: tuple[PastTouch, ...], last: PastTouch, asked: bool) -> Rung:
        figures = silence()
        newest, count = tries[-1], len(tries)
        since = self._since(newest, asked)
        if last.kind == "accepted":
            channel = "phone" if "phone" in self.standing.known else "linkedin_message"
            return self.rung("call" if channel == "phone" else "follow_up", channel, self.later(last.at, 1), case="connected", asked=asked)
        if count == 1:
            return self._second(newest, self.later(last.at, self.pace.days(0) + self._statement(asked)), since, asked)
        known_to_each_other = self.standing.answered or self.brief.relationship in figures["call"]
        spoken = any(touch.channel == "phone" for touch in tries)
        if known_to_each_other and (count == int(figures["call_after"]) or (count == int(figures["call_after"]) + 1 and not spoken)):
            find = "" if "phone" in self.standing.known else "You would first have to find their number."
            return self.rung("call", "phone", self.later(last.at, self.pace.days(0)), since, find, asked=asked)
        if count >= int(figures["stop_after"]) + known_to_each_other:
            return self.rung("stop", "", None, "If they write one day, answer gladly.")
        if not known_to_each_other and (self.brief.mutual or self.introducers):
            return self.rung("ask_introduction", "", self.later(last.at, self.pace.days(0)), since, asked=asked)
        channel = newest.channel if newest.channel not in figures["one_shot"] else self._best(set(figures["one_shot"]))
        return self.rung("close", channel, self.later(last.at, self.pace.days(1)), since, asked=asked)

    def _second(self, newest: PastTouch, when: datetime, since: str, asked: bool) -> Rung:
        same = newest.channel
        if same in LINKEDIN and self.standing.connected:
            same = "linkedin_message"
        if same in silence()["one_shot"]:
            other = "x_dm" if same == "x_post" and "x_dm" in self.standing.known else self._best({same, "linkedin_note", "inmail"})
            why = "A second message there is not possible until they answer or accept."
            find = "" if other in self.standing.known else f"You would first have to find {words.theirs(other)}."
            return self.rung("change_channel", other, when, since, why, find, asked=asked)
        if same == "phone":
            other = self._best({"phone", "in_person"})
            return self.rung("change_channel", other, when, since, "Say in writing that you called, and why.", asked=asked)
        return self.rung("follow_up", same, when, since, asked=asked)

    def _statement(self, asked: bool) -> int:
        return 0 if asked else int(silence()["statement_extra_days"])

    def _asked(self, newest: PastTouch) -> bool:
        if newest.text:
            return "?" in newest.text or "\uff1f" in newest.text
        return True if self.asked is None else self.asked

    def _since(self, newest: PastTouch, asked: bool) -> str:
        days = (self.now - newest.at).days
        ago = "today" if days < 1 else "yesterday" if days == 1 else f"{days} days ago"
        what = "Your question" if asked else "Your last message"
        return f"{what} from {ago} ({words.title(newest.channel)}) has had no answer."

    def _best(self, without: set[str]) -> str:
        tried = set(self.standing.silent_on)
        open_ones = [item for item in self.ranked if item.allowed and item.channel not in without and channels.channel(item.channel).handle]
        fresh = [item for item in open_ones if item.channel not in tried]
        return (fresh or open_ones or list(self.ranked))[0].channel

    # --- nothing was sent yet -------------------------------------------------------------------------------------

    def first(self) -> Rung:
        """The step when nothing has been sent yet, or only things that need no answer."""
        best = next((item for item in self.ranked if item.allowed), None)
        if best is None:
            return self.rung("stop", "", None, "No channel is left that you may use.", plain=True)
        spoken = channels.channel(best.channel).spoken
        if spoken and (self.brief.delicate or self.brief.urgent):
            when = self.now if self.brief.urgent else self.good(self.now)
            why = "The matter is delicate: talk." if self.brief.delicate else "The matter is urgent: call now."
            step = "meet" if best.channel == "in_person" else "call"
            return self.rung(step, best.channel, when, why, plain=True)
        if self.brief.relationship == "mutual" or self.introducers:
            return self.rung("ask_introduction", "", self.good(self.now), "Write yourself only if that is not possible.")
        if spoken:
            step = "meet" if best.channel == "in_person" else "call"
            return self.rung(step, best.channel, self.good(self.now), f"You know each other: {'meet' if step == 'meet' else 'simply call'}.", plain=True)
        return self.rung("write", best.channel, self.good(self.now))


def _step_said(rung: Rung) -> str:
    other = words.title(rung.channel) if rung.channel else "another channel"
    said = {
        "follow_up": "one follow-up with something new", "change_channel": f"try {other}", "call": "call",
        "meet": "meet", "close": "one kind last line", "ask_introduction": "ask for an introduction",
    }
    return said.get(rung.step, rung.step)
