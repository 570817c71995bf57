"""The reading editions in ``corpus/``: whole, clean, labelled, and as their sources say."""

from __future__ import annotations

import re
import sys
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import Destination

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / "corpus"
SEEDS = ROOT.parent / "shared" / "seeds"
VNG = "vng-perspectief-voor-de-steden"
SER = "ser-agenda-voor-de-stad"
PAGES = {VNG: 35, SER: 9}
SEED_PATTERNS = {VNG: "000_*.txt", SER: "002_*.txt"}
both = pytest.mark.parametrize("name", [VNG, SER])


@cache
def reader(name: str) -> PdfReader:
    """The committed PDF."""
    return PdfReader(CORPUS / f"{name}.pdf")


@cache
def page_texts(name: str) -> list[str]:
    """The text layer of every page, whitespace folded."""
    return [" ".join(page.extract_text().split()) for page in reader(name).pages]


@cache
def source_parts(name: str) -> tuple[dict[str, Any], list[tuple[str, list[str]]]]:
    """The head of a source file, and of each page its voice and its non-empty lines."""
    _, head, body = (CORPUS / "bron" / f"{name}.txt").read_text("utf-8").split("+++\n", 2)
    pages: list[tuple[str, list[str]]] = []
    for line in filter(None, map(str.strip, body.splitlines())):
        if line.startswith("=== pagina"):
            pages.append((line.split(" | ")[1], []))
        else:
            pages[-1][1].append(line)
    return tomllib.loads(head), pages


def plain_line(line: str) -> str:
    """A source line as a reader sees it."""
    line = re.sub(r"^(#{1,3}|!\w+|~) ", "", line)
    line = re.sub(r"^- ", "• ", line)
    line = re.sub(r"\[\^(\d+)\]", r"\1", line)
    if line.startswith("|"):
        line = line.replace("|", " ")
    return line.replace("**", "")


def plain_page(lines: list[str]) -> str:
    """The text of a source page: notes at its end, whitespace folded."""
    shown = [plain_line(line) for line in lines if not re.match(r"\[\d+\]: |:::", line)]
    shown += [f"{m[1]} {m[2]}" for line in lines if (m := re.match(r"\[(\d+)\]: (.+)", line))]
    return " ".join(" ".join(shown).split())


def footer(name: str, number: int) -> str:
    """The running footer of a source page."""
    head, pages = source_parts(name)
    return f"{head['short_title']} · {pages[number - 1][0]} {number}"


def body_text(name: str, number: int) -> str:
    """The text layer of a source page without the running footer."""
    text = page_texts(name)[number]
    foot = footer(name, number)
    assert text.endswith(foot)
    return text.removesuffix(foot).rstrip()


# -- the files ---------------------------------------------------------------


@both
def test_pages_and_labels(name: str) -> None:
    labels = ["omslag", *map(str, range(1, PAGES[name] + 1))]
    assert len(reader(name).pages) == len(labels)
    assert reader(name).page_labels == labels


@both
def test_metadata(name: str) -> None:
    head, _ = source_parts(name)
    metadata = reader(name).metadata
    assert metadata is not None
    assert metadata.title == head["title"]
    assert metadata.author == ", ".join(head["authors"])
    assert metadata.get("/Keywords") == ", ".join(head["keywords"])
    assert metadata.creation_date is not None
    assert metadata.creation_date.date() == head["date"]
    catalog = reader(name).root_object
    assert str(catalog["/Lang"]).startswith("nl")
    assert catalog["/MarkInfo"]["/Marked"]  # type: ignore[index]
    assert "/StructTreeRoot" in catalog


@both
def test_only_fonts_that_typst_brings_along(name: str) -> None:
    used = {
        str(font.get_object()["/BaseFont"])
        for page in reader(name).pages
        for font in page["/Resources"]["/Font"].values()  # type: ignore[index]
    }
    assert used
    assert all(re.match(r"/[A-Z]{6}\+(LibertinusSerif|DejaVuSansMono)", font) for font in used), used


@both
def test_title_page(name: str) -> None:
    head, _ = source_parts(name)
    text = page_texts(name)[0]
    for words in (
        head["title"],
        *head["bodies"],
        head["date_text"],
        "Leeseditie",
        "Gezet uit de tekst van de publicatie",
    ):
        assert words in text


def outline(items: list[Any], reader_: PdfReader, depth: int = 1) -> Iterator[tuple[int, str, int | None]]:
    """Every bookmark as depth, title and PDF page."""
    for item in items:
        if isinstance(item, list):
            yield from outline(item, reader_, depth + 1)
        else:
            assert isinstance(item, Destination)
            yield depth, str(item.title), reader_.get_destination_page_number(item)


@both
def test_bookmarks_are_the_headings(name: str) -> None:
    headings = [
        (" ".join(re.sub(r"^(#+|!omslag) ", "", line).split()), number)
        for number, (_, lines) in enumerate(source_parts(name)[1], start=1)
        for line in lines
        if re.match(r"(#+|!omslag) ", line)
    ]
    marks = [(title, page) for _, title, page in outline(reader(name).outline, reader(name))]
    assert marks == headings


# -- the words ---------------------------------------------------------------


@both
def test_every_word_of_the_source_in_order(name: str) -> None:
    for number, (_, lines) in enumerate(source_parts(name)[1], start=1):
        assert body_text(name, number).split() == plain_page(lines).split(), f"pagina {number}"


@both
def test_text_layer_has_no_odd_characters(name: str) -> None:
    text = "".join(page_texts(name))
    assert not re.search("[\ufb00-\ufb06\u00ad\u200b-\u200f\u2060\ufffd]", text)
    assert set(filter(str.isalpha, text)) <= set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZéëïö")


@both
def test_no_line_ends_in_a_hyphen_inside_a_word(name: str) -> None:
    text = "\n".join(page.extract_text() for page in reader(name).pages)
    ends = re.findall(r"(\S+-)\s*\n\s*(\S+)", text)
    assert [pair for pair in ends if pair[1] not in ("en", "of")] == []


# Words and phrases that must be there, and broken forms that must not, separated by bars.
PRESENT = {
    VNG: """
        collegeprogramma’s | bijlage | Vinex-bouwopgave | Vinex-gemeenten | niet-Vinex-gemeenten |
        Zeeuws-Vlaanderen | potentiële | risicodrager | Herstructurering | achterstandswijken |
        Concertgebouw | Kortom | (beroeps)bevolking | agglomeratievoordelen | schaalvoordelen |
        familiestructuren | hoogopgeleiden | kristallisatiepunt | internationaliseren |
        Short-stay-voorzieningen | maakindustrie | woon-werkdynamiek | kernmerk | amentities |
        innovastiesystemen | sterkt | neigbourhoods | kleding- en schoenenwinkels |
        energie- en materiaal-intensieve | stads- en wijkniveau | tot tot ruimtelijke uitsortering |
        juist doe groep | (potentiële beroeps)bevolking | Nationaal Programma Rotterdam Zuid |
        Hoofd van de sector Onderwijs, Minderheden en Methodologie |
        wethouder, lid VNG commissie werk en inkomen, voorzitter economische pijler G32 |
        Directeur RO, Professor Grootstedelijke vraagstukken |
        Themabijeenkomst Deelnemer Organisatie Functie Duurzaamheid Yvonne van Mierlo
    """,
    SER: """
        productiviteit | maakindustrie | voorzieningen | aantrekkelijk | SER-advies | SER-agenda |
        niet-westerse | sociaal-economische | sociaaleconomische | ICT-ontwikkelingen | ICT-gebied |
        OV-netwerk | publiek-private | RDM-Campus | middelbaaropgeleiden | keuze-elementen |
        innovatiebevorderend | hoogopgeleiden | economie | kernfunctie | recreatie | uitkering |
        onderwijsinstellingen | arbeidsmarktpositie | arbeidsmarktregio | werknemersorganisaties |
        talentontwikkeling | krimpsteden | goederentransport | kennisinstellingen | meedoen | waarbij |
        hergebruik | ⇨ | kennis- en onderwijsinstellingen |
        andere hebben meer een kernfunctie binnen Nederland of binnen de regio | Veder is van belang |
        woon- leef- en vestigingsklimaat | innovatieve oplossingen
    """,
}
ABSENT = {
    VNG: """
        Vinexgemeenten | Vinexbouwopgave | ZeeuwsVlaanderen | kledingen | energieen | potentiele |
        college-programma | risico-drager | Kort-om | Concert-gebouw | hoog-opgeleiden
    """,
    SER: """
        SERagenda | SERadvies | nietwesterse | ICTontwikkelingen | ICTgebied | OVnetwerk | publiekprivate |
        RDMCampus | keuzeelementen | innovatieveoplossingen | hoog-opgeleiden | eco nomie | aantrek kelijk |
        kern functie | re cre | cre atie | uit kering | onderwijs instellingen | arbeids markt |
        arbeidsmarkt regio | werknemers organisaties | producti viteit | maak industrie | voorzienin gen |
        talen tontwikkeling | ken nis | ver sterken | kennis en onderwijsinstellingen
    """,
}


def phrases(listed: str) -> list[str]:
    """The phrases of a list with bars between them."""
    return [" ".join(phrase.split()) for phrase in listed.split("|")]


@both
def test_tricky_joins(name: str) -> None:
    text = " ".join(page_texts(name))
    assert [words for words in phrases(PRESENT[name]) if words not in text] == []
    assert [broken for broken in phrases(ABSENT[name]) if re.search(rf"\b{broken}", text)] == []


# -- the seeds, where they are at hand ---------------------------------------


def letters(text: str) -> str:
    """Letters and digits only, without accents."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFD", text)))


def seed_pages(name: str) -> list[str]:
    """The pages of the published text; skips where that text is not at hand."""
    paths = sorted(SEEDS.glob(SEED_PATTERNS[name])) if SEEDS.is_dir() else []
    if not paths:
        pytest.skip("the text of the publications (../shared/seeds) is not here")
    page_break = r"(?:^|\n) (?=\S)|\n\n\n\n" if name == VNG else r"(?:^|\n) (?=\S)"
    return [page for page in re.split(page_break, paths[0].read_text("utf-8")) if page.strip()]


@pytest.mark.optional
@both
def test_no_letter_lost_or_added(name: str) -> None:
    seeds = [letters(page) for page in seed_pages(name)]
    ours = [letters(body_text(name, number)) for number in range(1, PAGES[name] + 1)]
    assert len(seeds) == len(ours)
    for number, (seed, page) in enumerate(zip(seeds, ours, strict=True), start=1):
        assert Counter(seed) == Counter(page), f"pagina {number}"


@pytest.mark.optional
def test_letters_of_the_advice_and_annex_in_the_same_order() -> None:
    for number, seed in enumerate(seed_pages(VNG), start=1):
        page = letters(body_text(VNG, number))
        assert page.replace("PBL4", "") == letters(seed).replace("PBL4", ""), f"pagina {number}"


@pytest.mark.optional
def test_every_ser_paragraph_stands_whole_in_the_seed() -> None:
    cut_in_the_seed = letters("Dé Nederlandse stad bestaat niet")  # another block runs through it there
    for number, seed in enumerate(seed_pages(SER), start=1):
        for line in source_parts(SER)[1][number - 1][1]:
            words = letters(plain_line(line))
            if not line.startswith(":::") and not words.startswith(cut_in_the_seed):
                assert words in letters(seed), f"pagina {number}: {line[:60]}"


# -- the catalogue -----------------------------------------------------------


@cache
def catalogue() -> dict[str, Any]:
    """The catalogue as plain data."""
    return tomllib.loads((CORPUS / "catalogus.toml").read_text("utf-8"))


def numbers(pages: str) -> list[int]:
    """Page numbers of ``"1"``, ``"2-10"`` or ``"1, 3-4"``."""
    pairs = [piece.strip().partition("-") for piece in pages.split(",")]
    return [n for first, _, last in pairs for n in range(int(first), int(last or first) + 1)]


def test_catalogue_names_the_files() -> None:
    files = {document["file"] for document in catalogue()["document"]}
    assert files == {path.name for path in CORPUS.glob("*.pdf")}


def test_catalogue_parts_cover_every_page_once() -> None:
    for document in catalogue()["document"]:
        name = document["file"].removesuffix(".pdf")
        pages = numbers(document["front_matter"])
        for part in document["part"]:
            pages += numbers(part["pages"])
        assert sorted(pages) == list(range(1, PAGES[name] + 2))


def test_catalogue_parts_agree_with_the_voices_of_the_sources() -> None:
    bodies = {body["name"] for body in catalogue()["body"]}
    for document in catalogue()["document"]:
        _, pages = source_parts(document["file"].removesuffix(".pdf"))
        for part in document["part"]:
            assert part["body"] in bodies
            assert {pages[number - 2][0] for number in numbers(part["pages"])} == {part["body"]}


def test_catalogue_dates_and_articles() -> None:
    for body in catalogue()["body"]:
        assert body["article"] in ("de", "het")
        assert body["full_name"]
    dates = [d["date"] for d in catalogue()["document"]]
    dates += [p["date"] for d in catalogue()["document"] for p in d["part"] if "date" in p]
    assert all(re.fullmatch(r"\d{4}(-\d\d){0,2}", date) for date in dates)


# -- the build ---------------------------------------------------------------


@pytest.fixture
def zet_pdfs(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The build script as a module."""
    pytest.importorskip("typst", reason="typst is not installed, so the PDFs cannot be set anew")
    monkeypatch.syspath_prepend(str(CORPUS))
    sys.modules.pop("zet_pdfs", None)
    import zet_pdfs as module

    return module


def test_committed_pdfs_are_what_the_sources_give(zet_pdfs: Any) -> None:
    assert zet_pdfs.main(["--check"]) == 0


def test_check_tells_in_dutch_that_a_pdf_differs(
    zet_pdfs: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = zet_pdfs.parse_source(CORPUS / "bron" / f"{SER}.txt")
    monkeypatch.setattr(zet_pdfs, "source_paths", lambda: [CORPUS / "bron" / f"{SER}.txt"])
    monkeypatch.setattr(zet_pdfs.Source, "pdf_path", property(lambda self: tmp_path / f"{self.name}.pdf"))
    assert zet_pdfs.main(["--check"]) == 1
    assert "ontbreekt" in capsys.readouterr().err
    source.pdf_path.write_bytes(b"%PDF-1.7")
    assert zet_pdfs.main(["--check"]) == 1
    assert "wijkt af" in capsys.readouterr().err


def test_a_page_that_does_not_fit_is_refused(zet_pdfs: Any) -> None:
    source = zet_pdfs.parse_source(CORPUS / "bron" / f"{SER}.txt")
    source.pages[2].blocks = source.pages[2].blocks * 2
    with pytest.raises(zet_pdfs.SourceError, match="pagina 3 van de bron past niet"):
        zet_pdfs.build_pdf(source)
