"""What is filled in about a document."""

from __future__ import annotations

import pytest

from app.documents.details import MOST_PARTS, PartDetails, checked, iso_date


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2014", "2014"),
        ("2014-3", "2014-03"),
        ("2014-03-27", "2014-03-27"),
        ("27-3-2014", "2014-03-27"),
        ("27 maart 2014", "2014-03-27"),
        (" Maart 2014 ", "2014-03"),
        ("1 sept. 2020", "2020-09-01"),
        ("29 februari 2024", "2024-02-29"),
        ("29 februari 2023", ""),
        ("32 maart 2014", ""),
        ("2014-13", ""),
        ("maart", ""),
        ("0001", ""),
        ("ma 2014", ""),
    ],
)
def test_dates_are_read_as_people_write_them(written: str, iso: str) -> None:
    assert iso_date(written) == iso


def test_what_is_right_is_taken_in_order_of_page() -> None:
    details, problems = checked(
        {
            "title": "  Agenda\n voor de stad ",
            "body": "SER",
            "date": "juni 2015",
            "parts": [
                {"first": "4", "last": "9", "title": "Bijlage", "body": "PBL", "kept": 1},
                {"first": 1, "last": "3"},
            ],
        },
        9,
    )
    assert problems == {}
    assert (details.title, details.body, details.date) == ("Agenda voor de stad", "SER", "2015-06")
    assert details.parts == (PartDetails(1, 3), PartDetails(4, 9, "Bijlage", "PBL", 1))


def test_every_mistake_is_told_at_its_field() -> None:
    parts = [
        {"first": "0", "last": "x"},
        {"first": "5", "last": "3"},
        {"first": "1", "last": "4"},
        {"first": "4", "last": "10"},
        {"first": "4", "last": "9"},
    ]
    _, problems = checked({"title": " ", "body": "b" * 200, "date": "gisteren", "parts": parts}, 9)
    assert set(problems) == {
        "title",
        "body",
        "date",
        "parts.0.first",
        "parts.0.last",
        "parts.1.last",
        "parts.3.last",
        "parts.4.first",
    }
    assert "deel 3" in problems["parts.4.first"]
    assert "t/m 9" in problems["parts.0.first"]


def test_more_is_told_only_where_it_was_sent() -> None:
    bare, _ = checked({"title": "A"}, 9)
    assert (bare.article, bare.authors, bare.publisher, bare.place, bare.url) == (None,) * 5
    more = {"article": "het", "authors": "Jan Jansen\n\n Mierlo,  Yvonne van ", "publisher": "", "place": "Den Haag"}
    told, problems = checked({"title": "A", **more, "url": "https://www.ser.example/advies"}, 9)
    assert problems == {}
    assert (told.article, told.authors, told.publisher) == ("het", ("Jan Jansen", "Mierlo, Yvonne van"), "")
    wrong = {
        "title": "A",
        "url": "www ser",
        "authors": "x" * 500,
        "parts": [{"first": 1, "last": 1, "authors": "n;" * 200}],
    }
    assert set(checked(wrong, 9)[1]) == {"url", "authors", "parts.0.authors"}
    assert checked({"title": "A", "article": "den", "authors": 3}, 9)[0].article is None


def test_nonsense_does_no_harm() -> None:
    details, problems = checked({"title": 3, "date": None, "parts": [{"first": [], "kept": "x"}] * (MOST_PARTS + 1)}, 9)
    assert details.title == ""
    assert {"title", "parts"} <= set(problems)
    assert len(details.parts) == MOST_PARTS
