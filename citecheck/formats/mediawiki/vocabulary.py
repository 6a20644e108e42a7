"""Names that wikis give to templates and their parameters, as far as they tell sources and notes.

Names of templates are in lower case with single spaces, as `tree.template_name` gives them.
Source: the documentation of Help:Citation Style 1, Template:Efn, Template:Sfn and Template:R on
the English Wikipedia, and of their counterparts on the German, French, Spanish, Italian,
Portuguese, Polish, Dutch and Russian ones.
"""

from __future__ import annotations

# fmt: off
# --- notes ----------------------------------------------------------------------------

NOTE_GROUPS = {  # template that makes a note → group of its notes; None: named by `group`
    "efn": "lower-alpha",
    "efn-la": "lower-alpha",
    "efn-ua": "upper-alpha",
    "efn-lr": "lower-roman",
    "efn-ur": "upper-roman",
    "efn-lg": "lower-greek",
    "notetag": "note",
    "refn": None,
    "#tag:ref": None,
}
USES = frozenset(("r", "ref name"))  # templates whose parameters are names of notes
SHORT_NOTES = frozenset(("sfn", "sfnp", "snf", "sfnm", "sfnmp", "sfn-m"))
SHORT_CITES = frozenset((
    "harvnb", "harv", "harvtxt", "harvp", "harvs", "harvcol", "harvcolnb", "harvcoltxt", "harvsp",
    "harvnp", "harvard citation no brackets", "harvard citation", "harvard citation text",
))
LISTS = frozenset((
    "reflist", "references", "notelist", "notelist-ua", "notelist-lr", "notefoot", "listaref",
    "références", "reference list", "refs", "примечания", "przypisy", "referências",
))
PAGES = frozenset(("rp", "r/page", "page needed"))  # beside a mark, not part of the sentence
NEEDED = frozenset((
    "citation needed", "cn", "fact", "cita requerida", "quelle", "belege",
    "citazione necessaria", "carece de fontes", "référence nécessaire", "better source needed",
))

# --- templates in the text ---------------------------------------------------------------

SHOW_FIRST = frozenset((
    "nowrap", "nobr", "small", "big", "abbr", "em", "strong", "sic", "not a typo", "smallcaps",
    "sc", "angle", "angbr", "formatnum", "nts", "sup", "sub", "linktext",
    "visible anchor", "vanchor", "keypress", "var", "mono", "tooltip", "hover title", "code",
    "math", "mvar", "ill", "interlanguage link", "citation", "val", "gaps", "num", "nombre",
    "unité",
))
SHOW_LAST = frozenset((
    "lang", "langx", "transl", "transliteration", "wikt-lang",
))
MONEY = {  # template of a sum → what stands before it
    "us$": "US$", "usd": "US$", "£": "£", "gbp": "£", "€": "€", "euro": "€", "inr": "₹",
    "cad": "C$", "aud": "A$", "jpy": "¥",
}
DATED = frozenset((
    "birth date", "birth date and age", "death date", "death date and age", "start date",
    "end date", "start date and age", "film date", "date de naissance", "dts", "dtsh", "date",
))
BEFORE = {
    "as of": "as of ", "circa": "c. ", "c.": "c. ", "ca": "c. ", "floruit": "fl. ", "fl.": "fl. ",
}
FRACTIONS = frozenset(("frac", "sfrac", "fraction"))
QUOTES = frozenset((
    "quote", "blockquote", "cquote", "quotation", "quote box", "bquote", "rquote", "zitat",
    "citation bloc", "cita", "citazione", "centered pull quote",
))
QUOTED = (
    "text", "quote", "1", "texte", "texto", "testo",
)
SAYS_NOTHING = frozenset((
    "dead link", "webarchive", "subscription required", "subscription", "registration required",
    "in lang", "better source", "primary source inline", "self-published inline", "cbignore",
    "failed verification", "clarify", "when", "who", "which", "by whom", "dubious", "refbegin",
    "refend", "div col", "div col end", "clear", "use dmy dates", "use mdy dates",
    "short description", "main", "see also", "further", "authority control", "defaultsort",
    "coord", "pp-semi", "toc limit", "icon", "flag", "flagicon", "open access", "closed access",
    "free access", "full citation needed",
))
IDENTIFIERS = {  # template with an identifier → what stands before it in a printed entry
    "isbn": "ISBN ",
    "isbnt": "ISBN ",
    "doi": "doi:",
    "doi-inline": "doi:",
    "pmid": "PMID ",
    "pmc": "PMC ",
    "arxiv": "arXiv:",
    "jstor": "JSTOR ",
    "oclc": "OCLC ",
}

# --- fields of a citation template -------------------------------------------------------

TITLES = (
    "title", "titel", "titre", "título", "titulo", "titolo", "tytuł", "заглавие", "название",
    "title1", "contribution", "script-title",
)
CHAPTERS = (
    "chapter", "entry", "section", "article", "kapitel", "chapitre", "capítulo", "capitulo",
    "rozdział",
)
URLS = (
    "url", "chapter-url", "chapterurl", "article-url", "entry-url", "lire en ligne", "url texte",
    "url capítulo", "online", "ссылка", "adres", "conference-url", "contribution-url", "indirizzo",
)
ARCHIVES = (
    "archive-url", "archiveurl", "archiv-url", "archivurl", "urlarchivo", "archivo-url",
    "url-archivo", "archive url", "urlarchivio", "arquivourl", "wayb", "archiwum",
)
DATES = (
    "date", "publication-date", "year", "datum", "jahr", "fecha", "año", "data", "ano", "anno",
    "année", "дата", "год", "rok", "datum publicatie", "publikationsdatum",
)
ACCESSED = (
    "access-date", "accessdate", "abruf", "zugriff", "consulté le", "fechaacceso", "accesso",
    "acessodata", "bezochtdatum", "data dostępu", "дата обращения",
)
CONTAINERS = (
    "journal", "work", "website", "newspaper", "magazine", "periodical", "encyclopedia",
    "encyclopaedia", "dictionary", "book-title", "booktitle", "series title", "werk", "sammelwerk",
    "périodique", "revue", "site", "sitio web", "periódico", "publicación", "revista", "obra",
    "opera", "rivista", "jornal", "czasopismo", "издание", "conference", "book title",
    "mailinglist", "newsgroup", "program",
)
PUBLISHERS = (
    "publisher", "institution", "verlag", "éditeur", "editorial", "editore", "editora", "uitgever",
    "wydawca", "издательство", "publicador", "hrsg", "via", "agency", "location",
)
AUTHORS = (
    "vauthors", "author", "authors", "autor", "auteur", "auteurs", "autore", "auteur1", "autor1",
    "people", "host", "автор", "veditors", "editor", "editors",
)
SURNAMES = (
    "last", "author-last", "surname", "nom", "apellidos", "apellido", "cognome", "sobrenome",
    "último", "ultimo", "nazwisko", "editor-last", "editor-surname", "achternaam", "author",
    "autor", "auteur",
)
GIVEN = {  # a surname's parameter → that of the name before it
    "last": "first",
    "author-last": "author-first",
    "surname": "given",
    "nom": "prénom",
    "apellidos": "nombre",
    "apellido": "nombre",
    "cognome": "nome",
    "sobrenome": "nome",
    "último": "primeiro",
    "ultimo": "primeiro",
    "nazwisko": "imię",
    "editor-last": "editor-first",
    "editor-surname": "editor-given",
    "achternaam": "voornaam",
}
DETAILS = {  # field → what stands before it in a printed entry
    "edition": "ed. ",
    "volume": "",
    "band": "",
    "issue": "no. ",
    "number": "no. ",
    "pages": "pp. ",
    "page": "p. ",
    "at": "",
    "seiten": "S. ",
    "quote": "",
    "type": "",
}
NUMBERS = {
    "doi": "doi:",
    "pmid": "PMID ",
    "pmc": "PMC",
    "arxiv": "arXiv:",
    "eprint": "arXiv:",
    "isbn": "ISBN ",
    "jstor": "JSTOR ",
    "bibcode": "Bibcode:",
    "oclc": "OCLC ",
}
MOST_AUTHORS = 30

# --- links -------------------------------------------------------------------------------

NO_TEXT = frozenset((
    "category", "kategorie", "catégorie", "categoría", "categoria", "kategoria", "categorie",
    "категория", "वर्ग", "വർഗ്ഗം", "التصنيف", "分类", "category talk",
))
MEDIA = frozenset((
    "file", "image", "media", "datei", "bild", "fichier", "archivo", "imagen", "ficheiro",
    "imagem", "immagine", "bestand", "afbeelding", "plik", "grafika", "файл", "изображение",
    "പ്രമാണം", "ചിത്രം", "चित्र", "ملف", "文件", "ファイル", "파일", "tiedosto", "fil",
))
MEDIA_ENDINGS = (
    ".jpg", ".jpeg", ".png", ".svg", ".gif", ".tif", ".tiff", ".webp", ".ogg", ".ogv", ".webm",
    ".pdf", ".djvu",
)
