"""Fixes apply cleanly, and applying all of them never adds a finding; one text fitted to every channel."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.brief import brief_from_table
from composer.etiquette.check import check
from composer.etiquette.edits import apply_fixes
from composer.etiquette.rulebook.rule_loader import load_rules
from composer.etiquette.shorten import fit
from composer.model import CHANNELS, Brief, Finding, Fix

SENTENCES = [
    "I hope this message finds you well.", "Your talk on tide tables in Bergen was clear.", "This is an AMAZING OFFER!!!", "Could we hop on a quick call?",
    "We utilize cutting-edge synergies.", "Which pier was the hardest to model?", "Don’t miss out…", "See https://a.example.org and https://b.example.org.",
    "I just wanted to reach out to you.", "Thank you in advance!!", "Please do not hesitate to contact me.", "I came across your profile.", "LOL that was GREAT.",
    "We met at the harbour fair.", "Looking forward to hearing from you.", "The the map is clear .", "Ping me asap.",
]
MESSAGES = st.builds(
    lambda greeting, body, end: f"{greeting}\n\n{' '.join(body)}\n\n{end}",
    st.sampled_from(["Hi Ada,", "Dear Sir or Madam,", "Hey there!!", "Subject: RE: QUICK question\n\nHi Ada,"]),
    st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=7, unique=True), st.sampled_from(["Best,\nSam", "Cheers!!!\nSam", "Sam"]),
)


@given(MESSAGES, st.sampled_from(CHANNELS))
@settings(max_examples=200, deadline=None)
def test_applying_every_offered_fix_adds_no_finding(text: str, channel: str) -> None:
    before = check(text, channel).findings
    fixed = apply_fixes(text, before)
    after = check(fixed, channel).findings
    added = Counter(item.rule for item in after) - Counter(item.rule for item in before)
    assert not added, (text, fixed)


def test_a_fix_that_would_break_another_rule_leaves_the_other_fixes_alone() -> None:
    # “How are you doing??” is the only question: without it nothing would be asked.
    text = (
        "Hi Ada,\n\nYour talk on tide tables in Bergen was clear , and we read it in order to plan our trip !  How are you doing??"
        "\n\nBest,\nSam"
    )
    offered = {item.rule: item.fix for item in check(text, "linkedin_message").findings if item.fix}
    assert offered["how-are-you"].replacement is None
    assert offered["how-are-you"].hint
    assert offered["space-before-mark"].replacement == ""
    assert offered["wordy"].replacement == "to"
    fixed = apply_fixes(text, check(text, "linkedin_message").findings)
    assert "clear, and we read it to plan our trip! How are you doing?" in fixed.replace("  ", " ")


def test_a_surplus_link_goes_where_it_stands_alone_and_stays_inside_a_sentence() -> None:
    alone = "Hi Ada,\n\nYour tide tables helped us. Ours are here:\nhttps://pier.example/a\nhttps://quay.example/b\n\nWhich pier was hardest?\n\nSam"
    assert apply_fixes(alone, check(alone, "email").findings).count("https://") == 1
    inside = alone.replace("\nhttps://quay", " and https://quay")
    assert apply_fixes(inside, check(inside, "email").findings).count("https://") == 2


def test_of_many_fixes_only_the_harmful_ones_become_hints() -> None:
    found = check("LOOK at THIS!!! " * 30 + "We utilize it.", "email").findings
    replaced = [item for item in found if item.fix and item.fix.replacement is not None]
    assert len(replaced) > 20


def test_every_rule_whose_fix_replaces_has_an_example_it_mends() -> None:
    from composer.etiquette.examples import try_rule

    for rule in load_rules().rules.values():
        if rule.fix and (rule.fix.replace is not None or rule.fix.delete or rule.fix.change or rule.fix.swap):
            assert try_rule(rule) == ()


def finding(start: int, end: int, text: str, replacement: str) -> Finding:
    return Finding("r", "calm", "warning", start, end, text[start:end], "m", "w", "seed", "s", Fix(replacement=replacement))


def test_a_deletion_leaves_no_double_space_and_no_empty_line() -> None:
    text = "One. Two two. Three."
    assert apply_fixes(text, [finding(5, 13, text, "")]) == "One. Three."
    lines = "One.\n\nTwo.\n\nThree."
    assert apply_fixes(lines, [finding(6, 10, lines, "")]) == "One.\n\nThree."


def test_where_fixes_overlap_the_wider_one_wins() -> None:
    text = "a very big map"
    assert apply_fixes(text, [finding(2, 10, text, "large"), finding(2, 6, text, "rather")]) == "a large map"


LONG = (
    "Subject: your notes on mill stones\n\nDear Ingrid,\n\nI hope this finds you well. I’m Sam, and I run a small bakery in Austin with four people. "
    "Your notes on dressing mill stones at the Asheville grain gathering cleared up a mistake we had made for a year. We had dressed ours far too often. "
    "Since then we have changed to twice a year, and the flour is cooler. Thank you for writing them.\n\nWhich stone lasted longest for you?\n\nWarm regards,\nSam Reyes"
)


def test_a_text_stands_on_every_channel_within_its_limit() -> None:
    fitted = {item.channel: item for item in fit(LONG)}
    assert set(fitted) == set(CHANNELS)
    assert fitted["email"].cuts == ()
    assert fitted["email"].proposal == LONG
    assert not fitted["sms"].fits  # the question and what only this reader has are not cut
    for item in fitted.values():
        assert item.fits or item.channel == "sms"
        assert "Which stone lasted longest for you?" in item.proposal
        assert ("Subject:" in item.proposal) == (item.channel in ("email", "inmail"))
        for cut in item.cuts:
            assert LONG[cut.start : cut.end] == cut.text
    assert fitted["sms"].proposal.isascii()
    assert len(fitted["x_post"].proposal) <= 280


def test_stock_goes_before_what_only_this_reader_has() -> None:
    note = next(item for item in fit(LONG, to=["x_post"]) if item.channel == "x_post")
    assert note.cuts[0].text == "I hope this finds you well."
    assert "Your notes on dressing mill stones" in note.proposal


@pytest.mark.parametrize("text", ["", "x" * 5_000, "Hi"])
def test_texts_with_nothing_to_cut_are_said_not_to_fit_or_stay(text: str) -> None:
    for item in fit(text):
        assert item.fits == (item.limit is None or len(text) <= item.limit or item.channel in ("phone", "in_person"))
        assert item.cuts == ()


BODY = "Your log of the 1931 regatta named my great-uncle's boat. Which archive held the list?"


def mended(text: str, channel: str = "email", brief: Brief | None = None, rule: str = "") -> str:
    return apply_fixes(text, [one for one in check(text, channel, brief).findings if not rule or one.rule == rule])


@pytest.mark.parametrize(("before", "after"), [
    (f"Hi Ida,\n\nI hope this email finds you well. {BODY}\n\nBest,\nUlf", f"Hi Ida,\n\n{BODY}\n\nBest,\nUlf"),
    (f"Hi Ida,\n\nI hope this email finds you well.\n\n{BODY}\n\nBest,\nUlf", f"Hi Ida,\n\n{BODY}\n\nBest,\nUlf"),
    (f"Hi Ida,\n\n{BODY} I look forward to hearing from you.\n\nBest,\nUlf", f"Hi Ida,\n\n{BODY}\n\nBest,\nUlf"),
    (f"Hi Ida,\n\nI'm reaching out because your log of the 1931 regatta {BODY[29:]}\n\nBest,\nUlf", f"Hi Ida,\n\nYour log of the 1931 regatta {BODY[29:]}\n\nBest,\nUlf"),
    (f"Hi Ida,\n\nSorry to bother you, but your log of the 1931 regatta {BODY[29:]}\n\nBest,\nUlf", f"Hi Ida,\n\nYour log of the 1931 regatta {BODY[29:]}\n\nBest,\nUlf"),
    (f"Hi Ida,\n\n{BODY} Furthermore, the mast is hers.\n\nBest,\nUlf", f"Hi Ida,\n\n{BODY} The mast is hers.\n\nBest,\nUlf"),
    (f"Hi Ida,\n\n{BODY} Can u send it 2moro?\n\nBest,\nUlf", f"Hi Ida,\n\n{BODY} Can you send it tomorrow?\n\nBest,\nUlf"),
    (f"Hi Ida,\n\n{BODY} It is AMAZING!!!\n\nBest,\nUlf", f"Hi Ida,\n\n{BODY} It is amazing!\n\nBest,\nUlf"),
])
def test_stock_words_shorthand_capitals_and_marks_are_mended_with_one_click_and_healed(before: str, after: str) -> None:
    assert mended(before) == after


@pytest.mark.parametrize(("before", "after"), [
    ("I wanted to reach out and ask about the mast.", "I would like to ask about the mast."),
    ("I am writing to ask about the mast.", "I would like to ask about the mast."),
    ("We are reaching out about the mast.", "This is about the mast."),
    ("I'm reaching out with a chart of the race.", "I have a chart of the race."),
    ("I couldn't help but notice the torn sail.", "I noticed the torn sail."),
    ("I'd like to introduce you to Bo Lund, who sewed it.", "Please meet Bo Lund, who sewed it."),
    ("We are thrilled to announce a second race.", "We are glad to announce a second race."),
    ("I can't wait to hear how it ends.", "I would like to hear how it ends."),
    ("It is really really long.", "It is really long."),
    ("We absolutely love the drawing.", "We love the drawing."),
    ("It could possibly be hers.", "It could be hers."),
    ("Ours is a groundbreaking design of 1930.", "Ours is a design of 1930."),
    ("It has a revolutionary iron keel.", "It has an iron keel."),
    ("We have a comprehensive list.", "We have a full list."),
    ("They utilize an intricate knot.", "They use a complex knot."),
    ("We hereby ask for the aforementioned list.", "We ask for the list."),
    ("As per the log it sank.", "According to the log it sank."),
    ("Enclosed please find the drawing.", "If it helps, I can send the drawing."),
    ("I have attached my chart of the race.", "I can send my chart of the race."),
    ("Please write at your earliest convenience.", "Please write when it suits you."),
    ("Please reply asap.", "Please reply when you can."),
    ("We draw masts for companies like yours and for yards.", "We draw masts for companies and for yards."),
    ("I came across your website and noticed the torn sail.", "I noticed the torn sail."),
    ("I would love to visit your esteemed museum.", "I would love to visit your museum."),
    ("I'm a huge fan of your diary of the race.", "I follow your diary of the race."),
    ("We would love to meet people doing interesting work there.", "We would love to meet people working there."),
    ("I have always admired your work on the keel of 1931.", "I know your work on the keel of 1931."),
    ("You would be a perfect fit for the crew of our yawl.", "You may suit the crew of our yawl."),
    ("There are only three places left in the yawl.", "There are three places left in the yawl."),
    ("This is your last chance to see the mast.", "You can still see the mast."),
    ("The offer ends on Friday.", "The offer holds until Friday."),
    ("I came across your name on LinkedIn and noticed that you sail.", "I noticed on LinkedIn that you sail."),
    ("You did not reply to my letter about the keel.", "I wrote to you about the keel."),
    ("I've messaged you twice now and got nothing. We sail on Sunday.", "We sail on Sunday."),
    ("I was blown away by your impressive background. We sail on Sunday.", "We sail on Sunday."),
    ("I still haven't heard back from you. We sail on Sunday.", "We sail on Sunday."),
    ("The mast is hers, and I don't want you to miss out.", "The mast is hers."),
    ("In today's fast-paced world, the mast is hers.", "The mast is hers."),
    ("Thanks in advance for any hint.", "I would be grateful for any hint."),
    ("I understand you might be busy, but the mast is hers.", "The mast is hers."),
    ("We kept the the mast.", "We kept the mast."),
    ("The mast is free, no strings attached.", "The mast is free."),
    ("BTW, the mast is hers.", "By the way, the mast is hers."),
    ("I read it at once, and hope your week is going well.", "I read it at once."),
])
def test_words_that_tell_nothing_give_way_to_plain_ones_and_the_sentence_stays_whole(before: str, after: str) -> None:
    assert mended(f"Hi Ida,\n\n{BODY} {before}\n\nBest,\nUlf") == f"Hi Ida,\n\n{BODY} {after}\n\nBest,\nUlf"


@pytest.mark.parametrize("sentence", [
    "It is groundbreaking.", "I'm reaching out because of the mast.", "We had a line to Tindall & Foster.", "Peter Lemme has it.", "It hangs at NP-15 there.",
    "Whom would I write to?", "Please be sure to note that down.", "Our leverage is the long arm.",
    "Your company is doing amazing things. That is why I ask.", "I haven't heard back from you, so the mast went to Oslo.",
    "Your work on the Hanko keel is stunning.", "For the knots see attached.", "The chart is attached.",
])
def test_words_that_carry_the_sentence_or_are_a_name_stay(sentence: str) -> None:
    assert sentence in mended(f"Hi Ida,\n\n{BODY} {sentence}\n\nBest,\nUlf")


def test_a_reply_mark_and_marks_of_markdown_go_and_the_words_stay() -> None:
    assert mended(f"Subject: Re: the 1931 log\n\nHi Ida,\n\n{BODY}\n\nBest,\nUlf").startswith("Subject: the 1931 log\n")
    bold = f"Hi Ida,\n\n{BODY} The **mast** is hers."
    assert "The mast is hers." in apply_fixes(bold, check(bold, "linkedin_message").findings)


def test_one_mark_of_many_becomes_a_full_stop_where_the_message_shouts_elsewhere() -> None:
    text = f"Hi Ida,\n\n{BODY} What a mast! What a sail! What a keel! What a crew!!!\n\nBest,\nUlf"
    assert "What a crew." in mended(text)


@pytest.mark.parametrize("sentence", [
    "I hope this finds you well and that the 1931 rudder is safe.", "If you have any questions about the keel, ring the shed.",
    "If you have any questions, please call Olaf Berg at 3-6239.", "Feel free to call me on 555 0199, I am at the shed until six.",
])
def test_a_sentence_that_tells_something_is_never_cut(sentence: str) -> None:
    text = f"Hi Ida,\n\n{BODY} {sentence}\n\nBest,\nUlf"
    assert sentence in mended(text)


@pytest.fixture
def brief() -> Brief:
    return brief_from_table({
        "relationship": "stranger", "purpose": "learn", "point": "where the list of the 1931 regatta lies", "question": "Which archive held the list?",
        "sender": {"name": "Ulf Roth", "company": "Roth Boats"},
        "recipient": {"name": "Ida Voss", "company": "Harbour Museum", "facts": [{"text": "log of the 1931 regatta"}]},
    })


def test_a_greeting_and_a_sign_off_take_the_names_of_the_brief(brief: Brief) -> None:
    subject = "Subject: Where the list of the 1931 regatta lies\n\n"
    assert mended(BODY, brief=brief) == f"{subject}Hi Ida,\n\n{BODY}\n\nBest wishes,\nUlf Roth"
    assert mended(f"Dear Sir or Madam,\n\n{BODY}\n\nBest,\nUlf", brief=brief).startswith(f"{subject}Dear Ida,")
    assert mended(f"Hello!\n\n{BODY}\n\nBest,\nUlf", brief=brief).startswith(f"{subject}Hello Ida!\n")
    assert mended(f"Dear Sir,\n\n{BODY}\n\nBest,\nUlf", brief=brief).startswith(f"{subject}Dear Ida,\n")
    assert mended(BODY) == BODY  # without a brief nobody knows them


def test_a_message_that_ends_without_a_question_takes_the_one_of_the_brief(brief: Brief) -> None:
    text = "Hi Ida,\n\nYour log of the 1931 regatta named my great-uncle's boat.\n\nBest,\nUlf"
    asked = text.replace("boat.", "boat.\n\nWhich archive held the list?")
    assert mended(text, brief=brief, rule="no-closing-question") == asked


def test_a_subject_line_takes_the_point_or_the_question_of_the_brief(brief: Brief) -> None:
    text = f"Hi Ida,\n\nI ask where the list of the 1931 regatta lies. {BODY}\n\nBest,\nUlf"
    assert mended(text, brief=brief, rule="no-subject") == f"Subject: Where the list of the 1931 regatta lies\n\n{text}"
    vague = f"Subject: Quick question\n\n{text}"
    assert mended(vague, brief=brief, rule="vague-subject") == f"Subject: Where the list of the 1931 regatta lies\n\n{text}"
    assert mended(vague, brief=replace(brief, point="the list"), rule="vague-subject") == f"Subject: Which archive held the list?\n\n{text}"
    assert mended(vague, brief=replace(brief, point="the list", question=""), rule="vague-subject") == vague
    assert mended(vague, rule="vague-subject") == vague


def test_slots_are_filled_from_the_brief(brief: Brief) -> None:
    text = f"Subject: the 1931 regatta\n\nHi [First Name],\n\n{BODY} Is it at {{{{company}}}}?\n\nBest,\n[Your Name]"
    assert mended(text, brief=brief) == f"Subject: the 1931 regatta\n\nHi Ida,\n\n{BODY} Is it at Harbour Museum?\n\nBest,\nUlf Roth"
    assert "[topic]" in mended(f"Hi Ida,\n\n{BODY} Or is it [topic]?\n\nBest,\nUlf", brief=brief)


@given(MESSAGES, st.sampled_from(("email", "linkedin_message", "whatsapp")))
@settings(max_examples=150, deadline=None)
def test_each_fix_alone_takes_its_finding_away_and_leaves_whole_sentences(text: str, channel: str) -> None:
    before = check(text, channel).findings
    for item in before:
        if item.fix is None or item.fix.replacement is None:
            continue
        fixed = apply_fixes(text, [item])
        after = check(fixed, channel).findings
        assert not any((one.rule, one.start, one.text) == (item.rule, item.start, item.text) for one in after), (item.rule, text, fixed)
        gaps = re.findall(r"(?<=\S)  +(?=\S)|^[ \t]+\S|\n{3,}|[.!?] +[a-z]", fixed, re.MULTILINE)
        assert len(gaps) <= len(re.findall(r"(?<=\S)  +(?=\S)|^[ \t]+\S|\n{3,}|[.!?] +[a-z]", text, re.MULTILINE)), (item.rule, text, fixed)
        if item.rule not in ("how-are-you", "question-run", "sentence-twice"):
            assert fixed.count("?") >= text.count("?"), (item.rule, text, fixed)
