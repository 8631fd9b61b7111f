"""Rules: every one with its reason, evidence and examples, how often it fired, and a switch; rules of one's own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import streamlit as st

from composer.channels import load_channels
from composer.etiquette.rulebook.rule_schema import cited
from composer.model import CRITERIA
from composer.settings import Settings, load_settings
from composer.web import own_rules
from composer.web.keep_settings import keep, turned
from composer.web.live import rule_book
from composer.web.state import has_record, opened
from composer.web.words import CRITERIA as TITLES
from composer.web.words import EVIDENCE, SEVERITIES, channel_title, plain

if TYPE_CHECKING:
    from composer.etiquette.rulebook.rule_loader import Rule, RuleBook

MOST: Final = 40  # rules drawn at once
_SLOT: Final = re.compile(r"\{\w+\}")  # what a finding fills in
ABOUT: Final = {
    "personal": "a detail only this reader has", "brief": "short enough for the channel", "clear": "plain words, short sentences",
    "specific": "one concrete point", "ends_with_question": "an easy question or request last",
    "no_ask_yet": "favours, meetings, jobs and sales wait", "genuine": "no stock openers, no hollow praise",
    "calm": "no capitals, no !!!, no hype", "unambiguous": "no sarcasm, risky humour or shorthand",
    "no_pressure": "no guilt, no false urgency", "finished": "no leftover slots, the right name and company",
    "light": "at most one link, no attachment", "right_channel": "nothing delicate where it does not belong",
    "own_words": "no near-copy of what others got", "courteous": "greeting, thanks and sign-off where expected",
    "honest": "no fake Re:, nothing made up", "lawful": "who you are and how to say stop, where the law asks",
}


def show() -> None:
    """The page."""
    settings = load_settings()
    book = rule_book()
    for problem in book.problems:
        st.warning(plain(problem))
    counts = {name: sum(rule.criterion == name for rule in book.rules.values()) for name in CRITERIA}
    groups = sum(map(bool, counts.values()))
    st.markdown(f"{len(book.rules)} rules in {groups:,} groups. Each says why, and how good the evidence is.")
    left, right = st.columns(2)
    with left:
        criterion = str(st.selectbox(
            "Group", CRITERIA, format_func=lambda name: f"{TITLES[name]}: {ABOUT[name]} ({counts[name]})", key="rules_group",
        ))
    with right:
        wanted = st.text_input(
            "Or search all rules", key="rules_search", placeholder="pick your brain · capitals · subject",
        ).strip().casefold()
    shown = [
        rule for rule in book.rules.values()
        if (_about(rule, wanted) if wanted else rule.criterion == criterion)
    ]
    if not wanted:
        _group(settings, criterion)
    if not shown:
        st.info("No rule matches." if wanted else "This group has no rules yet.")
    off = sorted(book.off & {rule.id for rule in shown})
    if off:
        st.markdown(f"**Switched off here:** {plain(', '.join(off))}")
    fired = _fired(settings)
    if wanted and len(shown) > MOST:
        st.caption(f"{len(shown)} rules match; here are the first {MOST}. Add a word to narrow it down.")
    for rule in sorted(shown, key=_worst_first)[:MOST]:
        _rule(settings, book, rule, fired)
    own_rules.show(settings, criterion)


def _about(rule: Rule, wanted: str) -> bool:
    """Whether a rule speaks of these words, its name, reason and the examples that break it included."""
    said = f"{rule.id} {rule.message} {rule.why} {TITLES[rule.criterion]} {' '.join(one.text for one in rule.bad)}".casefold()
    return all(word in said for word in wanted.split())


def _worst_first(rule: Rule) -> tuple[int, str]:
    return list(SEVERITIES).index(rule.severity.get("default", "suggestion")), rule.id


def _group(settings: Settings, criterion: str) -> None:
    """Switch a whole group off, everywhere or on some channels."""
    with st.expander("Switch this whole group off"):
        held = settings.criteria_off.get(criterion)
        everywhere = st.checkbox("Everywhere", value=held == (), key=turned(f"group_all_{criterion}"))
        some = st.multiselect(
            "Only on", list(load_channels()), default=list(held or ()), format_func=channel_title, disabled=everywhere,
            key=turned(f"group_some_{criterion}"),
        )
        if st.button("Save", key=f"group_save_{criterion}"):
            off = {name: on for name, on in settings.criteria_off.items() if name != criterion}
            if everywhere or some:
                off[criterion] = () if everywhere else tuple(some)
            keep(settings, criteria_off=off)


def _fired(settings: Settings) -> dict[str, int]:
    """How many of the user's own sent messages broke each rule."""
    if not has_record(settings):
        return {}
    from composer.reports.report import report

    with opened(settings) as record:
        return {group.group: group.sent for group in report(record, by="rule").groups}


def _rule(settings: Settings, book: RuleBook, rule: Rule, fired: dict[str, int]) -> None:
    off = rule.id in book.off
    default = rule.severity.get("default", "suggestion")
    says = _SLOT.sub("…", rule.message).replace(": “…”.", ".")  # the words it marks are in its examples
    title = f"{plain(SEVERITIES.get(default, default))} · {plain(says)}"
    box = st.expander(title, key=f"rule_{rule.id}", on_change="rerun")
    if not box.open:
        return
    with box:
        st.markdown(plain(rule.why))
        grade = EVIDENCE.get(rule.evidence, rule.evidence)
        sources = "; ".join(cited(str(source.get("title", "")), str(source.get("ref", ""))) for source in rule.sources)
        st.markdown(f"**Evidence:** {plain(grade)}.  \n**Source:** {plain(sources)}")
        others = {name: level for name, level in rule.severity.items() if name != "default" and level != default}
        if others:
            st.markdown("**Elsewhere:** " + plain("; ".join(f"{channel_title(name)}: {level}" for name, level in others.items())))
        if rule.channels is not None:
            st.markdown("**Only on:** " + plain(", ".join(channel_title(name) for name in sorted(rule.channels))))
        times = fired.get(rule.id, 0)
        st.markdown(f"**In your messages:** {'not once' if not times else f'in {times:,}'}  \n**Name:** {plain(rule.id)}")
        left, right = st.columns(2)
        _examples(left, "Flags", [example.text for example in rule.bad])
        _examples(right, "Ignores", [example.text for example in rule.good])
        on = st.toggle(f"Use this rule: {title}", value=not off, key=turned(f"on_{rule.id}"))
        if on == off:
            kept = [name for name in settings.rules_off if name != rule.id]
            said = "The rule is on again." if on else "The rule is off."
            keep(settings, said, rules_off=tuple(kept if on else [*kept, rule.id]))


def _examples(column: Any, title: str, texts: list[str]) -> None:
    column.markdown(f"**{title}**")
    for text in texts[:3]:
        column.text(text)


show()
