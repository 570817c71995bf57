"""The turns of phrase with which a Dutch sentence gives a reason, a cause, an effect or a purpose.

After the classes of Dutch causal connectives (Stukker, Sanders and Verhagen, 2008: "doordat", "daardoor", "dus",
"omdat", "want") with the prepositions and verbs that say the same: "vanwege", "leidt tot", "is van belang voor".
"""

from __future__ import annotations

from app.answering.patterns import words

_NOT_FAR = r"(?:[^.;:]{0,60}?)"
_DEGREE = r"(?:(?:heel|zeer|erg|groot|cruciaal|essentieel|wezenlijk|vitaal|meer|minder)_)?"

GIVES_REASON = words(rf"""
    omdat doordat want daardoor hierdoor waardoor daarom hierom vandaar derhalve zodoende dus zodat opdat teneinde
    immers namelijk vanwege wegens dankzij door omwille gezien_(?:de|het|dat|deze|dit|hun|zijn|haar)
    reden\w* oorza\w+ veroorza\w+ aanleiding gevolg(?:en)? effect(?:en)? drijfve\w+ motie(?:f|ven) argument\w*
    op_grond_van met_het_oog_op ten_behoeve_van ter_wille_van uit_het_oogpunt in_het_belang_van bedoeld_(?:om|voor)
    te_(?:danken|wijten)_aan toe_te_schrijven_aan te_maken_met ten_grondslag
    verklaart verklaren verklaard profite\w+_van
    (?:komt|komen|kwam|kwamen|vloeit|vloeien)_(?:\w+_){{0,3}}?voort voortkom\w+ voortvloei\w+
    (?:hangt|hangen|hing)_(?:\w+_){{0,4}}?samen samenhang\w*
    (?:leidt|leiden|leidde|leidden|geleid)_(?:\w+_){{0,4}}?tot
    (?:zorgt|zorgen|zorgde|zorgden|gezorgd)_(?:\w+_){{0,3}}?(?:er)?voor
    (?:draagt|dragen|droeg|droegen)\b{_NOT_FAR}\bbij bijdra\w+ bijgedragen
    resulte\w+_in resulteert mogelijk_(?:maakt|maken|te_maken) (?:maakt|maken)\b{_NOT_FAR}\bmogelijk
    (?:nodig|noodzakelijk|onmisbaar|belangrijk|essentieel|cruciaal|gunstig|voorwaarde)_(?:om|voor|omdat)
    van_{_DEGREE}(?:belang|betekenis|invloed|waarde)_(?:voor|om|op)
    om_(?:[^\s.;:]+_){{0,12}}?te
""")
REASON_BEFORE = words("daarom hierom vandaar derhalve zodoende dus om_die_reden hierdoor daardoor")
"""What says that the reason stands in the sentence before."""
