"""Lemmas that make no fair query, read through by eye in the dictionaries' first results.

Closed: words nobody searches for by themselves. Mistaken: the dictionary gives a word of the site to a
homograph (`kartan` to `karttaa`), or sees a compound where there is none (`kokonaan` as `koko` + `naan`).
"""

from typing import Final

_CLOSED_FINNISH: Final = (
    "ajaa hän itse joka jokainen jokin joku jokunen kaikki kuka kukaan kukin kumpi kumpikin mikä mikään moni "
    "molemmat muu muutama me minä nämä nuo oma olla sama se ne sinä te tämä tuo toinen usea yksi kaksi kolme "
    "neljä viisi kuusi seitsemän kahdeksan yhdeksän kymmenen sata tuhat ensimmäinen koko eräs ainoa samainen "
    "voida pitää saada tulla tehdä antaa sitten jälkeen edellä ympärillä lähellä hyväksi täysin mukana"
)
_MISTAKEN_FINNISH: Final = (
    "pisteittää vastuuttaa toteutuma karttaa niittää kattoa viitta jatkos jättämä tiedostaa vaihdos takku "
    "tyhjätä laskettava käytävä kysyvä tukeva lauta kerto pide hoide naan elin ajallinen yhdenvertainen "
    "vertaisuus perustiedot muuttuma lainen rytminen kunnallinen"
)
_CLOSED_SWEDISH: Final = (
    "någon ingen annan varje vilken sådan samma själv båda vara bli kunna skola vilja måste få göra komma "
    "en två tre fyra fem sex sju åtta nio tio hundra tusen mången mycken liten denna denne nästa fjärde"
)
_MISTAKEN_SWEDISH: Final = (
    "tank texta översatta lärd deltaga mota kart vaka given villig årsöversikt framtida tidsbild sättning sats "
    "visning förare tagare regla bunden stadga avvikande stigande närvarande"
)
FINNISH: Final = frozenset(f"{_CLOSED_FINNISH} {_MISTAKEN_FINNISH}".split())
SWEDISH: Final = frozenset(f"{_CLOSED_SWEDISH} {_MISTAKEN_SWEDISH}".split())
