"""The words of HTML mails and exports: as mail programs write them, and as nobody should."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.imports import html_text
from composer.imports.html_text import plain_html
from composer.imports.mail_message import LONGEST

OUTLOOK = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style><!-- p.MsoNormal {margin:0} --></style>
<!--[if gte mso 9]><xml><o:shapedefaults v:ext="edit" spidmax="1026" /></xml><![endif]--></head><body lang=EN-GB>
<div class=WordSection1><p class=MsoNormal>Thanks, Tuesday is fine.<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoNormal>Zo&euml;<o:p></o:p></p></div></body></html>"""


@pytest.mark.parametrize(("text", "words"), [
    ("Hi <b>you</b>", "Hi you"), ("<p>One</p><p>Two</p>", "One\n\nTwo"), ("a<br>b<br/>c", "a\nb\nc"), ("<div>a</div>b", "a\nb"),
    ("<ul><li>a<li>b</ul>", "a\n\nb"), ("<table><tr><td>a</td><td>b</td></tr></table>", "a b"), ("&lt;b&gt; &amp; a", "<b> & a"),
    ("<title>no</title><style>p{}</style><script>x('<p>')</script>yes", "yes"), ("<!-- hidden -->shown", "shown"), ("a\xa0<i>b</i>", "a b"),
    ("<a href='x>y'>z</a>", "z"), ("<span>a</span><span>b</span>", "ab"), ("no tags & none", "no tags & none"), ("", ""), ("<html></html>", ""),
])
def test_tags_become_words_and_lines(text: str, words: str) -> None:
    assert plain_html(text) == words


@pytest.mark.parametrize("text", [
    "a < b", "1<2 and 3>2", "I <3 this", "x<y and more words", "I'm <very happy to meet you. Regards Tom", "a << b", "<", "see <",
    "On Tuesday Jane <jane@example.com> wrote:", "<jane@example.com>", "5 > 3", "mail <b.b+c@d.example>, or call",
])
def test_what_is_no_tag_stays_a_word(text: str) -> None:
    assert plain_html(text) == text


def test_a_mail_of_outlook_holds_only_what_was_written() -> None:
    assert plain_html(OUTLOOK) == "Thanks, Tuesday is fine.\n\nZoë"


def test_an_answer_in_gmail_keeps_the_line_that_opens_the_quote() -> None:
    mail = (
        '<div dir="ltr">Gladly.</div><div class="gmail_extra"><br><div class="gmail_quote">On Mon, Ada <span dir="ltr">&lt;<a href="mailto:'
        'ada@example.com">ada@example.com</a>&gt;</span> wrote:<br><blockquote class="gmail_quote"><div>Shall we?</div></blockquote></div></div>'
    )
    assert plain_html(mail).split("\n\n") == ["Gladly.", "On Mon, Ada <ada@example.com> wrote:", "Shall we?"]


def test_a_text_without_tags_reads_the_same_however_often() -> None:
    once = plain_html("<p>Dear Tomás,</p><p>Fine.</p>")
    assert plain_html(once) == once


@given(st.text(alphabet="<>/!-ab@&; \n=\"'p", max_size=200))
def test_no_text_breaks_it(text: str) -> None:
    assert isinstance(plain_html(text), str)


BOMBS = [
    "<div>", "<", "<!--", "<a ", "<a@", "a@<", "<script>", "<b><i><p>", "<table><tr><td>", "<a><div>", "<svg>", "<select><option>", "&amp;<p>",
    "</div>", "<p>", "<template>", "<dl><dd>", "<table><b>x", "<font><p>", "<!--x-->", "<a b=c ", "<nobr>x",
]


@pytest.mark.parametrize("bomb", BOMBS)
def test_the_longest_bomb_is_read_in_no_time(bomb: str) -> None:
    """Ours took half a minute for “<!--” alone; a parser of that kind would hang this test."""
    plain_html((bomb * (LONGEST // len(bomb)))[:LONGEST])


def test_what_nests_deeper_than_anybody_writes_is_left_out() -> None:
    depth = html_text._DEEPEST
    assert plain_html("<div>" * (depth - 1) + "words" + "</div>" * (depth - 1)) == "words"
    assert plain_html("before" + "<div>" * depth * 2 + "deep" + "</div>" * depth * 2 + "after") == "before"
    assert plain_html("<p>word" * depth * 3).count("word") == depth * 3, "what need not be closed does not nest"
