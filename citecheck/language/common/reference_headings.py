"""Headings of reference lists, by language (ISO 639-1): names, phrases, and what goes with them.

Those of the languages of the samples and of the larger news markets; lower case.
"""

from __future__ import annotations

from citecheck.language.word_set import word_set

NAMES = {
    "en": "references reference citations sources source notes footnotes endnotes bibliography "
    "bibliographies literature reflist webography filmography_sources",
    "de": "quellen quelle quellenverzeichnis quellenangaben quellennachweise literatur "
    "literaturverzeichnis literaturangaben einzelnachweise belege anmerkungen fußnoten fussnoten "
    "endnoten nachweise referenzen",
    "fr": "références sources notes bibliographie webographie",
    "es": "referencias fuentes notas bibliografía citas",
    "pt": "referências fontes notas bibliografia",
    "it": "riferimenti fonti note bibliografia bibliografici sitografia",
    "nl": "referenties bronnen noten voetnoten eindnoten literatuur literatuurlijst bronvermelding",
    "sv": "referenser källor källförteckning litteratur fotnoter noter anmärkningar",
    "no": "referanser kilder litteratur noter litteraturliste",
    "da": "referencer kilder kildehenvisninger litteraturliste fodnoter noter",
    "fi": "lähteet viitteet kirjallisuus alaviitteet",
    "pl": "źródła przypisy literatura piśmiennictwo odniesienia bibliografia",
    "cs": "zdroje reference odkazy poznámky citace literatura prameny",
    "hu": "források hivatkozások jegyzetek irodalomjegyzék irodalom lábjegyzetek",
    "tr": "kaynaklar kaynakça dipnotlar notlar referanslar",
    "ro": "referințe note bibliografie",
    "hr": "izvori napomene reference literatura",
    "ru": "литература источники примечания ссылки сноски библиография",
    "uk": "джерела примітки посилання література",
    "el": "αναφορές πηγές βιβλιογραφία παραπομπές σημειώσεις",
    "zh": "参考文献 参考资料 參考資料 參考文獻 注释 註釋 資料來源",
    "ja": "参考文献 脚注 出典 注記 引用文献 参考",
    "ko": "참고문헌 각주 출처 주석",
    "ar": "المراجع المصادر مراجع مصادر الهوامش",
    "he": "מקורות הערות ביבליוגרפיה",
}
PHRASES = {
    "en": (
        "works cited", "work cited", "literature cited", "list of references", "list of sources",
        "reference list", "references cited", "cited references", "cited works",
        "cited literature", "cited sources", "works consulted", "works referenced",
        "sources cited", "sources consulted", "end notes", "foot notes", "source list",
        "source notes", "notes on sources", "list of works cited",
    ),
    "fr": (
        "liste des références", "références bibliographiques", "notes de bas de page",
        "sources et références",
    ),
    "es": ("referencias bibliográficas", "obras citadas", "notas al pie"),
    "pt": ("referências bibliográficas",),
    "it": ("riferimenti bibliografici", "note a piè di pagina", "opere citate"),
    "de": ("verwendete literatur", "verwendete quellen", "zitierte literatur"),
    "ru": ("список литературы", "список источников"),
    "uk": ("список використаних джерел",),
    "pl": ("wykaz literatury",),
    "cs": ("seznam literatury", "seznam použité literatury"),
}  # fmt: skip

QUALIFIERS = word_set(
    "selected key main primary secondary additional annotated further list of the cited works full "
    "general supplementary supplemental bibliographic online choix ausgewählte weiterführende"
)
"""Words before a name that say which list it is: "key references"."""

COMPANIONS = QUALIFIERS | word_set("external reading readings data image links credits support")
"""Words that may stand beside a name without naming a list: "references and further reading"."""
