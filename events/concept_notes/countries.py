"""Countries and regions as concept notes name them: by name in three languages, or as an adjective. Knows no Django."""

import re
from functools import cache

from events.concept_notes.dates import flat
from events.concept_notes.sentences import Span
from hub.taxonomy.vocabulary.places import COUNTRIES, GLOBAL, REGIONS

_WORLD = ("worldwide", "world", "all regions", "international", "monde", "monde entier", "toutes les regions",
          "mundo", "todas las regiones", "internacional")  # fmt: skip
# Names that people write instead of the official ones.
_ALSO = {
    "bo": "bolivia bolivie", "cd": "drc rdc", "ci": "ivory_coast cote_divoire", "cv": "cape_verde cap-vert cabo_verde",
    "cz": "czech_republic republique_tcheque republica_checa", "gb": "uk united_kingdom royaume-uni reino_unido",
    "ir": "iran", "kr": "south_korea coree_du_sud corea_del_sur "
                        "republic_of_korea", "la": "laos", "md": "moldova moldavie moldavia",
    "nl": "netherlands pays-bas "
          "paises_bajos", "ps": "palestine palestina", "ru": "russia russie rusia", "sy": "syria syrie siria",
    "tr": "turkey turquie turquia", "tz": "tanzania tanzanie", "us": "usa united_states etats-unis estados_unidos",
    "ve": "venezuela", "vn": "vietnam viet_nam", "ae": "uae emirates", "sz": "swaziland",
}  # fmt: skip
# Adjectives that do not begin as the name of their country does; the others are known by their stem.
_ADJECTIVES = {
    "be": "belge belga", "ca": "canadian canadien canadienne", "ch": "swiss suisse suizo suiza",
    "cn": "chinese chinois chinoise chino china", "de": "german allemand allemande aleman alemana",
    "dk": "danish danois danoise danes danesa", "eg": "egyptian egyptien egyptienne egipcio egipcia",
    "es": "spanish espagnol espagnole espanol espanola", "fi": "finnish finlandais finlandaise finlandes",
    "fr": "french francais francaise frances francesa", "gb": "british britannique britanico britanica",
    "gr": "greek grec grecque griego griega", "ie": "irish irlandais irlandes", "in": "indian indien indienne "
                                                                                      "indio india",
    "jo": "jordanian jordanien jordanienne jordano jordana", "lb": "lebanese libanais libanaise libanes libanesa",
    "ma": "moroccan marocain marocaine marroqui", "mx": "mexican mexicain mexicaine mexicano mexicana",
    "ne": "nigerien nigerienne", "ng": "nigerian nigeriane", "nl": "dutch neerlandais neerlandes",
    "np": "nepali nepalese nepalais nepalaise", "pe": "peruvian peruvien peruvienne peruano peruana",
    "ph": "filipino filipina philippine philippin", "pl": "polish polonais polonaise polaco polaca",
    "pt": "portuguese portugais portugaise portugues portuguesa", "se": "swedish suedois suedoise sueco sueca",
    "th": "thai thailandais thailandaise tailandes tailandesa", "tr": "turkish turc turque turco turca",
    "cm": "cameroonian camerounais camerounaise camerunes", "sn": "senegalese senegalais senegalaise senegales "
                                                                  "senegalesa",
    "ci": "ivorian ivoirien ivoirienne marfileno", "gt": "guatemalan guatemalteque guatemalteco guatemalteca",
    "sv": "salvadoran salvadorien salvadorienne salvadoreno salvadorena",
    "hn": "honduran hondurien hondurienne hondureno hondurena", "cr": "costarican costaricien costarricense",
    "do": "dominicain dominicaine dominicano dominicana", "ec": "ecuadorian equatorien equatorienne ecuatoriano "
                                                                "ecuatoriana",
    "pa": "panamanian panameen panameno", "ar": "argentinian argentin argentine argentino argentina",
    "cl": "chilean chilien chilienne chileno chilena", "br": "brazilian bresilien bresilienne brasileno brasilena",
    "gh": "ghanaian ghaneen ghaneenne ghanes "
          "ghanesa", "et": "ethiopian ethiopien ethiopienne etiope", "bd": "bangladeshi bangladais",
}  # fmt: skip
# An adjective is the beginning of the name with one of these endings.
_ENDINGS = "n|an|ian|en|ien|ienne|ine|ais|aise|ois|oise|no|na|ano|ana|es|esa|ense|eno|ena|i|ese|o|a"


@cache
def _names() -> dict[str, str]:
    """Return the short name in addresses of each place, by its names in small letters without accents."""
    found = {flat(name): GLOBAL[0] for name in GLOBAL} | dict.fromkeys(_WORLD, GLOBAL[0])
    for slug, *names in REGIONS:
        found |= {flat(name): slug for name in names}
    for code, _region, *names in COUNTRIES:
        for name in names:
            # "Tanzania (United Republic of)" is written without the parentheses, too.
            found[flat(name)] = found[flat(name.partition(" (")[0])] = code.lower()
    for code, others in _ALSO.items():
        found |= {name.replace("_", " "): code for name in others.split()}
    return {name.replace("’", "'"): slug for name, slug in found.items()}


@cache
def _pattern() -> re.Pattern[str]:
    names = sorted(_names(), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b")


@cache
def _stems() -> list[tuple[re.Pattern[str], str]]:
    """Return a pattern for the adjectives of each country whose name is long enough to be told by its beginning."""
    found = [(re.compile(rf"\b(?:{'|'.join(words.split())})\b"), code) for code, words in _ADJECTIVES.items()]
    for code, _region, *names in COUNTRIES:
        if code.lower() in _ADJECTIVES:
            continue
        stems = {flat(name).rstrip("aeiou") for name in names if " " not in name}
        stems = {re.escape(stem) for stem in stems if len(stem) >= 4}
        if stems:
            found.append((re.compile(rf"\b(?:{'|'.join(sorted(stems))})(?:{_ENDINGS})s?\b"), code.lower()))
    return found


def place_named(name: str) -> str:
    """Return the short name in addresses of the place that is called so; empty if there is none."""
    plain = flat(name).strip(" .;").replace("’", "'")
    for article in ("", "the ", "le ", "la ", "les ", "l'", "el ", "los "):
        if slug := _names().get(plain.removeprefix(article)):
            return slug
    return ""


def country_in(text: str) -> tuple[str, Span] | None:
    """Return the first country that a text names or has an adjective of, and where; None if there is none."""
    plain = flat(text).replace("’", "'")
    regions = {slug for slug, *_names_of in REGIONS} | {GLOBAL[0]}
    named = [
        (found.start(), found.end(), slug)
        for found in _pattern().finditer(plain)
        if (slug := _names()[found[0]]) not in regions and text[found.start()].isupper()
    ]
    if named:
        start, end, slug = min(named)
        return slug, (start, end)
    adjectives = [(found.start(), found.end(), code) for pattern, code in _stems() if (found := pattern.search(plain))]
    if not adjectives:
        return None
    start, end, code = min(adjectives)
    return code, (start, end)
