"""Every value from outside is shown on the page as text: names, messages, errors, addresses; never as a link, a picture or a symbol.

A call that draws something Streamlit reads as Markdown may hold fixed words, figures and what `plain` made safe, and nothing
else; each exception stands below with its reason.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from composer.web.words import plain

WEB = Path(__file__).resolve().parent.parent / "composer" / "web"
# Elements whose first text Streamlit reads as Markdown, and the arguments by name that it reads so too.
DRAWN = frozenset(
    "badge button caption checkbox date_input dialog download_button error expander file_uploader form_submit_button header info "
    "link_button markdown metric multiselect number_input page_link pills popover radio segmented_control selectbox slider spinner "
    "status subheader success tabs text_area text_input time_input title toast toggle warning write".split()
)
NAMED = ("label", "body", "help", "captions", "text", "delta")
SECOND = ("progress",)
FORBIDDEN = frozenset({"html", "iframe", "image", "write_stream", "latex", "exception", "json"})
# What gives safe words whatever goes in: our own functions over our own words, and `plain`.
SAFE_CALLS = frozenset({
    "plain", "_shown", "len", "int", "round", "channel_title", "step_title", "day", "verdict", "reading", "_rounds", "_lines", "marked",
    "marked_diff", "_elsewhere", "_state", "does", "date", "list", "unseen", "missing_here", "spoken",
})
# (module, source): why it is safe. The taint does not follow values from one function to another.
REVIEWED = {
    ("better", "_ASKED[one.kind].format(plain(about))"): "a fixed sentence round a safe value",
    ("settings_forms", "title"): "the two callers give fixed words",
    ("person_view", "f'{arrow} **{side}**, {plain(channel_title(touch.channel))}, {plain(kind)}{means}, {shown}'"): "a time in figures",
    ("settings_forms", "f'This system has no keyring to keep it in. Set `{name}` in the environment instead.'"): "names of variables",
    ("settings_mail", "label"): "the two callers give fixed words",
    ("views.rules", "f'**{title}**'"): "the two callers give fixed words",
    ("step_draft", "label"): "from the table _FIELDS",
    ("step_draft", "title"): "from the table _CALLS",
    ("who_why", "label"): "every caller in the module gives fixed words",
    ("who_why", "help"): "every caller in the module gives fixed words",
    ("ui", "page.title"): "the title of a page of ours",
    ("views.results", "title"): "every caller in the module gives fixed words",
    ("views.follow_ups", "sentence"): "every caller in the module gives fixed words",
    ("views.write", "label"): "every caller in the module gives fixed words",
}


def _names(tree: ast.AST) -> dict[str, list[ast.expr]]:
    found: dict[str, list[ast.expr]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.For) and _is_table(node.iter):
            for target in ast.walk(node.target):
                if isinstance(target, ast.Name):
                    found.setdefault(target.id, []).append(ast.Constant(""))
        if isinstance(node, ast.Assign):
            for target in node.targets:
                if isinstance(target, ast.Name):
                    found.setdefault(target.id, []).append(node.value)
                elif isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple | ast.IfExp):
                    sides = [node.value] if isinstance(node.value, ast.Tuple) else [node.value.body, node.value.orelse]
                    for side in sides:
                        for one, value in zip(target.elts, getattr(side, "elts", []), strict=False):
                            if isinstance(one, ast.Name):
                                found.setdefault(one.id, []).append(value)
    return found


def _is_table(node: ast.AST) -> bool:
    """A constant of ours, or its items."""
    while isinstance(node, ast.Call | ast.Attribute):
        node = node.func if isinstance(node, ast.Call) else node.value
    return isinstance(node, ast.Name) and node.id.isupper()


class Taint:
    def __init__(self, names: dict[str, list[ast.expr]]) -> None:
        self.names, self.open = names, set[str]()

    def safe(self, node: ast.AST) -> bool:
        if isinstance(node, ast.Constant):
            return True
        if isinstance(node, ast.JoinedStr | ast.List | ast.Tuple):
            return all(map(self.safe, node.values if isinstance(node, ast.JoinedStr) else node.elts))
        if isinstance(node, ast.FormattedValue):
            return _is_figure(node) or self.safe(node.value)
        if isinstance(node, ast.BinOp):
            return self.safe(node.left) and self.safe(node.right)
        if isinstance(node, ast.IfExp):
            return self.safe(node.body) and self.safe(node.orelse)
        if isinstance(node, ast.BoolOp):
            return all(map(self.safe, node.values))
        if isinstance(node, ast.GeneratorExp | ast.ListComp):
            return self.safe(node.elt)
        if isinstance(node, ast.Call):
            return self.call(node)
        if isinstance(node, ast.Name):
            return node.id.isupper() or self.name(node.id)
        if isinstance(node, ast.Subscript):
            return isinstance(node.value, ast.Name) and node.value.id.isupper()
        return isinstance(node, ast.Attribute) and node.attr in ("characters", "limit", "saves")  # figures

    def call(self, node: ast.Call) -> bool:
        name = getattr(node.func, "id", "") or getattr(node.func, "attr", "")
        if name in SAFE_CALLS:
            return True
        if name == "join":
            return self.safe(node.func.value) and all(map(self.safe, node.args))  # type: ignore[attr-defined]
        return name == "replace" and self.safe(node.func.value)  # type: ignore[attr-defined]

    def name(self, name: str) -> bool:
        if name in self.open or name not in self.names:
            return name in ("number", "place", "months", "left", "groups", "times", "month") or name in self.open
        self.open.add(name)
        found = all(map(self.safe, self.names[name]))
        self.open.discard(name)
        return found


def _is_figure(node: ast.FormattedValue) -> bool:
    spec = "".join(str(part.value) for part in getattr(node.format_spec, "values", []) if isinstance(part, ast.Constant))
    return any(sign in spec for sign in ",df%")


def texts() -> Iterator[tuple[str, int, str, bool]]:
    for path in sorted(WEB.rglob("*.py")):
        module = ".".join(path.relative_to(WEB).with_suffix("").parts)
        tree = ast.parse(path.read_text())
        inside = {id(child): part for part in ast.walk(tree) if isinstance(part, ast.FunctionDef) for child in ast.walk(part)}
        for node in ast.walk(tree):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
                continue
            drawn, taint = node.func.attr, Taint(_names(inside.get(id(node), tree)))
            given = [value.value for value in node.keywords if value.arg in NAMED and drawn in DRAWN]
            given += node.args[:1] if drawn in DRAWN else node.args[1:2] if drawn in SECOND else []
            if drawn == "write" and getattr(node.func.value, "id", "") not in ("st", "left", "right", "column"):
                continue  # of a file or the record
            for value in given:
                yield module, node.lineno, ast.unparse(value), taint.safe(value)


def test_what_the_page_draws_is_fixed_words_or_made_plain() -> None:
    found = list(texts())
    assert len(found) > 250
    raw = {(module, source): line for module, line, source, safe in found if not safe and (module, source) not in REVIEWED}
    assert raw == {}


@pytest.mark.parametrize("path", sorted(WEB.rglob("*.py")), ids=lambda path: path.stem)
def test_nothing_draws_html_or_pictures_by_address(path: Path) -> None:
    tree = ast.parse(path.read_text())
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            assert not [one for one in node.keywords if one.arg in ("unsafe_allow_html", "unsafe_allow_javascript")]
            if isinstance(node.func, ast.Attribute) and getattr(node.func.value, "id", "") == "st":
                assert node.func.attr not in FORBIDDEN or ast.unparse(node) == "st.html(asset_path('look.css'))"  # our own styles


# What Streamlit's own page makes of text after Markdown's marks are dealt with.
MORE = re.compile(r"https?://[-.\w]|www\.[-.\w]|[-.\w+]@[-\w]+\.[-\w]|:[\w+-]+:|:material/|<-|->|<=|>=|--|~=", re.IGNORECASE)


@given(st.text(alphabet=st.sampled_from("ab.:/@w_-*[]()!<>~`$#&\\{}=+;| W1\n\u202e"), max_size=60))
@example("![](http://beacon.test/x.png)")
@example("www.beacon.test a@beacon.test :smile: :material/delete: <- ~~x~~ $x$ :red[x] &amp; <b>")
def test_everything_reads_as_it_was_typed_and_nothing_comes_out_of_it(text: str) -> None:
    tokens = MarkdownIt("commonmark").enable("strikethrough").enable("table").parse(plain(text))
    assert {token.type for token in tokens} <= {"paragraph_open", "inline", "paragraph_close"}
    inline = [child for token in tokens for child in token.children or ()]
    assert {child.type for child in inline} <= {"text", "text_special"}
    said = "".join(child.content for child in inline)
    assert said.replace(":gray[]", "") == " ".join(text.split()).replace("\u202e", "")
    assert not [part for part in said.split(":gray[]") if MORE.search(part)]
