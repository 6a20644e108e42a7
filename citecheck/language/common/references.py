"""Patterns over the words of reference lists and markers, in the languages of the samples."""

from __future__ import annotations

from citecheck.language.word_set import word_set

ACCESS = (
    r"(?:retrieved|accessed|access(?:ed)? date|last (?:accessed|visited|checked|viewed)|viewed|"
    r"visited|archived(?: from the original)?|abgerufen|zugriff|aufgerufen|consulté|consulted|"
    r"consultado|recuperado|consultato|geraadpleegd|hämtad|дата обращения|проверено)"
    r"(?:\s(?:on|am|le|el|il|op|den))?[:\s]{0,3}"
)
"""Words before the day on which a page was read."""
NEEDED = (
    r"(?:(?:citation|source|reference|ref|cite|quelle|beleg|fuente|cita|fonte|citation)s?\s+"
    r"(?:is |are )?(?:needed|required|missing|requerida|fehlt|necessaria)|"
    r"better source needed|non-primary source needed|verification needed|unreliable source\??|"
    r"failed verification|unsourced|(?:by |according to )?whom?\?|dead link|original research\??|"
    r"add (?:a )?(?:source|citation|reference)|source\?|citation\?|ref\??|cn|"
    r"quelle\??|beleg(?:e)? fehl(?:t|en)|réf\. (?:nécessaire|souhaitée)|référence nécessaire|"
    r"source insuffisante|cita requerida|senza fonte|carece de fontes|bron\?|citat behövs|"
    r"источник не указан[^\]]{0,20}|来源请求|要出典)"
)
"""Notes in brackets that a source is missing."""
LOCATED = (
    r"\s*(?:(?:see|cf\.?|e\.g\.|vgl\.|siehe|voir|ref\.?|refs\.?)\s*)?"
    r"(?P<labels>\d{1,4}[a-z]?(?:\s*[,;–-]\s*\d{1,4}[a-z]?)*)"
    r"(?:[,:;]\s*(?:pp?\.?|pages?|ch\.?|chap\.?|chapter|sec\.?|section|§|theorem|thm\.?|lemma|"
    r"prop\.?|fig\.?|figure|table|s\.|vol\.?|app\.?|appendix|para\.?|eq\.?)\s?[^\[\]]{1,60})?\s*"
)
"""Words in brackets before the place in a source."""
BEFORE_NO_MARKER = (
    r"(?:\b(?:intervals?|range|ranges|between|values?|vector|array|index|size|version|from|bounds?)"
    r"(?:\s+of)?|[=≈<>∈±×*+^(\\]|\bx|\bin the)\s*$"
)
"""Words before brackets that hold an interval or a list."""
PAGE_NUMBER = (
    r"(?:[-–—|]\s?)?(?:page|p\.|seite|página|страница)?\s?(?:\d{1,4}|[ivxlc]{1,6})"
    r"(?:\s?(?:of|/|von|de|из)\s?\d{1,4})?(?:\s?[-–—|])?"
)
MENU = (
    r"external links?|(?:hidden )?categor(?:y|ies)(?::.{0,200})?|navigation(?: menu)?|comments?|"
    r"leave a (?:reply|comment)|bottom of page|back to top|retrieved from \".{0,200}|"
    r"share(?: this)?|related (?:articles|posts|stories|topics|content|reading)|recent posts|"
    r"recommended\b.{0,30}|top of page|tags?(?::.{0,200})?|subscribe\b.{0,40}|newsletter|"
    r"advertisement|(?:previous|next) (?:post|article)|kommentare?|weblinks|liens externes|"
    r"commentaires?|enlaces externos|comentarios|collegamenti esterni|commenti|externe links|"
    r"teilen|compartir|ссылки|комментарии|外部链接|外部リンク"
)
"""Lines with which the menus of a page begin."""
ENDS_ANY = (
    r"further reading|see also|about the authors?|acknowledge?ments?|copyright|"
    r"(?:appendix|appendices|annex)\b.{0,60}|supplement(?:ary|al)\b.{0,40}|"
    r"supporting information\b.{0,40}|author contributions?|author information|"
    r"conflicts? of interest|competing interests?|data availability.{0,20}|figure legends?|"
    r"publisher[’']s note|siehe auch|anhang|danksagung|voir aussi|remerciements|annexes?|"
    r"véase también|agradecimientos|voci correlate|ringraziamenti|zie ook|см\. также|関連項目|参见"
)
"""Headings that end a list of references."""
ENDS_LAST = (
    r"related\b.{0,30}|authors?|licen[cs]e|funding|ethics\b.{0,30}|disclaimer|previous|next|"
    r"tables?|figures?"
)
"""Headings that end the last list."""
AND = r"\s+(?:and|und|et|y|e|ed|en|och|og|ja|i|a|ve|și|и|та)\s+|\s*[&/,+]\s*"
"""What joins two headings in one."""
OPEN_END = r"(?:[,;:&(–-]|\b(?:and|of|the|in|for|a|an|on|to|et|und|with|from|by|eds?\.))$"
"""Words with which no entry ends."""
SAME = (
    r"(?:see\s+)?(?:ibid(?:em)?|ib\.|ebd(?:a|\.)|ebenda|idem|id\.|loc\.?\s?cit|там же|同上)"
    r"(?![^\W_])"
)
"""An entry that points at the one before it."""
BESIDE = (
    r"\b(?:see also|for (?:background|more|context|an overview)[^.;]{0,20}?\bsee|compare|cf\.?|"
    r"siehe auch|vgl\.?|voir aussi|véase también|vedi anche|zie ook)"
    r"[\s:,;(“\"'\[]{0,4}(?:[^\s.;]{1,40}\s){0,8}[“\"(<\[]{0,2}$"
)
"""Words before a work that is not the one cited."""
SURNAME_PARTICLES = (
    r"(?:van|von|de|der|den|des|di|da|del|della|dos|la|le|du|ten|ter|el|al|bin|ibn|st\.|o’|d’|d')"
)
"""Small words of a surname."""
CONTINUES = (
    r"(?:doi|pmid|pmcid|https?:|www\.|available|retrieved|accessed|in:?|in proc|proc|proceedings|"
    r"conference|journal|university|press|springer|elsevier|wiley|international|pp?\.|vol|no\.|"
    r"ed\.|eds|edited|crossref|pubmed|medline|google scholar|article|arxiv|technical|thesis)\b"
)
"""Words with which an entry goes on and does not begin."""
TAIL = (
    r"\s*[(\[<]?(?:available (?:at|from|online)|retrieved (?:from|on)|accessed|online at|url|"
    r"doi|https?:|www\.|arxiv:|pmid|isbn|\[online\]|verfügbar unter|abgerufen|disponible).*$"
)
"""What follows the fields of an entry."""
BIBLIOGRAPHIC = (
    r"https?://|www\.|\bdoi\b|\barxiv\b|\bpp?\.\s?\d|\bvol(?:ume)?\.?\s?\d|\bet al\b|\bretrieved\b|"
    r"\baccessed\b|\bibid|\bop\. cit|\bjournal\b|\bproc(?:eedings)?\b|\bpress\b|\bisbn\b|\beds?\.|"
    r"\b\d{1,4}\s?\(\d{1,4}\)|\b\d{1,4}\s?:\s?\d{1,5}\s?[-–]\s?\d|"
    r"\(\d{4}[a-z]?\)|, \d{1,4} \(\d{4}\)"
)
"""What only bibliographies have."""
SAME_AS_BEFORE_PATTERN = r"\W*(?:ibid|op\. ?cit|loc\. ?cit|id\.|ebd|ders)"

CITES_ITSELF = (
    r"\W{0,4}(?:(?:please[ ])?(?:how[ ]to[ ]cite|cite[ ](?:this|as|it[ ]as)|to[ ]cite[ ]this)\b"
    r"|(?:suggested|recommended|preferred|proposed)[ ](?:citation|reference)\b"
    r"|(?:citation|reference|zitation)[ ]?:|zitier(?:weise|vorschlag|hinweis|empfehlung)\b"
    r"|empfohlene[ ]zitierweise\b|(?:pour|comment)[ ]citer\b|citer[ ](?:cet|ce)\b"
    r"|(?:c[óo]mo|para)[ ]citar\b|citar[ ]como\b|come[ ]citare\b|citeren[ ]als\b)"
)
"""Words that open a note on how the draft itself is to be cited."""

COUNTING = word_set(
    "fig figs figure figures table tables eq eqs eqn equation equations section sections "
    "sec chapter chapters appendix step steps day days week weeks month year years type "
    "types group groups phase grade stage level levels part parts no nos number numbers vol "
    "volume page pages pp p lane lanes line lines case experiment study trial model models "
    "scheme schemes compound compounds complex complexes sample samples panel box item "
    "items article paragraph version algorithm theorem lemma definition proposition "
    "supplementary film films movie video chromosome chromosomes exon exons intron introns "
    "residue residues position positions age aged ages seite abb abbildung tabelle kapitel"
)
"""Nouns before a number that is no marker."""

UNITS_BEHIND = (
    r"\s?(?:%|‰|°|(?:per|percent|[mcknµμ]?m|[mkµμnp]?g|[mµμ]?[lL]|[mnµμ]?M|h|hrs?|hours?|min|mins|"
    r"minutes?|s|sec|seconds?|ms|days?|weeks?|months?|years?|yrs?|times|fold|million|billion|"
    r"trillion|thousand|hundred|[Kk]|eV|[kMG]?Hz|[kMG]?Pa|[mk]?V|bp|kb|[MGT][Bb]|k?Da|pp[mb]|I?U|N|"
    r"[mk]?A|W|J|T|C|[mnpfµμ]?mol|mol|eq|equiv|wt|vol|rpm|people|patients|women|men|children|cases|"
    r"participants|subjects|samples|dollars|euros|pounds|x|of)\b(?!\.\s+[A-Z])|to\s\d|[×=+<>*])|:"
)
"""What follows a number that is an amount and no marker (a pattern)."""

BETWEEN_NAMES = word_set("and et al al. van von de der den di da del la le du")
"""Small words between the names of authors."""
