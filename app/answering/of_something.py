"""Nouns that name no subject by themselves: "wat zijn de kosten?" asks for those of what was spoken of before."""

from __future__ import annotations

from index.dutch import terms

NO_SUBJECT = frozenset(terms("punt punten twee drie vier vijf belangrijk belangrijkste voornaamste"))
"""What adds nothing to the subject either: "noem drie punten"."""

OF_SOMETHING = NO_SUBJECT | frozenset(
    terms(
        """
        voordeel voordelen nadeel nadelen kosten gevolg gevolgen boete boetes doel doelen oorzaak oorzaken reden redenen
        risico risico's voorwaarde voorwaarden eis eisen regel regels uitzondering uitzonderingen resultaat resultaten
        conclusie conclusies aanbeveling aanbevelingen maatregel maatregelen cijfers planning termijn stappen argument
        argumenten voorstel voorstellen plannen kritiek bezwaren alternatief alternatieven effect effecten oplossing
        oplossingen problemen uitkomst uitkomsten
        """
    )
)
