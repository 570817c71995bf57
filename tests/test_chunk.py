import itertools

from ingest.chunk import MAX_WORDS, make_passages
from ingest.document import Sentence


def sentence(
    words: int, paragraph: int, path: str = "Kop", list_id: int | None = None, intro: bool = False
) -> Sentence:
    kind = "item" if list_id and not intro else "sentence"
    text = " ".join(["woord"] * (words - 1) + ["slot."])
    return Sentence(text, 1, 1, kind, (path,), paragraph, list_id, intro)  # type: ignore[arg-type]


def spans(sentences: list[Sentence]) -> list[tuple[int, int]]:
    return [(p.start, p.stop) for p in make_passages("a.pdf", sentences, lambda page: "")]


def test_passages_cover_every_sentence_once_in_order() -> None:
    sentences = [sentence(20 + i % 30, i // 3) for i in range(40)]
    found = spans(sentences)
    assert found[0][0] == 0
    assert found[-1][1] == len(sentences)
    assert all(a[1] == b[0] for a, b in itertools.pairwise(found))


def test_passages_have_a_fitting_length() -> None:
    sentences = [sentence(25, i // 4) for i in range(60)]
    sizes = [sum(len(s.text.split()) for s in sentences[a:b]) for a, b in spans(sentences)]
    assert all(size <= MAX_WORDS for size in sizes)
    assert all(size >= 60 for size in sizes)


def test_passage_does_not_leave_its_section() -> None:
    assert spans([sentence(10, 0, "Een"), sentence(10, 1, "Twee")]) == [(0, 1), (1, 2)]


def test_list_stays_with_its_introduction() -> None:
    sentences = [
        sentence(80, 0),
        sentence(6, 1, list_id=1, intro=True),
        *(sentence(12, 2 + i, list_id=1) for i in range(5)),
    ]
    assert spans(sentences) == [(0, 1), (1, 7)]


def test_long_list_is_cut_between_points_and_keeps_its_introduction() -> None:
    sentences = [sentence(6, 0, list_id=1, intro=True), *(sentence(30, 1 + i, list_id=1) for i in range(10))]
    passages = make_passages("a.pdf", sentences, lambda page: "")
    assert len(passages) > 1
    assert passages[0].intro is None
    assert all(p.intro == 0 and p.intro_text == sentences[0].text for p in passages[1:])


def test_paragraph_that_is_too_long_is_cut_at_sentences() -> None:
    sentences = [sentence(40, 0) for _ in range(9)]
    sizes = [40 * (b - a) for a, b in spans(sentences)]
    assert sum(sizes) == 360
    assert max(sizes) <= MAX_WORDS


def test_body_of_a_passage_is_that_of_its_page() -> None:
    passages = make_passages("a.pdf", [sentence(10, 0)], lambda page: "SER" if page == 1 else "")
    assert passages[0].body == "SER"
