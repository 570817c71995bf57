"""Every Dutch word on the screen, in one place."""

from __future__ import annotations

TITLE = "Vraagbaak"
TAGLINE = "Antwoorden in de woorden van de bron"

NEW_CONVERSATION = "Nieuw gesprek"
QUESTION_LABEL = "Uw vraag"
QUESTION_PLACEHOLDER = "Stel uw vraag…"
ASK = "Vraag"
INPUT_HELP = "Enter verstuurt uw vraag, Shift + Enter begint een nieuwe regel."
CONVERSATION_LABEL = "Gesprek"

WELCOME_HEADING = "Wat wilt u weten?"
WELCOME = (
    "Stel uw vraag in gewone taal. Vraagbaak zoekt in {documents} en antwoordt alleen met zinnen die daar letterlijk "
    "in staan, met bij elke zin de plaats waar u hem naleest."
)
WELCOME_EMPTY = (
    "Er zijn nog geen documenten. Zet PDF-bestanden in de map met documenten; even later kunt u er vragen over stellen."
)
ONE_DOCUMENT = "één document"
MANY_DOCUMENTS = "{count} documenten"
EXAMPLES_LABEL = "Bijvoorbeeld:"

READING_LABEL = "Zo is uw vraag gelezen; verander de vraag en druk op Enter"
READING_HELP = "Klik om te verbeteren; Enter stelt de verbeterde vraag"
MEANT = "Ik bedoel: "
YOU = "U vroeg"
WORKING = "Even zoeken in de bronnen…"
NOT_FOUND_HEADING = "Niet gevonden in de bronnen"
NOT_FOUND = "De bronnen geven geen antwoord op deze vraag."
NOT_FOUND_TIP = "Tip: noem het onderwerp in andere woorden, of noem de organisatie waarvan u het standpunt zoekt."
NOT_FOUND_TIP_NAMED = "Tip: noem het onderwerp in andere woorden."
ERROR_HEADING = "Dat ging mis"
ERROR = "Door een storing kon Vraagbaak deze vraag niet beantwoorden. Probeer het opnieuw of stel de vraag anders."
EMPTY_QUESTION = "Typ eerst een vraag, dan zoekt Vraagbaak het antwoord op."
LONG_QUESTION = "Uw vraag telt {length} tekens. Vraagbaak leest er hooguit {limit}; maak de vraag wat korter."
OLDER_TURNS = "Eerdere vragen van dit gesprek staan hier niet meer."
CONNECTION_LOST = "De verbinding met Vraagbaak is weg. Kijk of het programma nog draait en laad de pagina opnieuw."
NO_SCRIPT = "Vraagbaak heeft JavaScript nodig. Zet het aan in uw browser en laad de pagina opnieuw."

COPY = "Kopieer antwoord"
COPIED = "Gekopieerd"
COPY_FAILED = "Kopiëren lukt niet"
COPY_REFERENCE = "Kopieer verwijzing:"
COPY_REFERENCE_OF = "Kopieer verwijzing naar bron {n}"
REFERENCE_FORMS = {
    "apa": "APA",
    "voetnoot": "Voetnoot",
    "bibtex": "BibTeX",
    "ris": "RIS",
    "csl": "CSL-JSON",
}
DOWNLOAD = "Download"
DOWNLOAD_ANSWER = "Download dit antwoord"
DOWNLOAD_CONVERSATION = "Download gesprek"
COPY_SOURCES = "Bronnen:"

TALKS_HEADING = "Gesprekken"
TALKS_OPEN = "Gesprekken"
TALKS_SKIP = "Naar uw vraag"
TALKS_NONE = "Uw gesprekken komen hier te staan. Alleen deze browser ziet ze."
TALK_MORE = "Meer mogelijkheden voor: {title}"
TALK_RENAME, TALK_COPY, TALK_DELETE = "Hernoem…", "Kopieer gesprek", "Verwijder…"
TALK_WORD, TALK_MARKDOWN = "Download als Word", "Download als Markdown"
RENAME_HEADING, RENAME_LABEL = "Gesprek hernoemen", "Naam van het gesprek"
DELETE_HEADING = "Gesprek verwijderen?"
DELETE_WORDS = "Het gesprek en uw oordelen erbij worden voorgoed verwijderd:"
SAVE, CANCEL, DELETE = "Bewaar", "Annuleer", "Verwijder"
TALK_RENAMED, TALK_DELETED, TALK_COPIED = "Naam bewaard.", "Gesprek verwijderd.", "Gesprek gekopieerd."
TALK_GONE = "Dit gesprek is er niet meer."
TALK_FAILED = "Dat lukte niet. Probeer het opnieuw."
NOT_KEPT = "Dit gesprek wordt nu niet bewaard. {reason}"
NO_COOKIES = "Uw browser bewaart geen cookies, en daaraan herkent Vraagbaak uw gesprekken."
RECORD_BROKEN = "Dit antwoord is niet meer te lezen. Stel de vraag opnieuw."

VERDICT_LABEL = "Uw oordeel over dit antwoord"
VERDICT_GOOD, VERDICT_BAD = "Goed antwoord", "Niet goed"
VERDICT_REMARK = "Wilt u er iets bij zeggen? (hoeft niet)"
VERDICT_SAVE = "Bewaar opmerking"
VERDICT_KEPT, REMARK_KEPT = "Oordeel bewaard.", "Opmerking bewaard."
VERDICT_TAKEN_BACK = "Oordeel ingetrokken."

WHY = "Waarom dit antwoord?"
WHY_NOT = "Waarom geen antwoord?"
WHY_NOT_SEARCHED = "Hiervoor is niets opgezocht."
WHY_LOADING = "Even laden…"
WHY_GONE = "Hoe dit antwoord tot stand kwam, wordt niet meer bewaard. Stel de vraag opnieuw."
WHY_UNDERSTOOD = "Zo is uw vraag begrepen"
WHY_QUESTION, WHY_CARRIED = "Vraag", "Vraag, met wat u eerder vroeg"
WHY_SEARCHED, WHY_KIND, WHY_SPEAKERS, WHY_MENTIONED = "Gezocht op", "Gevraagd wordt", "In de woorden van", "Genoemd"
WHY_ANYONE = "iedereen"
WHY_QUOTED = "Opgezochte woorden"
WHY_QUOTATION = "waar een citaat staat"
WHY_COMPARING = "een vergelijking"
WHY_KINDS = {
    "number": "een getal",
    "date": "een datum",
    "when": "wanneer iets gebeurt",
    "person": "een persoon",
    "place": "een plaats",
    "reason": "een reden",
    "list": "een opsomming",
    "example": "een voorbeeld",
    "yes-no": "ja of nee",
    "open": "wat erover gezegd wordt",
}
WHY_SEARCH_ALL = "Gezocht in alle woorden"
WHY_SEARCH_OF = "Gezocht in de woorden van {bodies}"
WHY_NOTHING_FOUND = "Er is niets gevonden dat op uw vraag lijkt."
WHY_ENOUGH = (
    "De kans dat de beste vondst uw vraag beantwoordt, wordt geschat op {chance}. Dat is genoeg: Vraagbaak antwoordt "
    "vanaf {threshold}."
)
WHY_NOT_ENOUGH = (
    "De kans dat de beste vondst uw vraag beantwoordt, wordt geschat op {chance}. Dat is te weinig: Vraagbaak "
    "antwoordt pas vanaf {threshold}."
)
WHY_QUOTATION_SEARCH = (
    "De woorden zelf zijn in de bronnen opgezocht; dat gaf het antwoord. Daarnaast is gezocht naar wat erop lijkt:"
)
WHY_DOUBTS = "Wat ertegen pleitte:"
WHY_DOUBT = {
    "nothing": "Er is niets gevonden waar de vraag mee te beantwoorden is.",
    "keywords": "Het woord waar het om gaat, staat niet of nauwelijks in de beste vondst.",
    "verifier": "Bij het nalezen leek de beste vondst de vraag niet te beantwoorden.",
    "missing": "Een naam of getal uit uw vraag staat niet in de buurt van de beste vondst.",
    "not_told": "Wat u vraagt (zoals een bedrag, een aantal of een naam) noemt de beste vondst niet.",
    "no_number": "U vraagt een getal, en dat wordt er niet of niet duidelijk genoemd.",
    "no_date": "U vraagt wanneer, en dat staat er niet of niet duidelijk.",
    "no_reason": "U vraagt waarom, en een reden staat er niet.",
    "no_name": "U vraagt wie of waar, en een naam staat er niet.",
    "no_list": "U vraagt een opsomming, en die staat er niet.",
    "words": "Minder dan de helft van uw vraag, gewogen naar hoe zeldzaam de woorden zijn, staat erin.",
}
WHY_WHERE = "Waar de vondsten liggen"
WHY_MAP = "Vondsten in {title}, {pages}"
WHY_MARK = "Vondst {n}, {page}, samengevoegd {score}: bekijk de bladzijde"
WHY_BEST_ONE = "De beste vondst"
WHY_BEST = "De {count} beste vondsten"
WHY_OPEN = "Bekijk {page}"
WHY_OPEN_OF = "Bekijk {page} met vondst {n} gemarkeerd"
WHY_CITED = "geciteerd als {numbers}"
WHY_DENSE, WHY_BM25, WHY_SCORE, WHY_VERIFIED = "Betekenis", "Woorden (BM25)", "Samengevoegd", "Nalezer"
WHY_UNREAD = "niet gelezen"
WHY_LEGEND = (
    "Betekenis: hoe zeer de strekking op de vraag lijkt, van -1 tot 1. Woorden: hoeveel van de woorden er staan, van 0 "
    "af. Nalezer: of de vondst bij lezing antwoord geeft; boven 0 eerder wel, onder 0 eerder niet. Samengevoegd: het "
    "geheel gewogen, van 0 tot 1; dat bepaalt de volgorde."
)
WHY_MARKED = "De vondst is gemarkeerd."

SOURCES = "Bronnen"
SOURCES_EMPTY = "Bij elk antwoord staan hier de bronnen: wie het schreef, waar het staat en de tekst eromheen."
SOURCES_NONE = "Bij dit antwoord horen geen bronnen."
SOURCES_OF = "Bij de vraag:"
SOURCE_LABEL = "Bron {n}: {where}"
TABLE_LABEL = "Uit een tabel in de bron"
ROWS_LEFT_OUT = "…"
BACK_TO_ANSWER = "Terug naar het antwoord"
OPEN_PDF = "Open de PDF op deze bladzijde"
OPENS_NEW_TAB = "(opent in een nieuw tabblad)"
CONTEXT_LABEL = "Het citaat in zijn omgeving"
FIELD_BODY = "Wie"
FIELD_PUBLISHED = "Uitgave"
FIELD_PUBLISHER = "Uitgever"
FIELD_DATE = "Datum"
FIELD_SECTION = "Onderdeel"
FIELD_PAGE = "Plaats"
ELISION = "[…]"

VIEW_POINTED = "Bekijk die plaats"
VIEW_PAGE = "Bekijk de bladzijde"
VIEW_PAGE_OF = "Bekijk de bladzijde van bron {n} met het citaat gemarkeerd"
VIEWER_CLOSE = "Sluit de bladzijde"
VIEWER_TURNING = "Bladeren"
VIEWER_ZOOM = "Vergroting"
PREVIOUS_PAGE = "Vorige bladzijde"
NEXT_PAGE = "Volgende bladzijde"
PAGE_OF_PAGES = "{page} van {pages}"
ZOOM_IN = "Groter"
ZOOM_OUT = "Kleiner"
TO_QUOTE = "Naar het citaat"
SHEET_LABEL = "Beeld van de bladzijde"
PICTURE_OF = "Bladzijde {page} van {pages} van {title}"
MARKED_QUOTE = "Gemarkeerd citaat:"
PAGE_SHOWN = "Bladzijde {page} van {pages}."
QUOTE_MARKED = "Het citaat is gemarkeerd."
PAGE_LOADING = "Bladzijde wordt geladen…"
PASSAGE_AS_TEXT = "Lees de passage als tekst"
NOTE_CHANGED = (
    "Dit document is gewijzigd sinds het werd ingelezen. De bladzijde kan er nu anders uitzien, en het citaat kan "
    "elders staan of verdwenen zijn."
)
NOTE_RECOGNISED = (
    "Deze bladzijde is een beeld dat met tekstherkenning is gelezen. Het citaat is er daarom niet op te markeren."
)
NOTE_PARTLY = "Niet het hele citaat is op deze bladzijde te markeren."
NOTE_NOT_FOUND = "Het citaat is op deze bladzijde niet precies aan te wijzen. Lees de passage als tekst."

PAGE = "p. {label}"
PDF_PAGE = "pdf-bladzijde {number}"

DOCUMENTS_COUNT = "Documenten ({count})"
DOCUMENTS_NONE = "Er zijn nog geen documenten."
PAGES_ONE = "1 bladzijde"
PAGES_MANY = "{count} bladzijden"
BLANK_PAGES_ONE = "1 bladzijde zonder tekst, niet doorzoekbaar"
BLANK_PAGES_MANY = "{count} bladzijden zonder tekst, niet doorzoekbaar"
READ_PAGES_ONE = "1 bladzijde met tekstherkenning gelezen"
READ_PAGES_MANY = "{count} bladzijden met tekstherkenning gelezen"
NOT_SEARCHABLE = "Niet doorzoekbaar"
UNDATED = "zonder datum"
OPEN_DOCUMENT = "Open {title} als PDF"

TABS_LABEL = "Weergave"
TAB_CHAT = "Vragen"
TAB_PLACES = "Vindplaats"
TAB_DOCUMENTS = "Documenten"
PLACES_HEADING = "Waar staat dit?"
PLACES_INTRO = (
    "Plak een citaat, of typ een zin die u zich half herinnert. U krijgt het document, de bladzijde en de precieze "
    "woorden, en wat er in uw citaat anders is."
)
QUOTATION_LABEL = "Uw citaat"
QUOTATION_PLACEHOLDER = "Plak hier het citaat…"
FIND_PLACE = "Zoek de vindplaats"
QUOTATION_HELP = "Enter zoekt, Shift + Enter begint een nieuwe regel. Met (...) geeft u aan dat u iets weglaat."
PLACES_LABEL = "Gevonden plaatsen"
EMPTY_QUOTATION = "Plak of typ eerst een citaat, dan zoekt Vraagbaak op waar het staat."
WORDS_ONE, WORDS_MANY = "1 woord", "{count} woorden"
WRONG_LENGTH = "Uw citaat telt {words}. Vraagbaak zoekt citaten op van {least} tot en met {most} woorden."
FINDING = "Even zoeken waar dit staat…"
PLACES_ERROR = "Door een storing kon Vraagbaak dit citaat niet opzoeken. Probeer het opnieuw."
NO_PLACE_HEADING = "Niet gevonden"
NO_PLACE = "Dit citaat staat niet in deze bronnen, ook niet ongeveer."
NO_PLACE_TIP = "Tip: neem een langer stuk van de zin, of zoek met een ander deel ervan."
PLACES_FOUND = "Er zijn {count} plaatsen gevonden; de oorspronkelijke staat bovenaan."
VERDICTS = {
    "woordelijk": ("✓", "Woordelijk", "Dit staat er precies zo."),
    "op leestekens na": ("≈", "Op leestekens na", "De woorden kloppen; leestekens of hoofdletters zijn anders."),
    "afwijkend": ("≠", "Afwijkend", "Zo staat het er niet. Hieronder ziet u wat er anders is."),
    "parafrase": ("~", "Parafrase", "Met deze woorden staat het er niet; de bron zegt hetzelfde anders."),
}
EXACT_WORDS = "Zo staat het er"
BESIDE_SOURCE = "Uw citaat naast de bron"
LEFT_OUT, ADDED, CHANGED = "weggelaten", "toegevoegd", "gewijzigd"
IN_QUOTATION, IN_SOURCE = "in uw citaat:", "in de bron:"
LEGEND = "Doorgestreept staat alleen in uw citaat, onderstreept staat in de bron."
DIFFERENCES_ONE = "1 verschil"
DIFFERENCES_MANY = "{count} verschillen"
CONTEXT = "De tekst eromheen"
COPY_PLACE = "Kopieer citaat en vindplaats"
RECOGNISED = "gelezen met tekstherkenning"
READ_BY_MACHINE = "Deze bladzijde is met tekstherkenning gelezen; kijk het citaat na in de PDF."
FURTHER_ON = "en verderop"

EXAMPLE_QUESTION = "Wat zegt {body} over {topic}?"

HTTP_NOT_FOUND = "Deze pagina bestaat niet."
HTTP_NO_PDF = "Dit document staat niet (meer) in de map met documenten."
HTTP_GONE = "Dit antwoord wordt niet meer bewaard. Stel de vraag opnieuw."
HTTP_NOT_ALLOWED = "Dit kan hier niet."
HTTP_ERROR = "Er ging iets mis. Probeer het opnieuw."
HTTP_BACK = "Terug naar Vraagbaak"
HTTP_NO_PAGE = "Deze bladzijde is niet te tonen: het document {reason}."
HTTP_BUSY = "Er worden nu te veel bladzijden tegelijk gevraagd. Probeer het zo weer."
