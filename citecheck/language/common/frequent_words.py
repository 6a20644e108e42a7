"""The commonest words of languages (ISO 639-1), by which a text tells in which it is written."""

from __future__ import annotations

from citecheck.language.word_set import word_set

FREQUENT = {
    "en": "the of and to in is was that for with as on by are from his her which were has have",
    "fr": "le la les de des du et est une dans que qui pour sur avec au aux par pas son sont",
    "de": "der die das und ist nicht von mit den dem ein eine für auf im sich wurde des werden",
    "es": "el la los las de del que y en un una por con para se su es fue más como al",
    "it": "il lo la gli le di del della che e è un una per con non sono nel alla dei anche",
    "pt": "o a os as de do da dos das que e em um uma para com não por foi é no na",
    "nl": "de het een en van is dat niet op te zijn met voor die werd ook aan door naar",
    "sv": "och att det som en på är av för den till inte med har ett om var de från",
    "da": "og at det som en på er af for den til ikke med har et om var de fra blev",
    "pl": "i w na z do się nie jest to że o jak za od po przez który dla był oraz",
    "tr": "ve bir bu da de için ile olarak olan daha çok gibi en ne kadar sonra",
}
"""Words that tell languages apart, a good twenty of each."""

WITH_POINT = word_set("the of and to is was for that with were by from has have it its are")
IN_MANY = word_set("a in se par plus o per")
"""Words of these languages that are also found in English texts, or in many languages."""
WITH_COMMA = {
    "de": word_set(
        "der die das und den dem von mit ist wurde wurden für auf nicht sich ein eine einen im des "
        "werden als aus bei"
    ),
    "fr": word_set(
        "le la les et une dans est pour qui sur avec sont au aux ont été du des un par plus se"
    ),
    "es": word_set("el los las y por con una fue que más según entre se del al su la un en"),
    "it": word_set("il di che per con una della dei sono è nel gli più ha al la un le del dal"),
    "pt": word_set("os um uma foi não são mais dos da do na em à e o para por"),
    "nl": word_set("het een van en dat zijn voor niet met op te werd bij de is in"),
}
"""Words of the languages that write decimals with a comma; English ones are `WITH_POINT`."""
