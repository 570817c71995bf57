"""A quotation in the text around it."""

from __future__ import annotations

from dataclasses import replace

from app.web import texts
from app.web.context import context_html
from tests.small_chat import SENTENCES, citation, document, sentence


def test_quote_is_marked_in_its_paragraph() -> None:
    html = context_html(document(), citation(), document().passages[0])
    assert html.count("<mark>") == 1
    assert "<mark>Er zijn 35 arbeidsmarktregio&#x27;s.</mark> Zij verschillen" in html
    assert "De vorige alinea" in html
    assert "&lt;b&gt;vorm&lt;/b&gt;" in html
    assert "<b>" not in html


def test_quote_over_two_pages_is_marked_in_both_sentences() -> None:
    over = citation("Regio's werken samen met gemeenten en met\nwerkgevers.", page=2, last_page=3)
    html = context_html(document(), over, document().passages[0])
    assert "<mark>Regio&#x27;s werken samen met gemeenten</mark> <mark>en met werkgevers.</mark>" in html


def test_quote_of_part_of_a_sentence_is_marked_exactly() -> None:
    assert "Er zijn <mark>35</mark> arb" in context_html(document(), citation("35"), None)


def test_quote_in_no_known_text_is_still_shown() -> None:
    assert context_html(document(), citation("Elders <i>gezegd</i>."), None).count("<mark>Elders &lt;i&gt;") == 1
    assert context_html(None, citation(), None).startswith('<p class="vb-text"><mark>')


def test_the_passage_decides_between_equal_sentences() -> None:
    twice = (*SENTENCES[:3], sentence("Er zijn 35 arbeidsmarktregio's.", 9))
    doc = replace(document(), sentences=twice)
    html = context_html(doc, citation(), replace(doc.passages[0], start=3, stop=4))
    assert html.count("<mark>") == 1
    assert html.index("vorm") < html.index("<mark>")


def test_context_is_cut_with_a_sign() -> None:
    long = "is met opzet een tamelijk lange zin over de stad, het land en alles daartussen" * 3
    many = tuple(sentence(f"Zin {i} {long}.", i) for i in range(40))
    doc = replace(document(), sentences=many)
    html = context_html(doc, citation(many[20].text), None)
    assert html.count(texts.ELISION) == 2
    assert "Zin 20 " in html
    assert "Zin 2 " not in html
    assert "Zin 39 " not in html


def test_rows_of_a_table_are_a_table_with_the_quoted_words_marked_in_their_cells() -> None:
    texts_of = ("Wegen 1.250 1.310", "Bruggen & sluizen 80")
    ends = ((5, 11, 17), (17, 17, 20))
    rows = tuple(
        replace(sentence(text, 1), kind="row", paragraph=40 + i, ends=ends[i], heads=("", "2023", "2024"))
        for i, text in enumerate(texts_of)
    )
    doc = replace(document(), sentences=(*SENTENCES[:2], *rows))
    html = context_html(doc, citation("Wegen 1.250 1.310"), None)
    assert html.count("<table>") == 1
    assert "<td><mark>Wegen</mark></td><td><mark>1.250</mark></td><td><mark>1.310</mark></td>" in html
    assert "<td>Bruggen &amp; sluizen</td><td></td><td>80</td>" in html
    assert '<th scope="col">2023</th>' in html
    assert "<td><mark>1.250</mark></td>" in context_html(doc, citation("1.250"), None)
