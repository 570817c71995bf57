"""The commands and their options, with help and messages in Dutch."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import Any, NoReturn

from app.references.choices import DATA, STYLES, SUFFIXES

_USAGE_ERRORS = (
    (re.compile(r"the following arguments are required: (.*)"), r"er ontbreekt: \1"),
    (re.compile(r"unrecognized arguments: (.*)"), r"onbekend: \1"),
    (
        re.compile(r"argument (.*?): invalid choice: '?(.*?)'? \(choose from (.*)\)"),
        r"\1: \2 bestaat niet; kies uit \3",
    ),
    (re.compile(r"argument (.*?): not allowed with argument (.*)"), r"\1 en \2 gaan niet samen"),
    (re.compile(r"argument (.*?): expected one argument"), r"achter \1 hoort een waarde"),
    (re.compile(r"argument (.*?): invalid (?:int|_port) value: (.*)"), r"\1: \2 is geen geheel getal"),
    (re.compile(r"^argument (.*?): "), r"\1: "),  # what is said of it is Dutch already
)


class _DutchFormatter(argparse.RawDescriptionHelpFormatter):
    def add_usage(self, usage, actions, groups, prefix=None):  # type: ignore[no-untyped-def]
        super().add_usage(usage, actions, groups, "Gebruik: ")


class _DutchParser(argparse.ArgumentParser):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{**kwargs, "add_help": False, "formatter_class": _DutchFormatter})
        self._positionals.title = "wat"
        self._optionals.title = "opties"
        self.add_argument("-h", "--help", action="help", help="toon deze uitleg")

    def error(self, message: str) -> NoReturn:
        for pattern, dutch in _USAGE_ERRORS:
            if pattern.search(message):
                message = pattern.sub(dutch, message)
                break
        self.exit(2, f"{self.format_usage()}{self.prog}: {message}\n")


def _port(text: str) -> int:
    port = int(text)
    if not 0 <= port <= 65535:
        raise argparse.ArgumentTypeError(f"{port} is geen poort; kies een getal van 1 tot en met 65535")
    return port


def _output(text: str) -> Path:
    path = Path(text)
    if path.suffix.lower().removeprefix(".") not in SUFFIXES:
        known = ", ".join(f".{suffix}" for suffix in SUFFIXES)
        raise argparse.ArgumentTypeError(f"{text} kan Vraagbaak niet schrijven; laat de naam eindigen op {known}")
    return path


def parser() -> argparse.ArgumentParser:
    """The parser of ``vraagbaak``."""
    top = _DutchParser(
        prog="vraagbaak",
        description="Vraagbaak beantwoordt vragen over Nederlandse beleidsstukken, in de woorden van de bron en met de "
        "bladzijde erbij.",
        epilog="Alles draait op deze computer; er gaat niets naar buiten.",
    )
    commands: argparse._SubParsersAction[Any] = top.add_subparsers(
        dest="command", required=True, metavar="opdracht", title="opdrachten"
    )
    common = _common()
    data = _data()

    serve = commands.add_parser(
        "serve", prog="vraagbaak serve", parents=[common, data], help="werk de index bij en open de chat in de browser"
    )
    serve.add_argument("--host", default="127.0.0.1", help="adres om op te luisteren (standaard: 127.0.0.1)")
    serve.add_argument("--port", type=_port, default=7860, help="poort (standaard: 7860)")
    serve.add_argument("--no-history", action="store_true", help="bewaar geen gesprekken")

    commands.add_parser(
        "index", prog="vraagbaak index", parents=[common], help="werk de index bij met de pdf’s in de map"
    )

    ask = commands.add_parser("ask", prog="vraagbaak ask", parents=[common], help="beantwoord een vraag")
    ask.add_argument(
        "question", nargs="*", metavar="vraag", help="de vraag; zonder vraag wordt elke regel van de invoer er een"
    )
    ask.add_argument(
        "--history",
        action="append",
        metavar="VRAAG",
        help="een eerdere vraag van het gesprek (mag vaker, oudste eerst)",
    )
    _add_forms(ask, "antwoord als JSON, een object per regel")
    ask.add_argument("--why", action="store_true", help="vertel er ook bij hoe het antwoord tot stand kwam")

    cite = commands.add_parser("cite", prog="vraagbaak cite", parents=[common], help="zoek waar een citaat staat")
    cite.add_argument("quotation", nargs="*", metavar="citaat", help="het citaat, ook als het maar half klopt")
    _add_forms(cite, "uitkomst als JSON")

    evaluate = commands.add_parser(
        "eval", prog="vraagbaak eval", parents=[common, data], help="meet de kwaliteit met een vragenlijst"
    )
    evaluate.add_argument("--golden", metavar="BESTAND", help="de vragenlijst (standaard: eval/golden.jsonl)")
    evaluate.add_argument(
        "--quotations",
        metavar="BESTAND",
        help="de citaten die worden opgezocht (standaard: eval/vindplaats.jsonl, of geen bij een eigen vragenlijst)",
    )
    evaluate.add_argument(
        "--report", metavar="BESTAND", help="schrijf een verslag (Markdown) met een figuur en JSON ernaast"
    )
    evaluate.add_argument(
        "--from-feedback",
        metavar="BESTAND",
        help="meet niet, maar schrijf de oordelen van gebruikers als vragen om aan te vullen (JSON Lines)",
    )
    return top


def _add_forms(command: argparse.ArgumentParser, json_help: str) -> None:
    form = command.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help=json_help)
    form.add_argument(
        "--reference",
        choices=[*STYLES, *DATA],
        metavar="VORM",
        help="verwijzingen als apa of voetnoot, of als gegevens: bibtex, ris of csl",
    )
    command.add_argument(
        "--output",
        type=_output,
        metavar="BESTAND",
        help="schrijf ook een bestand: .docx of .md (met voetnoten), of de bronnen als .bib, .ris of .json (CSL)",
    )


def _data() -> argparse.ArgumentParser:
    data = argparse.ArgumentParser(add_help=False)
    data.add_argument(
        "--data",
        metavar="MAP",
        help="map met bewaarde gesprekken (standaard: naast de index, of VRAAGBAAK_DATA; leeg: niet bewaren)",
    )
    return data


def _common() -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False)
    group = common.add_argument_group("mappen en model")
    group.add_argument("--corpus", metavar="MAP", help="map met de pdf’s (standaard: corpus/, of VRAAGBAAK_CORPUS)")
    group.add_argument(
        "--index", metavar="MAP", help="map van de index (standaard: naast de map met pdf’s, of VRAAGBAAK_INDEX)"
    )
    group.add_argument(
        "--model", metavar="MODEL", help="map of naam van een sentence-transformers-model (of VRAAGBAAK_MODEL)"
    )
    return common
