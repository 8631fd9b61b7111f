"""What a person wrote in a mail, without what is quoted below it; quotequail decides, on the few lines where a quote may begin.

quotequail tries some thirty patterns on every line (about 1 ms a mail), so only lines that could match are shown to it, and
the two commonest forms, “On … wrote:” and three lines that begin with “>”, are known without asking.
"""

from __future__ import annotations

import re
from typing import Final

_SIGNS: Final = (
    "\n>", " wrote:", "schrieb", "a écrit", "escribió", "написал", "skrev", "escreveu", "schreef", "geschreven", "----", "______",
    "\nFrom:", "\n*From:", "\nVon:", "\nDe:", "\nVan:", "\nFrån:", "\nОт кого:", "orwarded message:", "eitergeleiteten", "\n20",
)
_MAY_BEGIN: Final = re.compile(
    r"^(?:(?P<quote>>.*)|(?P<on>On .{4,300})|(?:Am|Le|El|Den|Em|Op) .{4,300}|.{0,300}написал\(а\):|"
    r"\d{4}/\d{1,2}/\d{1,2} .{0,300}|---+.{3,60}---+|_{32}|"
    r"(?:Begin|Anfang|Début|Inicio|Forwarded|Mensaje|Vidarebefordrat|Doorgestuurd|Original|Ursprüngliche|Oorspronkelijk|Message|"
    r"Origineel).{4,40}:|"
    r"\*?(?:From|Von|De|Van|Från|От кого|Date|Sent|Datum|Gesendet|Fecha|To|An|Subject|Betreff|Asunto|Objet):.*)$",
    re.MULTILINE,
)
_WINDOW: Final = 4  # lines shown to quotequail at once: it wants two header lines or three quoted ones
_TRIES: Final = 12
_LONGEST: Final = 200_000


def own_text(text: str) -> str:
    """The writer's own words; the whole text where nothing is quoted, what stands between quotes where nothing is above them."""
    text = text.replace("\r\n", "\n") if "\r" in text else text
    if not text.startswith(">") and not any(sign in text for sign in _SIGNS):
        return text.strip()
    text = text[:_LONGEST]
    for number, match in enumerate(_MAY_BEGIN.finditer(text)):
        if number >= _TRIES:
            break
        lines = _lines(text, match.start())
        if match["on"]:
            # The first pattern quotequail would try, on this line and on the two joined.
            begins = lines[0].endswith(" wrote:") or (len(lines) > 1 and lines[1].endswith("wrote:"))
        elif match["quote"]:
            begins = len(lines) > 2 and all(line.startswith(">") for line in lines[:3])
        else:
            begins = _begins(lines)
        if begins:
            return text[: match.start()].strip() or _between(text)
    return text.strip()


def _begins(lines: list[str]) -> bool:
    from quotequail import unwrap

    found = unwrap("\n".join(lines))
    return found is not None and not found.get("text_top")


def _lines(text: str, start: int) -> list[str]:
    lines: list[str] = []
    while len(lines) < _WINDOW and start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        lines.append(text[start:end])
        start = end + 1
    return lines


def _between(text: str) -> str:
    """The lines of a bottom-posted or interleaved answer."""
    own = [line for line in text.split("\n") if not line.startswith(">")]
    while own and (not own[0].strip() or own[0].rstrip().endswith(":")):
        own.pop(0)
    return "\n".join(own).strip()
