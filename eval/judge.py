"""What is right and wrong about one answer, held against its golden question."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.answering.answer import Answer, Citation
from eval.golden import GoldenQuestion, Support
from eval.match import fold_space, holds, overlaps, verbatim_on_page
from ingest.document import Document


@dataclass(frozen=True, slots=True)
class Verdict:
    """How an answer compares with its golden question.

    ``shown`` counts the sentences shown and ``shown_right`` those that overlap a support; ``cited_units`` are the
    units (``GoldenQuestion.units``) that a citation's quote overlaps. ``other_bodies`` are those cited although the
    question expects others; ``missing`` what had to be shown and was not. ``not_verbatim`` are the numbers of the
    citations whose quote does not stand on its page, ``not_in_quote`` those with a shown sentence that does not
    stand in the quote. ``names_elsewhere`` tells whether an abstention names the body that does say something about
    it, ``refutes`` whether a citation shows the question's assumption false; both are false where that is not to
    be expected.
    """

    abstained: bool
    citations: int
    shown: int
    shown_right: int
    cited_units: tuple[int, ...]
    other_bodies: tuple[str, ...]
    missing: tuple[str, ...]
    not_verbatim: tuple[int, ...]
    not_in_quote: tuple[int, ...]
    names_elsewhere: bool
    refutes: bool

    @property
    def citation_hit(self) -> bool:
        """Whether a citation's quote overlaps a support."""
        return bool(self.cited_units)


def judge(question: GoldenQuestion, answer: Answer, documents: Mapping[str, Document]) -> Verdict:
    """Hold ``answer`` against ``question``; ``documents`` are the documents of the index by file name."""
    citations = {citation.n: citation for citation in answer.citations}
    lines = [line for block in answer.blocks for line in block.lines]
    shown_text = "\n".join(line.text for line in lines)
    expected = {body.casefold() for body in question.bodies}
    return Verdict(
        abstained=answer.abstained,
        citations=len(answer.citations),
        shown=len(lines),
        shown_right=sum(
            line.n in citations and _rests_on(question.supports, citations[line.n], line.text) for line in lines
        ),
        cited_units=tuple(
            number
            for number, unit in enumerate(question.units)
            if any(_rests_on(unit, citation, citation.quote) for citation in answer.citations)
        ),
        other_bodies=tuple(
            dict.fromkeys(
                citation.author
                for citation in answer.citations
                if expected and citation.author.casefold() not in expected
            )
        ),
        missing=tuple(text for text in question.must_contain if not holds(shown_text, text)),
        not_verbatim=tuple(n for n, citation in citations.items() if not _is_verbatim(citation, documents)),
        not_in_quote=tuple(
            dict.fromkeys(
                line.n
                for line in lines
                if line.n not in citations or fold_space(line.text) not in fold_space(citations[line.n].quote)
            )
        ),
        names_elsewhere=question.elsewhere is not None
        and answer.abstained
        and holds(answer.remark, question.elsewhere.body),
        refutes=question.refutation is not None
        and any(_rests_on((question.refutation,), citation, citation.quote) for citation in answer.citations),
    )


def _rests_on(supports: tuple[Support, ...], citation: Citation, text: str) -> bool:
    return any(overlaps(support, citation.document, citation.page, citation.last_page, text) for support in supports)


def _is_verbatim(citation: Citation, documents: Mapping[str, Document]) -> bool:
    document = documents.get(citation.document)
    return document is not None and verbatim_on_page(document.pages, citation.page, citation.quote)


def faults(question: GoldenQuestion, verdict: Verdict) -> list[str]:
    """What went wrong, in Dutch; empty for a right answer."""
    found: list[str] = []
    if not question.answerable:
        if not verdict.abstained:
            refuted = " (maar toont wel wat de aanname weerlegt)" if verdict.refutes else ""
            found.append(f"geeft antwoord terwijl de bronnen de vraag niet beantwoorden{refuted}")
    elif verdict.abstained:
        found.append("geeft ten onrechte geen antwoord")
    else:
        found.extend(_faults_of_content(question, verdict))
    if verdict.not_verbatim:
        found.append(f"citaat niet woordelijk op de bladzijde: {_numbers(verdict.not_verbatim)}")
    if verdict.not_in_quote:
        found.append(f"getoonde zin staat niet in het citaat: {_numbers(verdict.not_in_quote)}")
    return found


def _faults_of_content(question: GoldenQuestion, verdict: Verdict) -> list[str]:
    found: list[str] = []
    needed = len(question.units)
    if not verdict.citation_hit:
        found.append("citeert de vindplaats niet")
    elif len(verdict.cited_units) < needed:
        found.append(f"citeert {len(verdict.cited_units)} van de {needed} vindplaatsen")
    if verdict.missing:
        found.append("toont niet: " + ", ".join(f"“{text}”" for text in verdict.missing))
    if verdict.other_bodies and question.body_named:
        found.append("citeert ook een ander dan gevraagd: " + ", ".join(verdict.other_bodies))
    return found


def _numbers(numbers: tuple[int, ...]) -> str:
    return ", ".join(f"[{number}]" for number in numbers)
