from pathlib import Path

import pytest

from ingest.pdf import UnreadablePdf, open_pdf
from tests import bad_pdfs
from tests.made_pdfs import Put, column, make_pdf, pages_of


def test_runs_carry_position_type_and_text(tmp_path: Path) -> None:
    path = make_pdf(
        tmp_path / "a.pdf", [[Put(60, 700, "Kop", 16, bold=True), Put(60, 670, "Gewone tekst van de regio’s.")]]
    )
    heading, text = pages_of(path)[0].runs
    assert (heading.text, heading.bold, round(heading.size)) == ("Kop", True, 16)
    assert (text.text, text.bold, round(text.x0), round(text.y)) == ("Gewone tekst van de regio’s.", False, 60, 670)


def test_narrow_figures_are_not_torn_apart(tmp_path: Path) -> None:
    path = make_pdf(tmp_path / "a.pdf", [[Put(60, 700, "Er zijn 111.111 woningen in 2011.")]])
    assert pages_of(path)[0].runs[0].text == "Er zijn 111.111 woningen in 2011."


def test_superscript_is_marked(tmp_path: Path) -> None:
    path = make_pdf(tmp_path / "a.pdf", [[Put(60, 700, "gemeente"), Put(102.5, 704, "1", 6)]])
    runs = pages_of(path)[0].runs
    assert [r.raised for r in runs] == [False, True]


def test_text_beside_a_large_sign_is_not_set_above_it(tmp_path: Path) -> None:
    path = make_pdf(tmp_path / "a.pdf", [[Put(60, 688, "!", 26), Put(73, 700, "Let op, dit mag niet.", 9)]])
    runs = pages_of(path)[0].runs
    assert [(r.text, r.raised) for r in runs] == [("!", False), ("Let op, dit mag niet.", False)]


def test_type_set_backwards_has_the_size_that_it_is_printed_in(tmp_path: Path) -> None:
    content = b"BT /F1 -12 Tf -1 0 0 -1 20 60 Tm (De gemeente bouwt) Tj ( woningen.) Tj ET"
    (run,) = pages_of(bad_pdfs.with_pages(tmp_path / "a.pdf", [bad_pdfs.stream(content)]))[0].runs
    assert run.text == "De gemeente bouwt woningen."
    assert run.size == pytest.approx(12)


def test_metadata(tmp_path: Path) -> None:
    pdf = open_pdf(make_pdf(tmp_path / "a.pdf", [column(["Tekst."])], title="De titel", author="Raad"))
    assert (pdf.title, pdf.author, pdf.pages) == ("De titel", "Raad", 1)


def test_encrypted_with_empty_password_is_opened(tmp_path: Path) -> None:
    path = make_pdf(tmp_path / "a.pdf", [column(["Leesbaar voor iedereen."])], password="")
    assert pages_of(path)[0].runs[0].text == "Leesbaar voor iedereen."


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"", "beschadigd"), (b"%PDF-1.7 en verder niets", "beschadigd"), (b"<html>geen pdf</html>", "beschadigd")],
)
def test_broken_file_is_refused_in_dutch(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "stuk.pdf"
    path.write_bytes(content)
    with pytest.raises(UnreadablePdf, match=reason):
        open_pdf(path)


def test_truncated_file_is_refused_or_read_but_never_crashes(tmp_path: Path) -> None:
    whole = make_pdf(tmp_path / "a.pdf", [column(["Een regel."] * 30)]).read_bytes()
    for share in (0.1, 0.5, 0.9):
        path = tmp_path / f"deel-{share}.pdf"
        path.write_bytes(whole[: int(len(whole) * share)])
        try:
            open_pdf(path)
            pages_of(path)
        except UnreadablePdf as error:
            assert str(error)


def test_password_is_asked_for(tmp_path: Path) -> None:
    path = make_pdf(tmp_path / "a.pdf", [column(["Geheim."])], password="geheim")
    with pytest.raises(UnreadablePdf, match="wachtwoord"):
        open_pdf(path)
