"""The training pipeline on tiny made data, and the model that is shipped."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from index.training.align import align, strongest  # noqa: E402
from index.training.batches import clip, length_batches, pad  # noqa: E402
from index.training.forms import compounds, inflections, positions, share, with_compounds  # noqa: E402
from index.training.known_item import build, dense_ranks, first_ranks, hit_and_mrr  # noqa: E402
from index.training.objectives import (  # noqa: E402
    contrastive_loss,
    cosent_loss,
    distillation_loss,
    late_interaction,
    late_loss,
)
from index.training.pairs import (  # noqa: E402
    DomainBatches,
    Passage,
    QueryMaker,
    Synonyms,
    make_passages,
    question,
    stems,
    without_shared,
    words_of,
)
from index.training.parallel import clean, plausible  # noqa: E402
from index.training.text import (  # noqa: E402
    Section,
    law_sections,
    meaningful,
    passages,
    programme_sections,
    sentences,
    split_of,
)
from index.training.tokenizer import encode, train_tokenizer, vocabulary  # noqa: E402
from index.training.transfer import apply_map, fit_map, initial_embeddings, neighbour_residual, unit  # noqa: E402

MODEL = Path(__file__).resolve().parents[1] / "index" / "model" / "vraagbaak-nl"
STATIC = MODEL.with_name("vraagbaak-nl-static")
TEXTS = [
    "De gemeente verleent een vergunning voor de bouw van woningen in de wijk.",
    "Het beleid van de gemeente richt zich op betaalbare woningen en goed openbaar vervoer.",
    "Een aanvraag om een vergunning wordt binnen acht weken behandeld door het college.",
    "Bewoners van de wijk worden betrokken bij de plannen van het college.",
]


def test_split_is_by_name_alone_and_of_the_right_size() -> None:
    names = [f"BWBR{i:07d}.md" for i in range(5000)]
    found = [split_of(name) for name in names]
    assert found == [split_of(f"some/folder/{name}") for name in names]
    assert 0.06 < found.count("test") / len(found) < 0.10
    assert 0.01 < found.count("dev") / len(found) < 0.03
    assert set(found) == {"train", "dev", "test"}


def test_law_sections_keep_headings_that_say_something() -> None:
    text = (
        "### Artikel 3  \n\n#### Huisvesting van vergunninghouders\n\n"
        "1. De gemeente zorgt voor de huisvesting van wie een vergunning heeft."
    )
    (section,) = law_sections("x.md", text)
    assert section.heading == "Huisvesting van vergunninghouders"
    assert sentences(section.paragraphs[0]) == ["De gemeente zorgt voor de huisvesting van wie een vergunning heeft."]
    assert meaningful("Artikel 3") == meaningful("§ 2.1") == ""
    assert meaningful("2.1 Wonen en bouwen") == "Wonen en bouwen"


def test_programme_lines_are_joined_and_short_titles_are_headings() -> None:
    text = (
        "Inleiding op het programma\nDe partij wil dat de gemeente in de ko-\n"
        "mende jaren meer doet voor wie een huis zoekt.\n\n"
        "Wonen in de stad\nEr komen woningen bij die voor iedereen te betalen zijn.\n"
    )
    first, second = programme_sections("x.txt", text)
    assert first.paragraphs == ("De partij wil dat de gemeente in de komende jaren meer doet voor wie een huis zoekt.",)
    assert (first.heading, second.heading) == ("Inleiding op het programma", "Wonen in de stad")


def test_sentences_do_not_end_at_abbreviations() -> None:
    assert sentences("Zie art. 3 van de wet. Het college van mr. De Vries besluit.") == [
        "Zie art. 3 van de wet.",
        "Het college van mr. De Vries besluit.",
    ]


def test_passages_are_of_about_the_asked_length() -> None:
    section = Section("x.md", "", ("Een zin van precies zeven woorden hier. " * 30,))
    groups = passages(section, words=35)
    assert all(len(group) == 5 for group in groups[:-1])
    assert len(groups) == 6


def test_pairs_are_cleaned() -> None:
    assert clean("- !INCLUDE[prod short]  **Zie** [hier](x.md) de  ĳsbaan") == "Zie hier de ijsbaan"
    assert plausible("A short one", "Een korte zin")
    assert not plausible("Short", "Dit is een heel erg lange zin die met geen mogelijkheid de vertaling kan zijn")


def test_tokenizer_ignores_case_and_accents_and_adds_marks() -> None:
    tokenizer = train_tokenizer(TEXTS * 5, size=120)
    one, other = encode(tokenizer, ["Eén VERGUNNING voor de wijk.", "een vergunning voor de wijk."], special=True)
    assert one == other
    pieces = vocabulary(tokenizer)
    assert pieces[:5] == ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    assert (pieces[one[0]], pieces[one[-1]]) == ("[CLS]", "[SEP]")


def test_alignment_finds_the_translations() -> None:
    # Dutch 0 1 2 is English 10 11 12; 3 goes with all
    dutch = [[0, 3], [1, 3], [2, 3], [0, 1, 3], [1, 2, 3], [0, 2, 3]]
    english = [[10, 13], [11, 13], [12, 13], [10, 11, 13], [11, 12, 13], [10, 12, 13]]
    counts = strongest(align(dutch, english, [1.0] * 6, (4, 14)), most=1)
    assert [counts[i].indices[0] for i in range(4)] == [10, 11, 12, 13]


def test_relatives_share_their_translations() -> None:
    sparse = pytest.importorskip("scipy.sparse")
    pieces = ["▁gemeente", "▁gemeenten", "gemeente", "▁milieu", "▁beheer", "▁milieubeheer"]
    assert [0, 1] in inflections(pieces)
    assert positions(pieces) == [[2, 0]]
    counts = sparse.csr_matrix(np.array([[5.0, 0, 0], [0, 0, 0], [0, 0, 0], [0, 4.0, 0], [0, 0, 4.0], [0, 0, 0]]))
    shared = share(counts, inflections(pieces), 0.5).toarray()
    assert shared[1, 0] == pytest.approx(1.5)
    assert shared[0].tolist() == [5, 0, 0]
    assert compounds(pieces, np.asarray(counts.sum(axis=1)).ravel()) == [(5, 3, 4)]
    assert with_compounds(counts, pieces).toarray()[5].tolist() == [0, 0.75, 0.75]


def test_linear_map_is_recovered() -> None:
    generator = np.random.default_rng(0)
    source = generator.normal(size=(200, 5)).astype(np.float32)
    truth = generator.normal(size=(6, 3)).astype(np.float32)
    target = apply_map(source, truth)
    fitted = fit_map(source, target, np.ones(200), ridge=1e-3)
    assert np.allclose(fitted, truth, atol=1e-2)


def test_nearest_anchor_gives_its_residual() -> None:
    anchors = np.eye(3, dtype=np.float32)
    residuals = np.array([[1.0], [2.0], [3.0]], dtype=np.float32)
    assert neighbour_residual(anchors[1:2], anchors, residuals, neighbours=2, temperature=0.01)[0, 0] == pytest.approx(
        2
    )


def test_initial_embeddings_take_each_row_from_its_source() -> None:
    sparse = pytest.importorskip("scipy.sparse")
    generator = np.random.default_rng(1)
    english = generator.normal(size=(6, 4)).astype(np.float32)
    vectors = unit(generator.normal(size=(5, 3)).astype(np.float32))
    vectors[4] = 0
    counts = sparse.lil_matrix((5, 6))
    counts[0, 2] = counts[1, 3] = 1e6
    made, figures = initial_embeddings(
        ["▁huis", "▁boom", "▁2015", "▁fiets", "▁xyz"], vectors, counts.tocsr(), english, [[0], [0], [5], [1], [0, 1]]
    )
    assert np.allclose(made[0], english[2], atol=1e-3)
    assert np.allclose(made[1], english[3], atol=1e-3)
    assert np.allclose(made[2], english[5], atol=1e-5)  # figures are spelled alike in both languages
    assert np.allclose(made[4], english[:2].mean(axis=0), atol=1e-5)  # neither aligned nor seen: its spelling
    assert figures["aligned"] == pytest.approx(0.4)


def test_shared_words_leave_the_query() -> None:
    query = without_shared(
        "De gemeenten bouwen woningen voor starters", ["Een gemeente met woningnood"], random.Random(1), 1.0
    )
    assert query == "de bouwen voor starters"


def test_synonyms_take_the_ending_of_the_word() -> None:
    synonyms = Synonyms([["bedrijf", "onderneming"], ["huis", "woning"]])
    assert synonyms.replace("bedrijven", random.Random(1)) == "ondernemingen"
    assert synonyms.replace("huizen", random.Random(1)) == "woningen"
    assert synonyms.replace("fiets", random.Random(1)) == "fiets"
    assert ("man", "en") in stems("mannen")
    synonyms.keep([("huis", "woning")])
    assert synonyms.couples() == [("huis", "woning")]


def test_questions_hold_words_of_the_statement_or_their_synonyms() -> None:
    made = question("Bedrijven vestigen zich in steden", Synonyms([]), random.Random(3), replace=0.0, keep=1.0)
    assert {"bedrijven", "vestigen", "steden"} <= set(words_of(made))


def test_domain_batches_are_distinct_and_repeatable() -> None:
    made = [
        Passage(f"{i % 5}.txt", f"Kop nummer {i} over wonen", (f"De gemeente bouwt in jaar {i} weer nieuwe woningen.",))
        for i in range(60)
    ]
    batches = DomainBatches(made, QueryMaker(Synonyms([])))
    queries, texts = batches.batch(12, random.Random(5))
    assert len(queries) == len(texts) == len(set(texts)) == len({q.lower() for q in queries}) == 12
    assert (queries, texts) == batches.batch(12, random.Random(5))


def test_length_batches_cover_every_row_once_and_stay_in_bounds() -> None:
    lengths = [random.Random(i).randrange(3, 60) for i in range(200)]
    stream = length_batches(lengths, tokens=256, most=16, seed=4)
    seen: list[int] = []
    while len(seen) < 200:
        rows = next(stream)
        assert len(rows) <= 16
        assert max(lengths[r] for r in rows) * len(rows) <= 256
        seen += rows
    assert sorted(seen) == list(range(200))


def test_padding_and_clipping() -> None:
    ids, mask = pad([[2, 7, 3], [2, 3]])
    assert ids.tolist() == [[2, 7, 3], [2, 3, 0]]
    assert mask.tolist() == [[1, 1, 1], [1, 1, 0]]
    assert clip([2, 5, 6, 7, 3], 3) == [2, 5, 3]


def test_losses_prefer_the_right_vectors() -> None:
    torch.manual_seed(0)
    right = torch.nn.functional.normalize(torch.randn(8, 16), dim=1)
    wrong = right.roll(1, dims=0)
    bank = torch.nn.functional.normalize(torch.randn(32, 16), dim=1)
    assert distillation_loss(right, right, bank).item() == pytest.approx(0, abs=1e-4)
    assert distillation_loss(right, right, bank) < distillation_loss(wrong, right, bank)
    assert contrastive_loss(right, right, bank) < contrastive_loss(wrong, right, bank)
    scores = (right * wrong).sum(1)
    assert cosent_loss(right, wrong, scores) < cosent_loss(right, wrong, -scores)


def test_known_items_leave_the_answer_findable_and_ranks_count_from_one() -> None:
    words = [f"{a}{b}woord" for a in "abcdefghij" for b in "klmnopqrst"]
    rng = random.Random(2)
    sections = [
        Section(
            f"{i}.md",
            f"Titel {words[i]} hier",
            (" ".join(f"De {' '.join(rng.sample(words, 10))} is het beleid van de dag." for _ in range(4)),),
        )
        for i in range(60)
    ]
    items = build(sections, per_kind=20)
    assert len(items.queries["heading"]) == 20
    assert items.queries["sentence"]
    for query, (place,) in items.queries["sentence"]:
        assert query not in items.texts[place].lower()
    scores = np.array([[0.1, 0.9, 0.5], [0.3, 0.3, 0.3]])
    ranks = first_ranks(scores, [frozenset([2]), frozenset([0])])
    assert ranks.tolist() == [2, 3]
    assert hit_and_mrr(ranks, 2) == (0.5, pytest.approx((1 / 2 + 1 / 3) / 2))
    assert dense_ranks(
        np.eye(2, dtype=np.float32), np.eye(2, dtype=np.float32), [frozenset([0]), frozenset([1])]
    ).tolist() == [1, 1]


def test_make_passages_leaves_out_scraps() -> None:
    assert make_passages([Section("x.md", "", ("Te kort.",))]) == []


@pytest.mark.parametrize("folder", [MODEL, STATIC])
def test_shipped_model_loads_and_knows_paraphrases(folder: Path) -> None:
    if not (folder / "modules.json").exists():
        pytest.skip("this model is not here")
    from sentence_transformers import SentenceTransformer

    assert sum(p.stat().st_size for p in folder.rglob("*") if p.is_file()) <= 60_000_000
    model = SentenceTransformer(str(folder), device="cpu")
    pairs = [
        ("Bedrijven zoeken personeel.", "Ondernemingen hebben werknemers nodig."),
        ("Het kind is ziek en ligt in bed.", "De jongen voelt zich niet goed en slaapt."),
        ("De gemeente bouwt nieuwe huizen.", "Er komen woningen bij in de stad."),
    ]
    first, second = (model.encode([p[i] for p in pairs], normalize_embeddings=True) for i in (0, 1))
    assert first.shape[1] <= 384
    assert first.dtype == np.float32 or folder == STATIC
    similar = first @ second.T
    assert (similar.diagonal() > np.where(np.eye(3, dtype=bool), -1, similar).max(axis=1)).all()


def test_late_interaction_weighs_tokens_and_ignores_padding() -> None:
    east, north, nothing = torch.tensor([1.0, 0.0]), torch.tensor([0.0, 1.0]), torch.zeros(2)
    query = torch.stack([torch.stack([3 * east, north]), torch.stack([-east, nothing])])
    passage = torch.stack([torch.stack([5 * east, nothing]), torch.stack([north, east])])
    assert late_interaction(query, passage).tolist() == [[0.75, 1.0], [-1.0, 0.0]]
    assert late_loss(query[:1], passage.flip(0)) < late_loss(query[:1], passage)
