"""The encoding of a table that is not UTF-8: a spreadsheet writes that of its country (Shift JIS in Japan, GBK in China …).

The names of the columns settle it where they are known in one encoding alone; else the likeliest letters do.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence
from typing import Final

from composer.imports.csv_rows import heads_of
from composer.imports.source import encoding_of

# Windows-1252 first: what fits several alike is mostly that.
_ASKED: Final = ("cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1257", "cp1255", "cp1256", "cp932", "gb18030",
                 "cp949", "big5")
_EASTERN: Final = frozenset(("cp932", "gb18030", "cp949", "big5"))
_WESTERN: Final = ("àâäçéèêëîïôöùûüœæÿ", "äöüßé", "áéíóúüñçàèòï", "áàâãçéêíóôõúü", "àèéìíòóùú", "åäöæøéü",
                   "ëïéèêöüáíó")  # a language each
_SIGNS: Final = frozenset("¿¡ºª«»“”„’‘…–—€°·£§×²³\u00a0")
_NEARLY_ALL: Final = 0.95
_SOME: Final = 0.15


def encoding_of_table(head: bytes, known: frozenset[str]) -> str:
    """The encoding of a table by its first bytes; "" for UTF-8 and UTF-16. `known` are names of columns in small letters."""
    if encoding_of(head) != "utf-8" or _decoded(head, "utf-8") is not None or _mostly_utf8(head):
        return ""
    fits = {name: text for name in _ASKED if (text := _decoded(head, name)) is not None}
    if not fits:
        return ""
    told = {name: _told(text, known) for name, text in fits.items()}
    most = max(told.values())
    first = [name for name in fits if told[name] == most]
    return first[0] if len(first) == 1 else _likeliest(head, first)


def _mostly_utf8(head: bytes) -> bool:
    """Whether it is UTF-8 with some foreign bytes, as tables are that were put together from several."""
    text = head.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    return sum(not sign.isascii() for sign in text) - broken > broken


def _decoded(head: bytes, name: str) -> str | None:
    """The text, a character cut off at the end aside; None where it is not written so."""
    try:
        return codecs.getincrementaldecoder(name)().decode(head)
    except UnicodeDecodeError:
        return None


def _told(text: str, known: frozenset[str]) -> int:
    """How many columns are known by names that are not plain ASCII, which say the same in every encoding."""
    heads = [[name.strip().lower() for name in header] for header, _, _ in heads_of(text)]
    return max((sum(name in known and not name.isascii() for name in header) for header in heads), default=0)


def _likeliest(head: bytes, names: list[str]) -> str:
    from charset_normalizer import from_bytes  # slow to load, and seldom asked

    if names[0] == "cp1252" and any(_letters(head.decode("cp1252", "replace")) <= set(alphabet) for alphabet in _WESTERN):
        return names[0]
    odd = {name: _oddly_written(head.decode(name, "replace")) for name in names}
    names = [name for name in names if odd[name] == min(odd.values()) or name in _EASTERN]
    best = from_bytes(head, cp_isolation=names).best()
    found = str(best.encoding) if best is not None and best.encoding in names else names[0]
    return _eastern(head, names) if found in _EASTERN else found


def _oddly_written(text: str) -> int:
    """How many words have capitals where no language puts them (“НЯкпт”)."""
    words = [word for word in re.findall(r"[^\W\d_]+", text) if not word.isascii()]
    return sum(not (word.islower() or word.isupper() or word.istitle()) for word in words)


def _letters(text: str) -> set[str]:
    return {sign for sign in text.lower() if not sign.isascii()} - _SIGNS


def _eastern(head: bytes, names: list[str]) -> str:
    """Which of the encodings of East Asia: Japanese has kana, Korean is all Hangul, Chinese all ideographs."""
    def share(name: str, ranges: Sequence[tuple[str, str]]) -> float:
        wide = [sign for sign in head.decode(name, "ignore") if sign >= "\u3040" and not "\uff00" <= sign <= "\uffef"]
        return sum(any(low <= sign <= high for low, high in ranges) for sign in wide) / len(wide) if wide and name in names else 0

    if share("cp932", (("\u3041", "\u30ff"),)) >= _SOME:
        return "cp932"
    if share("cp949", (("\uac00", "\ud7a3"),)) >= _NEARLY_ALL:
        return "cp949"
    simplified, written = share("gb18030", (("\u4e00", "\u9fff"),)), share("big5", (("\u4e00", "\u9fff"),))
    return "gb18030" if simplified >= written and "gb18030" in names else "big5"
