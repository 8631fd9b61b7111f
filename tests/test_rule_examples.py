"""Every shipped rule keeps its promises: its examples, its fix, its guard words, its quiet on good and on ordinary messages."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from composer import data
from composer.etiquette import edits, examples
from composer.etiquette.check import check
from composer.etiquette.check_context import CheckContext
from composer.etiquette.document import message_parser
from composer.etiquette.engine import Engine, applies
from composer.etiquette.rule import Example, Rule
from composer.etiquette.rulebook.rule_loader import RuleBook, load_rules
from composer.model import CHANNELS, CRITERIA, Finding

BOOK = load_rules()
RULES = tuple(BOOK.rules.values())
ENGINE = Engine(BOOK)
DATA = Path(__file__).parent / "data"
POSTS = (  # how the five old posts are named as sources
    "a class on the web, 2009", "a guide to etiquette on social networks", "a post on writing at work", "a post on choosing the channel",
    "a post on clients and friends",
)
SEEDS = {  # what the five old posts say → the rules that say so
    "s0-tone": ("sarcasm", "sarcasm-tag", "shorthand"), "s0-short-limit": ("complex-on-short",), "s0-delicate": ("matter-is-delicate", "health-on-social"),
    "s0-record": ("matter-needs-record", "contract-on-social", "price-offer-on-social"), "s0-public": ("money-talk-public",),
    "s0-relationship": ("friends-line",), "s0-friends-line": ("friends-line", "emoji-in-formal"), "s1-message-first": ("request-without-note",),
    "s1-personal": ("no-personal-detail", "near-copy", "hollow-praise"), "s1-brief": ("too-long-mail", "too-long-message", "run-up"),
    "s1-content": ("vague-wish", "no-closing-question"), "s1-later": ("ask-for-call", "ask-favour", "pitch-partnership"), "s1-mass": ("near-copy", "said-to-all"),
    "s1-real-life": ("pitch-our-product", "pitch-on-behalf"), "s1-mutual": ("mutual-unnamed", "ask-referral"), "s1-recipient": ("generic-greeting", "vague-subject"),
    "s2-personal-all": ("update-human-line",), "s2-terse": ("update-human-line", "update-passive"), "s2-customers": ("policy-quote",),
    "s3-caps": ("capitals", "all-capitals", "guilt-for-silence"), "s3-urgent": ("urgent-words",), "s4-persona": ("oversharing",),
}

PARSED = [message_parser.parse(example.text) for rule in RULES for example in (*rule.bad, *rule.good)]


def messages(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (DATA / name).read_text(encoding="utf-8").splitlines()]


def found(row: dict[str, Any]) -> list[Finding]:
    made = check(row["text"], row["channel"], relationship=row.get("relationship"), stage=row.get("stage", "first"))
    return [finding for finding in made.findings if finding.severity != "suggestion"]


def run(rule: Rule, example: Example) -> list[Finding]:
    context = examples.context_of(rule, example)
    return ENGINE.run(message_parser.parse(example.text, context.channel), context)


def test_every_shipped_rule_loads() -> None:
    assert BOOK.problems == ()


def test_there_are_rules_enough_and_all_17_criteria_are_served() -> None:
    assert len(RULES) >= 150
    assert {rule.criterion for rule in RULES} == set(CRITERIA)


def test_every_channel_has_rules_of_most_criteria() -> None:
    for name in CHANNELS:
        context = CheckContext(name)
        served = {rule.criterion for rule in RULES if applies(rule, context, "en") and rule.severity_on(name) != "off"}
        assert len(served) >= 13, (name, set(CRITERIA) - served)


def test_ids_are_unique_and_aliases_lead_to_a_rule() -> None:
    names = []
    for folder in ("en", "any"):
        for path in (data.rules_folder() / folder).glob("*.toml"):
            assert path.stat().st_size < 64 * 1024, path
            names += [table["id"] for table in tomllib.loads(path.read_text(encoding="utf-8"))["rule"]]
    assert len(names) == len(set(names)) == len(RULES)
    for alias, target in BOOK.aliases.items():
        assert target in BOOK.rules
        assert alias not in BOOK.rules


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_fires_on_its_marks_stays_silent_on_near_misses_and_mends(rule: Rule) -> None:
    assert examples.try_rule(rule) == ()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_says_why_by_whom_and_what_to_do(rule: Rule) -> None:
    assert len(rule.why) >= 30
    assert rule.why.rstrip().endswith((".", "?"))
    assert rule.fix is not None
    assert rule.sources
    assert all(source["title"].strip() and source["ref"].strip() for source in rule.sources)
    if rule.kind in ("phrases", "pattern") and rule.part == "text":
        assert "{match}" in rule.message
    if rule.kind in ("phrases", "pattern"):
        assert len(rule.bad) >= 2 or rule.part == "subject", "two examples that fire"
    if rule.evidence == "vendor":
        assert any("vendor" in source["title"] for source in rule.sources), "a vendor's figure is called a vendor's figure"


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.kind in ("phrases", "pattern")], ids=lambda rule: rule.id)
def test_near_misses_share_a_word_with_what_fires(rule: Rule) -> None:
    def words(examples: tuple[Example, ...]) -> set[str]:
        return {word[:4] for example in examples for word in example.text.lower().replace("’", "'").split()}

    assert words(rule.bad) & words(rule.good), rule.id


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_near_misses_are_not_errors_of_any_other_rule(rule: Rule) -> None:
    for example in rule.good:
        wrong = [finding for finding in run(rule, example) if finding.severity == "error" and BOOK.rules[finding.rule].kind != "brief"]
        assert not wrong, (example.text, wrong)


@pytest.mark.parametrize("rule", [rule for rule in RULES if getattr(rule.trigger, "needs", ())], ids=lambda rule: rule.id)
def test_guard_words_never_hide_a_match(rule: Rule) -> None:
    free = replace(rule, trigger=replace(rule.trigger, needs=()))
    guarded, open_ = Engine(RuleBook({rule.id: rule})), Engine(RuleBook({rule.id: free}))
    context = examples.context_of(rule, rule.bad[0])
    for message in PARSED:
        assert [hit.start for hit in guarded.run(message, context)] == [hit.start for hit in open_.run(message, context)], message.text


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.fix and (rule.fix.safe or rule.fix.delete or rule.fix.swap)], ids=lambda rule: rule.id)
def test_a_fix_removes_its_finding_and_adds_none(rule: Rule) -> None:
    for example in rule.bad:
        before = run(rule, example)
        mine = [finding for finding in before if finding.rule == rule.id and finding.fix and finding.fix.replacement is not None]
        mended = replace(example, text=edits.apply_fixes(example.text, mine), spans=None)
        after = run(rule, mended)
        assert not [finding for finding in after if finding.rule == rule.id] or not mine
        stern = {finding.rule for finding in after if finding.severity != "suggestion"} - {finding.rule for finding in before}
        assert not stern - {"too-short", "no-topic", "no-closing-question", "no-personal-detail"}, stern


@pytest.mark.parametrize("row", messages("etiquette_good.jsonl"), ids=lambda row: f"{row['channel']}: {row['text'][-40:]!r}")
def test_a_thoughtful_message_has_no_errors_and_no_warnings(row: dict[str, Any]) -> None:
    assert [(finding.rule, finding.text) for finding in found(row)] == []


def test_there_are_thirty_thoughtful_messages_over_every_channel() -> None:
    rows = messages("etiquette_good.jsonl")
    assert len(rows) >= 30
    assert {row["channel"] for row in rows} == set(CHANNELS)


def test_ordinary_work_mail_is_left_alone() -> None:
    rows = messages("etiquette_ordinary.jsonl")
    stern = [(row["text"][:30], finding.rule, finding.text) for row in rows for finding in found(row)]
    assert [item for item in stern if BOOK.rules[item[1]].kind in ("phrases", "pattern")] == []
    assert len(stern) <= len(rows) // 10, stern


@pytest.mark.parametrize("seed", SEEDS)
def test_each_statement_of_the_old_posts_has_its_rules(seed: str) -> None:
    number = int(seed[1])
    for name in SEEDS[seed]:
        assert name in BOOK.rules
    held = [source["ref"] for name in SEEDS[seed] for source in BOOK.rules[name].sources]
    assert POSTS[number] in held


def test_no_rule_calls_a_text_written_by_a_machine() -> None:
    for rule in RULES:
        said = f"{rule.message} {rule.fix.hint if rule.fix else ''}".lower()
        assert "written by ai" not in said
        assert "ai-generated" not in said


def test_stock_words_alone_are_suggestions_and_a_heap_of_them_a_warning() -> None:
    one = check("Hi Ada, your robust oven in Turin bakes rye well. Which flour do you use in winter?", "linkedin_message")
    heap = check("Hi Ada, we leverage robust, seamless and cutting-edge ovens to foster bread. Which flour do you use?", "linkedin_message")
    assert [finding for finding in one.findings if finding.rule == "mass-message-cluster"] == []
    assert "warning" in {finding.severity for finding in heap.findings if finding.rule == "mass-message-cluster"}


def test_asks_are_stern_on_social_channels_and_mild_on_mail() -> None:
    text = "Hi Rhea, your post on shared rotas in Ashby helped us. Could we hop on a quick call next week?"
    assert {finding.severity for finding in check(text, "linkedin_message").findings if finding.criterion == "no_ask_yet"} == {"warning"}
    assert {finding.severity for finding in check(text, "email").findings if finding.criterion == "no_ask_yet"} == {"suggestion"}
    assert not [finding for finding in check(text, "slack", relationship="colleague").findings if finding.criterion == "no_ask_yet"]


def test_what_speaks_against_a_rule_stands_in_it_and_on_the_page_of_evidence() -> None:
    page = (Path(__file__).parents[1] / "docs" / "evidence.md").read_text(encoding="utf-8")
    section = page.partition("## What speaks against our rules")[2].partition("\n## ")[0]
    named = set(re.findall(r"`([a-z-]+)`", section))
    assert named <= {rule.id for rule in RULES}
    silent = {rule.id for rule in RULES if rule.id in named and "Against it: " not in rule.why}
    assert not silent, "the rule itself does not say what speaks against it"
    unnamed = {rule.id for rule in RULES if "Against it: " in rule.why} - named
    assert not unnamed


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_source_is_named_in_words_and_never_by_a_file(rule: Rule) -> None:
    assert not re.search(r"\b\w+\.(?:txt|md|toml|py)\b", rule.source)
