"""Compares what `./sluice connectors render` makes of templates with what the reference engine makes of them, at one instant.

bench/.venv/bin/python bench/cdk/expressions.py FILE: JSON lines {"t": template, "ctx": {...}}.
"""

import json
import subprocess
import sys

from airbyte_cdk.sources.declarative.interpolation import jinja
from freezegun import freeze_time

NOW = "2024-06-15T12:34:56.123456Z"


class Recording(jinja.JinjaInterpolation):
    """Keeps the text before it is read back; an empty one is followed by that of a default."""

    texts = []

    def _eval(self, template, context):
        text = super()._eval(template, context)
        self.texts = self.texts + [text]
        return text


def reference(case):
    engine = Recording()
    context = dict(case["ctx"])
    try:
        value = engine.eval(case["t"], context.pop("config", {}), **context)
        return {"out": engine.texts[0], "value": value}
    except Exception as error:
        return {"error": type(error).__name__}


def same(ours, theirs):
    """Of an error that the reference survives both know the value it goes on with, ours the error too, in place of a text."""
    if "error" in theirs:
        return "error" in ours
    return ours["value"] == theirs["value"] and ours.get("out", theirs["out"]) == theirs["out"]


def main(path):
    with open(path) as file:
        lines = file.read()
    cases = [json.loads(line) for line in lines.splitlines()]
    rendering = subprocess.run(
        ["./sluice", "connectors", "render", "--now", NOW], input=lines, capture_output=True, text=True, check=True)
    rendered = [json.loads(line) for line in rendering.stdout.splitlines()]
    jinja._ALIASES = {}  # the cases name a slice as templates do
    with freeze_time(NOW):
        answers = [reference(case) for case in cases]
    differing = [(case, ours, theirs) for case, ours, theirs in zip(cases, rendered, answers) if not same(ours, theirs)]
    print(f"{len(cases)} cases, {len(cases) - len(differing)} with the text and the value of the reference")
    for difference in differing:
        print(*(json.dumps(part, default=str) for part in difference), sep="\n  ")


main(sys.argv[1])
