"""The styles against what their own guides show."""

import pytest

from app.references.style import styled
from tests.made_references import TODAY, made

APA = [
    # an organisation that published its own report: the publisher is left out (manual 9.29)
    (
        made(
            "{Sociaal en Cultureel Planbureau}",
            title="Investeren in vermogen: Sociaal en cultureel rapport 2006",
            publisher="Sociaal en Cultureel Planbureau",
            date="2006",
        ),
        "(Sociaal en Cultureel Planbureau, 2006, p. 9)",
        "Sociaal en Cultureel Planbureau. (2006). <i>Investeren in vermogen: Sociaal en cultureel rapport 2006</i>.",
    ),
    # people, published by an organisation, with an address: no day of consultation where there is a date (9.16)
    (
        made(
            "Rebecca Winthrop",
            "Lauren Ziegler",
            "Rhea Handa",
            "Foluyinka Fakoya",
            title="How playful learning can help leapfrog progress in education",
            publisher="Center for Universal Education at Brookings",
            date="2019",
            url="https://www.brookings.edu/leapfrog.pdf",
        ),
        "(Winthrop et al., 2019, p. 9)",
        "Winthrop, R., Ziegler, L., Handa, R., &amp; Fakoya, F. (2019). <i>How playful learning can help leapfrog "
        "progress in education</i>. Center for Universal Education at Brookings. "
        '<a href="https://www.brookings.edu/leapfrog.pdf">https://www.brookings.edu/leapfrog.pdf</a>',
    ),
    # no date, on the web
    (
        made("{HAN University of Applied Sciences}", title="Academische Pabo", url="https://www.han.nl/pabo"),
        "(HAN University of Applied Sciences, z.d., p. 9)",
        "HAN University of Applied Sciences. (z.d.). <i>Academische Pabo</i>. Geraadpleegd op 23 november 2026, van "
        '<a href="https://www.han.nl/pabo">https://www.han.nl/pabo</a>',
    ),
    # a Dutch particle: before the name, under its own letter, with a capital
    (
        made("G. H. van den Berg", "A. de Vries", title="Wonen", date="2014-03", page="9", last_page="10"),
        "(Van den Berg &amp; De Vries, 2014, pp. 9-10)",
        "Van den Berg, G. H., &amp; De Vries, A. (2014). <i>Wonen</i>.",
    ),
    # a part of a whole
    (
        made(
            "A. van Heezik",
            title="Waterhuishouding en ecologie",
            container="Modern wereldwonder: Geschiedenis van de Deltawerken",
            first_label="120",
            last_label="197",
            publisher="Boom",
            date="2018",
            page="omslag",
        ),
        "(Van Heezik, 2018, p. omslag)",
        "Van Heezik, A. (2018). Waterhuishouding en ecologie. In <i>Modern wereldwonder: Geschiedenis van de "
        "Deltawerken</i> (pp. 120-197). Boom.",
    ),
    # what is written to the name is part of it; the label of one page has a hyphen
    (
        made("Hedy d'Ancona", title="Kunst", date="1988", page="A-3"),
        "(D'Ancona, 1988, p. A-3)",
        "D'Ancona, H. (1988). <i>Kunst</i>.",
    ),
    (
        made(
            "Ahmed el-Fassi",
            title="Taal",
            container="Alles",
            first_label="A-3",
            last_label="A-3",
            page="A-3",
            last_page="A-4",
            date="2019",
        ),
        "(El-Fassi, 2019, pp. A-3–A-4)",
        "El-Fassi, A. (2019). Taal. In <i>Alles</i> (p. A-3).",
    ),
    # nobody's: the title comes first (in the text the published style sets it without italics for a report)
    (
        made(title="Van Dale middelgroot woordenboek", publisher="Van Dale", date="2009"),
        "(Van Dale middelgroot woordenboek, 2009, p. 9)",
        "<i>Van Dale middelgroot woordenboek</i>. (2009). Van Dale.",
    ),
]


@pytest.mark.parametrize(("reference", "place", "work"), APA)
def test_apa(reference, place: str, work: str) -> None:  # type: ignore[no-untyped-def]
    found = styled([reference], "apa", TODAY)
    assert [p.html for p in found.places] == [place]
    assert [w.html for w in found.works] == [work]


FOOTNOTES = [
    (
        made(
            "J. van Drongelen",
            "W.J.P.M. Fase",
            title="CAO-recht",
            place="Deventer",
            publisher="Wolters Kluwer",
            date="2004",
            page="178",
        ),
        "J. van Drongelen & W.J.P.M. Fase, CAO-recht, Deventer: Wolters Kluwer 2004, p. 178.",
    ),
    (
        made("{SER}", title="Agenda", publisher="SER", date="2015-06", page="9", last_page="10"),
        "SER, Agenda, 2015, p. 9-10.",
    ),
    (
        made("Otto Raspe", title="Trends", container="Perspectief", publisher="VNG", url="https://a.example/"),
        "O. Raspe, ‘Trends’, in: Perspectief, VNG z.d., p. 9, https://a.example/ (geraadpleegd op 23 november 2026).",
    ),
    (
        made("Wim Derksen", "Godfried Engbersen", "Carolien Gehrels", "Yvonne van Mierlo", title="Perspectief"),
        "W. Derksen e.a., Perspectief, z.d., p. 9.",
    ),
    (made(title="Nota wonen", date="2020", page="iv"), "Nota wonen, 2020, p. iv."),
    (made("Hedy d'Ancona", title="Kunst", date="1988", page="A-3"), "H. d'Ancona, Kunst, 1988, p. A-3."),
    (made(title="Nota wonen", page="A-3", last_page="A-4"), "Nota wonen, z.d., p. A-3–A-4."),
    (made(title="Nota wonen", page="12-13"), "Nota wonen, z.d., p. 12-13."),
]


@pytest.mark.parametrize(("reference", "note"), FOOTNOTES)
def test_footnotes(reference, note: str) -> None:  # type: ignore[no-untyped-def]
    (place,) = styled([reference], "voetnoot", TODAY).places
    assert place.text == note


def test_two_works_of_a_year_are_told_apart_in_apa() -> None:
    both = [made("{SER}", title=title, date="2015", document=f"{title}.pdf") for title in ("Arbeid", "Wonen")]
    found = styled(both, "apa", TODAY)
    assert [p.text for p in found.places] == ["(SER, 2015a, p. 9)", "(SER, 2015b, p. 9)"]
    assert [w.text for w in found.works] == ["SER. (2015a). Arbeid.", "SER. (2015b). Wonen."]


@pytest.mark.parametrize("style", ["apa", "voetnoot"])
def test_markup_in_a_title_stays_text(style) -> None:  # type: ignore[no-untyped-def]
    evil = "<img src=x onerror=1> <i>a</i> [b](http://c) @d $e$ \\f ![g](http://h)"
    found = styled([made("{Raad & <b>Zoon</b>}", title=evil, url="javascript:alert(1)")], style, TODAY)
    piece = (*found.places, *found.works)[-1]
    assert evil in piece.text
    assert "<img" not in piece.html
    assert "<b>" not in piece.html
    assert 'href="javascript' not in piece.html
    assert "&lt;i&gt;a&lt;/i&gt;" in piece.html


def test_nothing_is_nothing() -> None:
    assert styled([], "apa", TODAY).places == ()


def test_before_the_year_of_a_file_stands_ca() -> None:
    reference = made("{SER}", title="Nota", date="2021", is_about=True)
    apa, note = styled([reference], "apa", TODAY), styled([reference], "voetnoot", TODAY)
    assert (apa.places[0].text, apa.works[0].text) == ("(SER, ca. 2021, p. 9)", "SER. (ca. 2021). Nota.")
    assert note.places[0].text == "SER, Nota, ca. 2021, p. 9."
