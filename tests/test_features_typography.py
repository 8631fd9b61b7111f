"""Signs in a text that need no understanding."""

from __future__ import annotations

import pytest

from composer.etiquette.document.message_parser import parse
from composer.etiquette.features.typography import MARKS

FOUND = [
    ("exclamation", "Hi! Yes！ no", ["!", "！"]), ("exclamation", "none", []),
    ("exclamation_run", "Hi!! ok?! so??", ["!!", "?!"]), ("exclamation_run", "so??? yes?", ["???"]), ("exclamation_run", "so?? ok", []), ("exclamation_run", "ok！！", ["！！"]),
    ("exclamation_run", "a! b?", []),
    ("question_run", "so?? why??? ok?", ["??", "???"]), ("question_run", "so?", []),
    ("ellipsis", "so... and… and.. no", ["...", "…"]), ("ellipsis", "a……b....", ["……", "...."]), ("ellipsis", "none", []),
    ("dash", "a—b and c – d, e -- f", ["—", " –", " --"]), ("dash", "1–2 and a--b, -- x", []), ("dash", "a-b", []),
    ("hashtag", "so #tides and #1 and a#b and &#x and ##no", ["#tides"]), ("hashtag", "https://a.example/#tides", []), ("hashtag", "#ab", ["#ab"]), ("hashtag", "#a", []),
    ("mention", "ask @ada_1 or ada@b.example or /@no", ["@ada_1"]), ("mention", "https://x.com/@ada", []), ("mention", "@a", []), ("mention", "@ab", ["@ab"]),
    ("number", "It grew 40% to $1,204.50 in 3rd of 2024, 5k", ["40%", "$1,204.50", "2024,", "5k"]), ("number", "a1 b2", []), ("number", "https://a.example/1 7", ["7"]),
    ("number", "up 5 %", ["5"]), ("number", "€5 £6 3m", ["€5", "£6", "3m"]),
    ("emoji", "ok 🙂 and 👍🏽 and 🇸🇪 and ❤️", ["🙂", "👍🏽", "🇸🇪", "❤️"]), ("emoji", "👩‍👩‍👧 one", ["👩‍👩‍👧"]), ("emoji", "none :-)", []), ("emoji", "é", []),
    ("invisible", "a\u200bb\u200b\u200bc\x00", ["\u200b", "\u200b\u200b", "\x00"]), ("invisible", "a b\n\tc", []), ("invisible", "plain", []),
    ("curly", "“a” ‘b’ c… d–e—f\u00a0g", ["“", "”", "‘", "’", "…", "–", "—", "\u00a0"]), ("curly", "'a' \"b\"", []),
    ("non_gsm", "a’b ł", ["’", "ł"]), ("non_gsm", "plain é €", []),
    ("attachment", "The file is attached.", ["attached"]), ("attachment", "please find below the list", ["please find below"]), ("attachment", "I am attached to the idea", []),
    ("attachment", "see attached", ["see attach"]), ("attachment", "no file", []),
    ("repeated_word", "the the map", ["the the"]), ("repeated_word", "The the map", ["The the"]), ("repeated_word", "that that is", []), ("repeated_word", "the, the", []),
    ("repeated_word", "it it's", []), ("repeated_word", "the\nthe", []), ("repeated_word", "theme them", []),
    ("markdown", "a **bold** word", ["**bold**"]), ("markdown", "# Head\nx", ["# Head"]), ("markdown", "[a](https://b.example)", ["[a](https://b.example)"]), ("markdown", "```x", ["```"]),
    ("markdown", "a * b ** c", []), ("markdown", "##### five", []), ("markdown", "so #no", []),
    ("space_before_mark", "so , it is . ok ! no", [" ", " ", " "]), ("space_before_mark", "so, it is.", []), ("space_before_mark", "a\t,b", []), ("space_before_mark", "a\t, b", ["\t"]),
    ("space_before_mark", "x ...", []), ("space_before_mark", "x :)", []),
    ("link", "see https://a.example", ["https://a.example"]), ("different_link", "www.a.com and a.com", ["www.a.com"]), ("shortened_link", "bit.ly/abc", ["bit.ly/abc"]),
    ("slot", "so [Name] it is", ["[Name]"]), ("capitals", "it is VERY good", ["VERY"]),
]


@pytest.mark.parametrize(("name", "text", "found"), FOUND)
def test_a_sign_is_found_where_it_stands(name: str, text: str, found: list[str]) -> None:
    message = parse(text, "sms")
    assert [message.says(span) for span in MARKS[name](message)] == found


def test_every_sign_was_tried_both_ways() -> None:
    tried = {name for name, _, found in FOUND if found}
    assert tried == set(MARKS)


@pytest.mark.parametrize("name", sorted(MARKS))
def test_an_empty_text_has_no_signs(name: str) -> None:
    assert MARKS[name](parse("", "sms")) == []
