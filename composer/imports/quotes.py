"""What a person wrote in a mail, without what is quoted below it; quotequail decides, on the few lines where a quote may begin.

quotequail tries some thirty patterns on every line (about 1 ms a mail), so only lines that could match are shown to it, and
the two commonest forms, “On … wrote:” and three lines that begin with “>”, are known without asking.
"""

from __future__ import annotations

from typing import Final

_SIGNS: Final = (
    "\n>", " wrote:", "schrieb", "a écrit", "escribió", "написал", "skrev", "escreveu", "schreef", "geschreven", "----", "______",
    "\nFrom:", "\n*From:", "\nVon:", "\nDe:", "\nVan:", "\nFrån:", "\nОт кого:", "orwarded message:", "eitergeleiteten", "\n20",
)
_MAY_BEGIN: Final = (
    "Am ", "Le ", "El ", "Den ", "Em ", "Op ", "--", "________", "Begin", "Anfang", "Début", "Inicio", "Forwarded", "Mensaje",
    "Vidarebefordrat", "Doorgestuurd", "Original", "Ursprüngliche", "Oorspronkelijk", "Message", "Origineel", "Пересылаемое",
    *(f"{star}{word}:" for star in ("", "*") for word in (
        "From", "Von", "De", "Van", "Från", "От кого", "Date", "Sent", "Datum", "Gesendet", "Fecha", "To", "An", "Subject",
        "Betreff", "Asunto", "Objet")),
)
_WINDOW: Final = 4  # lines shown to quotequail at once: it wants two header lines or three quoted ones
_TRIES: Final = 12
_LONGEST: Final = 200_000


def own_text(text: str) -> str:
    """The writer's own words; the whole text where nothing is quoted, what stands between quotes where nothing is above them."""
    text = text.replace("\r\n", "\n") if "\r" in text else text
    if not text.startswith(">") and not any(map(text.__contains__, _SIGNS)):
        return text.strip()
    lines = text[:_LONGEST].split("\n")
    tries = 0
    for number, line in enumerate(lines):
        begins = False
        if line.startswith(">"):
            begins = all(one.startswith(">") for one in lines[number : number + 3]) and number + 2 < len(lines)
        elif line.startswith("On "):
            # The first pattern quotequail would try, on this line and on the two joined.
            begins = line.endswith(" wrote:") or (number + 1 < len(lines) and lines[number + 1].endswith("wrote:"))
        elif line.startswith(_MAY_BEGIN) or line[:4].isdecimal() or line.endswith("написал(а):"):
            begins = _begins(lines[number : number + _WINDOW])
            tries += 1
            if tries > _TRIES:
                break
        if begins:
            return "\n".join(lines[:number]).strip() or _between(lines)
    return "\n".join(lines).strip()


def _begins(lines: list[str]) -> bool:
    from quotequail import unwrap

    found = unwrap("\n".join(lines))
    return found is not None and not found.get("text_top")


def _between(lines: list[str]) -> str:
    """The lines of a bottom-posted or interleaved answer."""
    own = [line for line in lines if not line.startswith(">")]
    while own and (not own[0].strip() or own[0].rstrip().endswith(":")):
        own.pop(0)
    return "\n".join(own).strip()
