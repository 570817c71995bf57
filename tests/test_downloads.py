from app.references.choices import DATA, STYLES
from app.references.report import Paragraph, Section
from app.web import texts
from app.web.downloads import Downloads, copied
from tests.made_references import TODAY, made


def section(heading: str) -> Section:
    return Section(heading, (Paragraph("Dit.", 1),), (made("{SER}", title="Agenda", date="2015"),))


def test_a_conversation_is_had_by_its_token_alone() -> None:
    downloads = Downloads()
    first = downloads.keep([section("Eén?")])
    second = downloads.keep([section("Eén?"), section("Twee?")])
    assert first != second
    assert len(first) >= 20
    assert [s.heading for s in downloads.conversation(second)] == ["Eén?", "Twee?"]
    answer = downloads.answer(second)
    assert answer is not None
    assert answer.heading == "Twee?"
    assert downloads.answer("anders") is None
    assert downloads.conversation("anders") == ()


def test_the_oldest_drop_off() -> None:
    downloads = Downloads(most=2)
    tokens = [downloads.keep([section(str(i))]) for i in range(3)]
    assert [downloads.answer(token) is not None for token in tokens] == [False, True, True]


def test_what_is_copied() -> None:
    reference = made("{SER}", title="Agenda", date="2015")
    assert copied(reference, "apa", TODAY) == {
        "text": "(SER, 2015, p. 9)\nSER. (2015). Agenda.",
        "html": "<p>(SER, 2015, p. 9)</p><p>SER. (2015). <i>Agenda</i>.</p>",
    }
    assert (copied(reference, "voetnoot", TODAY) or {})["text"] == "SER, Agenda, 2015, p. 9."
    assert (copied(reference, "bibtex", TODAY) or {})["text"].startswith("@techreport{")
    assert copied(reference, "mla", TODAY) is None


def test_every_form_has_a_button() -> None:
    assert tuple(texts.REFERENCE_FORMS) == (*STYLES, *DATA)
