"""What a file that no reader knows seems to be, and the way out; people mostly bring the wrong form of the right export."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from composer.imports.source import Source
from composer.imports.wordlists import words

_UNPACK: Final = "is packed in a form that is not read here; unpack it and import what is in it"
_FIRST_BYTES: Final = (
    (b"PK\x03\x04", "is a zip that breaks off or is damaged; download it again"),
    (b"!BDN", "is Outlook’s data file; give it its ending .pst back and import it"),
    (b"\xd0\xcf\x11\xe0", "is an Office file; save the table in it as CSV, and mails as .msg or .eml"),
    (b"\x1f\x8b", _UNPACK), (b"BZh", _UNPACK), (b"\xfd7zXZ", _UNPACK), (b"7z\xbc\xaf", _UNPACK), (b"Rar!", _UNPACK),
    (b"SQLite format 3\0", "is a database of another program; use the export of the app it belongs to"),
    (b"%PDF", "is a PDF, which has no times that can be read; ask for the export as JSON, CSV or text"),
)
_INSIDE: Final = (  # members whose whole name fits, and what they say of the export
    (r"overture\.json", "is an exported record of Overture; put it back with: python -m composer restore"),
    (r"\[Content_Types\]\.xml", "is an Office document; save the table in it as CSV"),
    (r"(?:.*/)?com\.microsoft\.__Messages/.*", "is Outlook’s archive for the Mac; save the mails as .eml or make an .mbox"),
    (r"(?:.*/)?(?:messages?_?\d*|chat|start_here|index)\.html?",
     "is the form for reading (HTML), whose times have no zone; ask for the export once more with the format JSON"),
    (r"(?:.*/)?messages/.*\.html?",
     "is the form for reading (HTML), whose times have no zone; ask for the export once more with the format JSON"),
)


def _known(source: Source) -> str:
    """What `tables/imports/strangers.toml` says of it; "" where none of its kinds fits."""
    head = source.head(source.names[0], 4096) if source.is_file else b""
    text = head.decode("utf-8", "replace").removeprefix("\ufeff")
    return next((str(kind["says"]) for kind in words("strangers")["kind"] if _fits(kind, source, head, text)), "")


def _fits(kind: Mapping[str, str], source: Source, head: bytes, text: str) -> bool:
    if "inside" in kind and (source.is_file or not source.matching(kind["inside"])):
        return False
    if not source.is_file:
        return "inside" in kind
    starts = kind.get("starts", "")
    first = bytes.fromhex(starts.removeprefix("hex:")) if starts.startswith("hex:") else starts.encode()
    if not head.startswith(first) or ("named" in kind and not re.fullmatch(kind["named"], source.names[0], re.IGNORECASE)):
        return False
    return "inside" not in kind and ("text" not in kind or re.search(kind["text"], text, re.IGNORECASE | re.DOTALL) is not None)


def what_it_is(source: Source) -> str:
    """The rest of a sentence that begins with the name of the file; a general hint where nothing can be told."""
    if not source.total:
        return "is empty"
    packed = [] if source.is_file else [name for name in source.names if name.lower().endswith(".zip")]
    if packed:
        some = ", ".join(name.rpartition("/")[2] for name in packed[:3]) + (" …" if len(packed) > 3 else "")
        return f"holds other zips ({some}) and no export of its own; unpack it once and import those"
    known = _known(source)
    if known:
        return known
    if source.is_file:
        head = source.head(source.names[0], 16)
        said = next((said for start, said in _FIRST_BYTES if head.startswith(start)), "")
        if not said and re.match(rb"\s*<(?:!doctype html|html)\b", source.head(source.names[0], 200), re.IGNORECASE):
            said = _INSIDE[-1][1]
    else:
        said = next((said for pattern, said in _INSIDE if source.matching(pattern)), "")
    return said or "isn't an export that Overture knows; name it with --as, or see docs/imports.md"
