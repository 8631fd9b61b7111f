"""An example of every command, shown under its help and, with what it prints, in docs/commands.md."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple


class Example(NamedTuple):
    """A command line without the program's name; `runs` is false where it needs a server, a clock or a person to watch it."""

    line: str
    runs: bool = True


_LEARN: Final = "docs/examples/learn.toml"
# In this order they tell one story: a letter checked, a note written, sent, answered, counted.
EXAMPLES: Final[Mapping[str, tuple[Example, ...]]] = {
    "": (Example("app", runs=False), Example(f"write --brief {_LEARN} --channel linkedin_note"), Example("check letter.txt")),
    "app": (Example("app", runs=False), Example("app --port 8600", runs=False)),
    "check": (Example("check --channel email letter.txt"), Example("check --column text --format csv messages.csv")),
    "write": (Example(f"write --brief {_LEARN} --channel linkedin_note --count 1"),),
    "understand": (Example("understand fact facts.jsonl"),),
    "advise": (Example(f"advise --brief {_LEARN}"),),
    "answer": (Example(f"answer --brief {_LEARN} --stance accept --channel linkedin_message"),),
    "policy": (Example("policy set facebook redirect"), Example("policy show")),
    "message": (Example(f"message congratulate --brief {_LEARN}"),),
    "guards": (Example(f"guards --brief {_LEARN} --channel email letter.txt"),),
    "log sent": (Example('log sent --to "Tomás Ortega" --channel linkedin_note --text note.txt'),),
    "log reply": (Example('log reply --to "Tomás Ortega" --channel linkedin_note'),),
    "log call": (Example('log call --to "Piotr Zielinski" --channel phone --outcome voicemail'),),
    "log meeting": (Example('log meeting --to "Tomás Ortega"'),),
    "undo": (Example("undo"),),
    "import": (Example("import touches.csv"),),
    "own": (Example("own --add maya@work.example"), Example("own --yes")),
    "sync": (Example("sync", runs=False),),
    "due": (Example("due --ics follow-ups.ics"),),
    "step": (Example('step 3 --new "you opened a second garden"'),),
    "later": (Example("later 3 --days 14"),),
    "people show": (Example('people show "Tomás Ortega"'),),
    "people note": (
        Example('people note "Tomás Ortega" "Met in Lyon" --tag garden --every 60'),
        Example("people note --tag garden --every 90"),
    ),
    "people merge": (Example("people merge 1 2 --apart"),),
    "people export": (Example('people export "Tomás Ortega" --to tomas.json'),),
    "people erase": (Example('people erase "Ann Lee" --yes'),),
    "people keep": (Example('people keep "Kwame Boateng"'),),
    "people stop": (Example('people stop "Ann Lee" --note "by mail"'),),
    "report": (Example("report"), Example("report --by purpose --window 72")),
    "rules list": (Example("rules list --criterion calm"),),
    "rules explain": (Example("rules explain question-run"),),
    "rules test": (Example("rules test"),),
    "rules new": (Example("rules new no-kind-reminder"),),
    "templates list": (Example("templates list"),),
    "templates show": (Example("templates show answer/accept.1"),),
    "templates test": (Example("templates test"),),
    "backup": (Example("backup record-copy.db"), Example("backup --encrypt record-copy.age.zip", runs=False)),
    "restore": (Example("restore record-copy.db"),),
    "export": (Example("export everything"),),
    "evaluate": (Example("evaluate --base-url http://127.0.0.1:11434/v1 --model llama3.1", runs=False),),
    "mcp": (Example("mcp", runs=False),),
    "completion": (Example("completion bash", runs=False),),
    "doctor": (Example("doctor", runs=False),),
}
