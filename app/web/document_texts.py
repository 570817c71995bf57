"""The Dutch words of the tab with documents and of the choice where to search."""

from __future__ import annotations

HEADING = "Documenten"
INTRO = "Uit deze documenten antwoordt Vraagbaak. Klik op een titel om de bladzijden te bekijken."
DROP = "Sleep PDF-bestanden hierheen, of"
CHOOSE = "Kies bestanden…"
DROP_HELP = "Alleen PDF, hooguit {most} MB per bestand. Alleen u ziet hoe het toevoegen verloopt."
UPLOADS = "Wat u toevoegt"
FILTER, FILTER_PLACEHOLDER = "Filter de lijst", "Titel, organisatie of bestand…"
SORT = "Sorteer op"
SORTS = {
    "title": "titel",
    "newest": "datum, nieuwste eerst",
    "oldest": "datum, oudste eerst",
    "body": "organisatie",
    "pages": "aantal bladzijden",
    "state": "staat: wat aandacht vraagt eerst",
}
NOT_UP_TO_DATE = "De documenten zijn nu niet opnieuw in te lezen. Vraagbaak antwoordt uit wat er al was."
NONE = "Er zijn nog geen documenten."
SHOWN_ALL_ONE, SHOWN_ALL = "1 document", "{count} documenten"
SHOWN_SOME = "{shown} van {count} documenten"
LIST_LABEL = "Lijst van documenten"
PASSAGES_ONE, PASSAGES_MANY = "1 passage", "{count} passages"
STATES = {
    "doorzoekbaar": ("✓", "Doorzoekbaar"),
    "deels": ("!", "Deels doorzoekbaar"),
    "niet": ("✕", "Niet doorzoekbaar"),
    "wacht": ("…", "Wordt nog ingelezen"),
}
PARTS = "{count} delen"
PART = "blz. {pages}: {title}"
VIEW = "Bekijk de bladzijden van {title}"
ASK, ASK_ABOUT = "Vraag hierover", "Stel vragen over alleen {title}"
EDIT, EDIT_OF = "Gegevens…", "Gegevens van {title} wijzigen"
REMOVE, REMOVE_OF = "Verwijder…", "{title} verwijderen"
REMOVED = "Verwijderde documenten ({count})"
REMOVED_HELP = "Deze bestanden staan niet meer tussen de documenten, maar zijn bewaard in de map ‘{folder}’."
REMOVED_ON = "verwijderd of vervangen op {date}"
PUT_BACK, PUT_BACK_OF = "Zet terug", "{file} terugzetten"
IS_PUT_BACK = "‘{name}’ staat weer tussen de documenten en wordt ingelezen."
IS_REMOVED = "‘{name}’ is verwijderd."
UNDO = "Maak ongedaan"
UNDONE_TAKEN = "Er is inmiddels een ander document met de naam {name}. Verwijder dat eerst."

REMOVE_HEADING = "Weet u het zeker?"
REMOVE_WORDS = (
    "Dit document wordt verwijderd; Vraagbaak antwoordt er dan niet meer uit. Het bestand blijft bewaard en u kunt "
    "het terugzetten:"
)
REMOVE_YES, CANCEL, CLOSE = "Verwijder", "Annuleer", "Sluit"

CHECKING = "Even kijken…"
QUEUED = "Wacht op verzenden"
SENDING = "Verzenden: {percent}%"
STORING = "Wordt opgeslagen…"
WAITING = "Opgeslagen; wacht op inlezen…"
READING = "Inlezen: {things} {done} van {total}"
READ = "Klaar: {pages}, {passages}."
READ_PARTLY = "Klaar, maar niet alles is te lezen: {pages}, {passages}."
NOT_READ = "Niet te lezen: dit bestand {reason}."
IS_GONE = "Dit document staat niet meer in de map."
HELD_UP = "Het inlezen hapert: {problem}"
CLASH = "Er is al een document met de naam ‘{name}’."
REPLACE = "Vervang het"
OTHER_NAME = "Bewaar als ‘{name}’"
SKIP = "Sla over"
LOST_SIGHT = "Opgeslagen. Hoe het inlezen gaat, is hier niet meer te zien; kijk in de lijst hieronder."
STOPPED = "Niet toegevoegd."
STOP = "Stop"
TAKE_AWAY = "Haal {name} uit deze lijst"
FILL_IN = "Vul gegevens in"
FAILED = "Dat lukte niet. Kijk of Vraagbaak nog draait en probeer het opnieuw."
NOT_CHANGEABLE = "Documenten zijn hier niet te wijzigen."

FORM_HEADING = "Gegevens van dit document"
FORM_FILE = "Bestand: {file}"
TITLE = "Titel"
BODY, BODY_HELP = "Organisatie", "Wie het schreef of uitbracht, bijvoorbeeld SER. Een nieuwe naam wordt toegevoegd."
DATE, DATE_HELP = "Datum", "Zo precies als u hem weet: 2014, maart 2014 of 27 maart 2014."
MORE = "Meer gegevens"
ARTICLE, NO_ARTICLE = "Lidwoord", "geen"
ARTICLE_HELP = "Komt in antwoorden voor de organisatie: ‘de SER schrijft’."
AUTHORS = "Auteurs"
AUTHORS_HELP = "Eén naam per regel. Organisaties tussen accolades: {Bureau Jansen}. Leeg: de organisatie is de auteur."
PUBLISHER, PUBLISHER_HELP = "Uitgever", "Alleen nodig als dat een ander is dan de organisatie."
PLACE, PLACE_HELP = "Plaats van uitgave", "Bijvoorbeeld Den Haag."
URL, URL_HELP = "Internetadres", "Bijvoorbeeld https://www.ser.nl/advies."
PARTS_LEGEND = "Delen"
PARTS_HELP = (
    "Alleen nodig als delen van het document van verschillende organisaties zijn. Bladzijden zijn die van het "
    "PDF-bestand, van 1 tot en met {pages}. Wat u leeg laat, is zoals bij het hele document."
)
PART_NUMBER = "Deel {number}"
FIRST, LAST = "Van blz.", "Tot en met"
ADD_PART, REMOVE_PART = "Deel toevoegen", "Haal weg"
SAVE = "Bewaar"
SAVED = "Gegevens bewaard. Het document wordt opnieuw ingelezen…"
APPLIED = "Gegevens bewaard en verwerkt."
WRONG = "Niet alles klopt nog; kijk bij de gemarkeerde velden."

SCOPE = "Zoek in:"
SCOPE_ALL = "alle documenten"
SCOPE_DOCUMENTS, SCOPE_BODIES = "gekozen documenten", "gekozen organisaties"
SCOPE_HEADING = "Waarin wilt u zoeken?"
SCOPE_CHOOSE = "Kies waarin Vraagbaak zoekt"
SCOPE_CLEAR = "Zoek weer in alles"
SCOPE_LABEL_DOCUMENTS, SCOPE_LABEL_BODIES = "Documenten", "Organisaties"
SCOPE_FILTER = "Filter"
SCOPE_USE = "Gebruik deze keuze"
SCOPE_NOTHING = "Kies er ten minste één, of kies ‘alle documenten’."
SCOPE_GONE = "Wat u koos om in te zoeken, is er niet meer. Kies opnieuw, of zoek weer in alle documenten."
SCOPE_MANY_DOCUMENTS, SCOPE_MANY_BODIES = "{count} documenten: {names}", "{count} organisaties: {names}"
SCOPE_REMARK = "Er is alleen gezocht in {names}."
SCOPE_REMARK_BODIES = "Er is alleen gezocht in woorden van {names}."
SCOPE_AND_MORE = "{names} en {count} andere"
