"""The table of all problem codes; `codes` reads it, and every space or line break is one space.

- ``severity``: the usual one, before the configuration has its say; problems of a claim whose
  outcome fails the gate are errors whatever stands here
- ``what``: what the report says of the draft or the source
- ``why``: why that is worth reporting
- ``settle``: what an editor can do about it
"""

from __future__ import annotations

ROWS = {
    "run.untrusted_setting": {
        "severity": "warning",
        "title": "A setting beside the draft was ignored",
        "what": """
A settings file that was found in the draft's folder, or above it, names servers, or files outside
its folder; that part of it does not count.""",
        "why": """
Drafts and what lies beside them may come from a stranger, and a run may stand where private files
and servers are at hand. With `--require-all` the exit code is 2, since the run was not the one
that the settings ask for.""",
        "settle": """
If the settings are yours, pass them on the command line, or name their file with `--config`, or put
them into your own settings folder (`~/.config/citecheck/citecheck.toml`).""",
        "example": """
`[sources] "2" = "/etc/passwd"` in a `citecheck.toml` that came with a pull request.""",
    },
    "run.second_reader": {
        "severity": "note",
        "title": "The second reader was not heard on some claims",
        "what": """
A second reader is asked for, and gave no opinion on some of the claims that are unclear; the
message says why, and for how many.""",
        "why": """
A server may be down, slow or wrong, and an answer whose words do not stand in the source is thrown
away. The claims keep the outcome that they have without it.""",
        "settle": """
Check again once the server answers: what was answered before comes from the store. More claims than
`[reader] max_claims` are asked about where that is raised.""",
        "example": """
The connection to a model on one's own machine was refused, since it was not started.""",
    },
    "draft.empty": {
        "severity": "error",
        "title": "Nothing to check",
        "what": "The draft has no text, or no claim and no reference was found in it.",
        "why": """
An empty result must never look like a clean one: a scanned page or a wrong file would pass
every gate.""",
        "settle": """
Check that it is the right file. A scanned PDF is read with the extra `ocr`; a page built by
scripts needs to be saved from the browser.""",
        "example": "A PDF of eleven photographed pages.",
    },
    "draft.relative_link": {
        "severity": "note",
        "title": "A relative link leads nowhere",
        "what": """
The draft links to something relative to itself, and there is no such file in its folder, nor an
address under which the draft stands.""",
        "why": "A claim that rests on such a link alone cannot be checked.",
        "settle": """
Check the draft under its address, keep the file beside it, or give the source with `--source`.""",
        "example": "`[the survey](survey.html)` in a file that lies alone in its folder.",
    },
    "draft.no_references": {
        "severity": "warning",
        "title": "The draft cites nothing",
        "what": """
No citation and no reference was found; the checkable facts are listed as uncited.""",
        "why": """
Nothing can be verified, and the list of facts is what a fact-checker would start from.""",
        "settle": "Cite the sources of the facts listed.",
        "example": "A news article of 900 words without a link.",
    },
    "draft.inconsistent": {
        "severity": "warning",
        "title": "The draft disagrees with itself",
        "what": "Two places of the draft give different values for what looks like one thing.",
        "why": "At least one of them is wrong, whichever source is right.",
        "settle": """
Find out which value holds and use it in both places; or make the two subjects plainly
different.""",
        "example": "“12 hospitals” in the first paragraph, “14 hospitals” in the ninth.",
    },
    "draft.bibliography_missing": {
        "severity": "warning",
        "title": "A bibliography file is missing",
        "what": """
The draft names a bibliography that cannot be had: there is no such file, it lies outside the
draft's folder, or it is too large.""",
        "why": """
The entries in it are unknown, so that every citation of them dangles. A draft's own words may not
reach outside its folder, since it may come from a stranger.""",
        "settle": """
Put the file beside the draft, correct its name, or give it with `--bibliography FILE`, wherever it
lies.""",
        "example": "The front matter names references.bib, and the folder holds refs.bib.",
    },
    "draft.bibliography_unreadable": {
        "severity": "warning",
        "title": "A bibliography file cannot be read, or not all of it",
        "what": """
The file is none of BibTeX, CSL-JSON, CSL-YAML and RIS, or some of its entries are broken.""",
        "why": "What cannot be read is not in the list, and its citations dangle.",
        "settle": "Mend the entries at the lines named; most often a brace or a comma is missing.",
        "example": "An entry whose title lacks its closing brace.",
    },
    "draft.text_recognised": {
        "severity": "note",
        "title": "Words of the draft were read off a picture",
        "what": "A page of the draft is a scan, and character recognition has read it.",
        "why": """
A letter or digit may be misread: what is found against such a claim is for a person to look at, and
none is called contradicted, altered or not found.""",
        "settle": "Give the file that was scanned, or hold each finding against the page.",
        "example": "A letter to the editor, scanned.",
    },
    "draft.text_skipped": {
        "severity": "warning",
        "title": "A part of the draft was not read",
        "what": "The draft holds text that its reader left out; the message says where, and why.",
        "why": "The claims and citations in it are not checked, and nothing else would tell.",
        "settle": """
Look at the place named; write it in a form that can be read, or check it by hand.""",
        "example": "A page of a PDF whose text runs in a circle.",
    },
    "draft.suggestion_open": {
        "severity": "warning",
        "title": "A suggested correction is not settled",
        "what": """
The Word file is a copy that citecheck annotated, and suggestions of it are still open there.""",
        "why": """
A suggestion is no word of the draft until somebody accepts it, and whoever opens the file may take
it for one.""",
        "settle": "Accept or reject each in the word processor, and check the file again.",
        "example": "“28” struck out and “18” put in, under the name of citecheck.",
    },
    "draft.answered": {
        "severity": "note",
        "title": "Answers in the margin were not taken over",
        "what": """
The file is a copy that citecheck annotated, and somebody answered or resolved its comments.""",
        "why": """
What a draft says of itself decides nothing: anybody may have written it. It counts where the person
who runs the check asks for it.""",
        "settle": """
Take them over with `--decisions FILE`: they are added to that file, signed and dated.""",
        "example": "“Reject: the 2024 edition has 28” under a comment, by Ana.",
    },
    "draft.part_missing": {
        "severity": "warning",
        "title": "A part of the draft is missing",
        "what": """
The draft is made of several files, and one of them cannot be had, or was not read.""",
        "why": "The claims and citations in it are not checked.",
        "settle": "Put the file at the place named, below the draft's folder.",
        "example": "A chapter that is put in by name, and there is no such file.",
    },
    "marker.dangling": {
        "severity": "error",
        "title": "A citation without an entry",
        "what": "The text cites a label that no entry of the list carries.",
        "why": "The reader cannot follow it, and nothing behind it can be checked.",
        "settle": """
Add the entry, correct the label, or give the source with `--source LABEL=PATH|URL`.""",
        "example": "“… of 469 billion dollars [7]”, and the list ends at 6.",
    },
    "marker.wrong": {
        "severity": "error",
        "title": "The claim stands in another source",
        "what": "The cited source does not bear the claim out, but another one in the list does.",
        "why": "Numbers shift when entries are added or taken out.",
        "settle": "Cite the source shown, or both.",
        "example": "“[3]” behind a figure that stands in source 4.",
    },
    "reference.list_missing": {
        "severity": "error",
        "title": "Citations, but no list",
        "what": """
The draft cites sources by number or name, and its list of references is missing or empty.""",
        "why": "Lists are lost when text is pasted; no citation can then be followed.",
        "settle": """
Paste the list under its heading, or give the sources with `--source LABEL=PATH|URL`.""",
        "example": "Sixty-five citations above an empty “References”.",
    },
    "reference.uncited": {
        "severity": "warning",
        "title": "An entry that nothing cites",
        "what": "Nothing in the text cites this entry of the list.",
        "why": "A citation may have been lost, or the claim it stood for taken out.",
        "settle": "Cite it where it belongs, or take the entry out.",
        "example": "Entry 12, in a draft whose citations end at 11.",
    },
    "reference.duplicate": {
        "severity": "warning",
        "title": "One source listed twice",
        "what": "Two entries name the same source, or carry the same label.",
        "why": """
Corrections to one are easily missed in the other; two sources seem to agree where there is one.""",
        "settle": "Merge the entries and renumber the citations.",
        "example": "Entries 4 and 9, both with one DOI.",
    },
    "reference.title_mismatch": {
        "severity": "warning",
        "title": "The address leads to another work",
        "what": "The title that the entry gives is not the title of what its address or DOI names.",
        "why": "A mistyped DOI, an address since reused, or an invented reference.",
        "settle": "Open the address and correct the title or the address.",
        "example": "The entry says “Tides of Trade”; the DOI belongs to a paper on enzymes.",
    },
    "reference.retracted": {
        "severity": "error",
        "title": "The cited work was retracted",
        "what": "The publisher or a register of retractions says that the work was withdrawn.",
        "why": "What it says can no longer be relied on, however exactly it is cited.",
        "settle": """
Take the claim out, find another source, or say in the text that the work was retracted.""",
        "example": "A trial from 2019, withdrawn in 2021.",
    },
    "reference.notice": {
        "severity": "note",
        "title": "A notice stands on the cited work",
        "what": """
The register of works lists a correction, an expression of concern, a partial retraction or a newer
version of it.""",
        "why": """
What the draft takes from it may be the very thing that was put right or is in doubt.""",
        "settle": "Read the notice, and check that what is cited still stands.",
        "example": "A paper of 2020 with an expression of concern of 2022.",
    },
    "reference.not_asked": {
        "severity": "note",
        "title": "Not known whether it was retracted",
        "what": """
The register of works could not be asked about the entry's DOI, or not in an offline run whose
store holds no answer.""",
        "why": "“Could not ask” is not “was not retracted”.",
        "settle": "Run the check again with a network; the answer is then kept in the store.",
        "example": "Crossref answers 503.",
    },
    "quote.altered": {
        "severity": "error",
        "title": "A quotation was changed",
        "what": """
Words inside the quotation marks differ from the source's words; the edit is shown.""",
        "why": """
Inside quotation marks only cuts are allowed, shown by an ellipsis, and insertions in
[brackets].""",
        "settle": "Use the source's words, mark the cut or the insertion, or take the marks away.",
        "example": "“We will cut rates”, where she said “We may cut rates”.",
    },
    "quote.stitched": {
        "severity": "warning",
        "title": "A quotation joined from distant parts",
        "what": "The parts around an ellipsis stand far apart, or in different paragraphs.",
        "why": "Each part may be exact and the whole still say what nobody said.",
        "settle": "Quote the parts separately, or check that the joined sentence is fair.",
        "example": "“The plan … has failed”, from two answers in an interview.",
    },
    "quote.not_found": {
        "severity": "error",
        "title": "A quotation the source does not have",
        "what": "The source was read, and these words, or words near them, are not in it.",
        "why": "The quotation comes from elsewhere, was translated, or was never said.",
        "settle": """
Cite where it was said; if translated, say so and drop the quotation marks or add the original.""",
        "example": "A sentence attributed to a report that does not contain it.",
    },
    "figure.contradicted": {
        "severity": "error",
        "title": "The source gives another figure",
        "what": "For the same subject and unit the source has a different value, beyond rounding.",
        "why": "A slip of the pen, an older edition, or a figure for something else.",
        "settle": """
Use the source's figure, shown beside the claim; or cite the source yours is from.""",
        "example": "“$1.8 billion”, where the source says $1.3 billion.",
    },
    "figure.unit": {
        "severity": "error",
        "title": "The right number in the wrong unit",
        "what": "The number stands in the source, with another unit or currency.",
        "why": """
Per cent and percentage points, dollars and Australian dollars, miles and kilometres are easily
swapped.""",
        "settle": "Take over the source's unit, or convert the value.",
        "example": "“rose 5 per cent”, where the source says 5 percentage points.",
    },
    "figure.overprecise": {
        "severity": "warning",
        "title": "More exact than the source",
        "what": "The claim's figure is finer than the one the source gives.",
        "why": "The further digits come from nowhere the reader can check.",
        "settle": "Round to what the source says, or cite where the exact figure stands.",
        "example": "“3,214 people”, where the source says “about 3,000”.",
    },
    "figure.odd_digits": {
        "severity": "warning",
        "title": "The source has the figure in signs that no reader would take for it",
        "what": """
The digits of the claim stand in the source in circles, as letters that look like digits, in another
script, struck out, in reverse order, or with signs without width among them.""",
        "why": """
What a machine reads there and what a reader sees can differ, and somebody may have made it so; such
a figure is never ticked.""",
        "settle": """
Look at the passage as a reader sees it, and decide; or cite a copy that prints the figure.""",
        "example": """
“2O per cent” with a letter for the zero; “2” and “4” with a sign without width between them.""",
    },
    "figure.ambiguous": {
        "severity": "warning",
        "title": "A figure with two readings",
        "what": """
The claim's or the source's figure can be read in two ways, and they do not agree.""",
        "why": "“Three times more” is three times or four times as many.",
        "settle": "Say it so that only one reading is left.",
        "example": "“three times more”, where the source gives 30 and 90.",
    },
    "figure.not_found": {
        "severity": "warning",
        "title": "A figure the source does not have",
        "what": """
The source was read, and neither this figure nor another for its subject is in it.""",
        "why": "The figure may be from another source, or have been worked out.",
        "settle": "Cite where it is from, or show how it was worked out.",
        "example": "“77 %”, with a source that gives no percentage.",
    },
    "date.contradicted": {
        "severity": "error",
        "title": "The source gives another date",
        "what": "For the same event the source has a different date.",
        "why": "Days of events and of reports on them are easily mixed up.",
        "settle": "Use the source's date, shown beside the claim.",
        "example": "“in March 2021”, where the source says 4 May 2021.",
    },
    "date.overprecise": {
        "severity": "warning",
        "title": "A finer date than the source's",
        "what": "The claim names a day or month, the source only a month or year.",
        "why": "The finer date comes from nowhere the reader can check.",
        "settle": "Give the date as the source does, or cite where the exact one stands.",
        "example": "“on 3 May 2020”, where the source says “in spring 2020”.",
    },
    "date.ambiguous": {
        "severity": "warning",
        "title": "A date with two readings",
        "what": "A date in the claim or the source can be read in two ways.",
        "why": "05/03/2024 is in March or in May.",
        "settle": "Write the month as a word.",
        "example": "“05/03/2024”.",
    },
    "date.not_found": {
        "severity": "warning",
        "title": "A date the source does not have",
        "what": "The source was read, and this date is not in it.",
        "why": "It may be from another source.",
        "settle": "Cite where the date is from.",
        "example": "“since 1994”, with a source that names no year.",
    },
    "name.contradicted": {
        "severity": "error",
        "title": "The source names somebody else",
        "what": "Where the claim has one name, the source's passage has another.",
        "why": "Names of one ministry, family or field are easily swapped.",
        "settle": "Check who it was and correct the name or the source.",
        "example": "“Ana Soto said”, where the passage has Elena Soto.",
    },
    "name.not_found": {
        "severity": "warning",
        "title": "A name the source does not have",
        "what": "The source was read, and this person, place or body is not named in it.",
        "why": "It may be spelt otherwise, or come from another source.",
        "settle": "Check the spelling, or cite where the name is from.",
        "example": "“Lake Orbel”, in no form in the source.",
    },
    "claim.contradicted": {
        "severity": "error",
        "title": "The source says otherwise",
        "what": "The passage about it says the opposite: another direction, a negation, a denial.",
        "why": "The words are near one another, and their sense is not.",
        "settle": "Read the passage shown and correct the claim.",
        "example": "“Exports rose 4 per cent”, where the source says they fell 4 per cent.",
    },
    "claim.altered": {
        "severity": "error",
        "title": "The claim says more than its source",
        "what": "A modal, a quantifier or an attribution was strengthened or dropped.",
        "why": "“Could” is not “will”, “some” is not “all”, and “alleged” must not be lost.",
        "settle": "Take over the source's degree of certainty.",
        "example": "“The drug will help”, where the source says it could.",
    },
    "claim.not_found": {
        "severity": "error",
        "title": "The source does not bear the claim out",
        "what": "The source was read, and nothing in it is about this claim.",
        "why": "The citation may be wrong, or the source has been changed since.",
        "settle": "Cite the source that says it, or take the claim out.",
        "example": "A sentence on wages, with a source on shipping.",
    },
    "claim.partial": {
        "severity": "warning",
        "title": "Only part of the claim is borne out",
        "what": "Some facts of the claim stand in the source, the named others do not.",
        "why": "One marker often covers more than its source says.",
        "settle": "Cite a source for the rest, or leave the rest out.",
        "example": "Amount and year are in the source, the name is not.",
    },
    "claim.unclear": {
        "severity": "warning",
        "title": "A person must read the passage",
        "what": "A passage is about it, but wording alone cannot settle whether it says the same.",
        "why": "Likeness of words finds a passage; it never decides.",
        "settle": "Read the passage shown and record what you find with `citecheck review`.",
        "example": "A summary of a whole chapter in one sentence.",
    },
    "claim.second_reader": {
        "severity": "note",
        "title": "Decided by the second reader",
        "what": """
The claim was unclear, and the language model that `[reader]` names turned it into `supported` or
`contradicted`; the words of the source on which it did so stand in the message.""",
        "why": """
`decides = true` lets it, and an outcome that rests on a model must never look like one that
rests on the source's words. A model may misread.""",
        "settle": """
Read the words that are shown, and the claim. Without `decides` the answer is shown beside the
claim, which stays unclear.""",
        "example": "“The council gave up the plan” and “Councillors voted to drop the scheme”.",
    },
    "claim.unverifiable": {
        "severity": "warning",
        "title": "The claim could not be checked",
        "what": "A source that it needs could not be had, or holds no text.",
        "why": "Nothing was looked at, so nothing can be said: this is neither right nor wrong.",
        "settle": "See the problem of its source, or give a copy with `--source LABEL=PATH`.",
        "example": "The only source is behind a paywall.",
    },
    "claim.uncited": {
        "severity": "note",
        "title": "A fact without a source",
        "what": """
A checkable figure, date, name or quotation stands there without a citation, or with one that has
no entry.""",
        "why": "It is the list of what would need a source.",
        "settle": "Cite its source, or leave it if it is common knowledge.",
        "example": "“The port handles 4 million containers a year.”",
    },
    "claim.attribution_unreferenced": {
        "severity": "warning",
        "title": "A named source that is not cited",
        "what": "The draft says from whom it has something, and gives no reference for it.",
        "why": """
What somebody else reported can be checked in a minute where the link is given, else in an hour.""",
        "settle": "Add the work that is named to the references, and cite it.",
        "example": "“The Harbour Gazette reported last month that 40 boats were sold.”",
    },
    "source.archived": {
        "severity": "note",
        "title": "An archived copy was used",
        "what": "The live page is gone; the claim was checked against a capture of it.",
        "why": "The reader who follows the link will not see what was checked.",
        "settle": "Link the archived copy shown, so that readers can follow it too.",
        "example": "A news site that closed; a capture from 2021 answers.",
    },
    "source.text_skipped": {
        "severity": "note",
        "title": "A part of the source was not read",
        "what": "The source holds text that its reader left out; the message says where, and why.",
        "why": """
What a claim rests on may stand there: where a whole part was not read (a damaged page, a
picture, what is too long), nothing is called absent from the source, and its claims are
`unverifiable`.""",
        "settle": """
Look at the place named before you believe that something is missing from the source.""",
        "example": "A table of a PDF that is set in letters drawn as pictures.",
    },
    "source.open_copy": {
        "severity": "note",
        "title": "An open copy was read",
        "what": """
The page of the work itself is shut, or shows only the abstract; the claim was checked against a
copy that is free to read.""",
        "why": "The copy may be an earlier version, and its wording and figures may differ.",
        "settle": "Compare the passage with the published version where you can, or cite the copy.",
        "example": "An article behind a paywall, and the author's manuscript in a repository.",
    },
    "source.abstract_only": {
        "severity": "warning",
        "title": "Only the abstract could be read",
        "what": """
The page shows the abstract of the work and not the work itself, and neither the page nor a service
that knows of free copies led to the full text.""",
        "why": """
What the abstract says was compared. What it does not say may well stand in the full text: claims
that need it are counted as not verified, and never as not found.""",
        "settle": "Save the full text and give that file with `--source LABEL=PATH`.",
        "example": "A publisher's page with the abstract and a button “Get access”.",
    },
    "source.dead": {
        "severity": "warning",
        "title": "The source is gone",
        "what": "The address answers 404 or 410, or its server cannot be reached at all.",
        "why": """
“Could not look” is not “looked, and not there”: the claims it should bear out are counted as
not verified.""",
        "settle": "Find the new address, link an archived copy, or give a file with `--source`.",
        "example": "A ministry's page after its site was rebuilt.",
    },
    "source.soft_404": {
        "severity": "warning",
        "title": "The page says that it is gone",
        "what": "The server answers as if all were well, but the page says that nothing is there.",
        "why": """
“Could not look” is not “looked, and not there”: the claims it should bear out are counted as
not verified.""",
        "settle": "Find the new address, or link an archived copy.",
        "example": "“Sorry, we could not find that article.”",
    },
    "source.paywalled": {
        "severity": "warning",
        "title": "The source is behind a paywall",
        "what": "Only the beginning of the text is shown to those who have not paid.",
        "why": """
“Could not look” is not “looked, and not there”: the claims it should bear out are counted as
not verified.""",
        "settle": """
Give the cookies of your own subscription with `--cookies FILE`, or save the text and give that
file with `--source LABEL=PATH`.""",
        "example": "Two paragraphs and “Subscribe to read on”.",
    },
    "source.consent_wall": {
        "severity": "warning",
        "title": "The source asks for consent first",
        "what": "The page shows a question about cookies in place of its text.",
        "why": """
“Could not look” is not “looked, and not there”: the claims it should bear out are counted as
not verified.""",
        "settle": "Open it in a browser, save it, and give that file with `--source LABEL=PATH`.",
        "example": "“Before you continue”.",
    },
    "source.blocked": {
        "severity": "warning",
        "title": "The source refuses programs",
        "what": "The server or its robots.txt does not let programs read it.",
        "why": """
“Could not look” is not “looked, and not there”: the claims it should bear out are counted as
not verified.""",
        "settle": "Save it from a browser and give that file with `--source LABEL=PATH`.",
        "example": "A page that asks whether you are human.",
    },
    "source.script_only": {
        "severity": "warning",
        "title": "The page is empty without scripts",
        "what": "What came back is a shell that scripts would fill.",
        "why": """
“Could not look” is not “looked, and not there”: the claims it should bear out are counted as
not verified.""",
        "settle": """
Save the page from a browser and give that file with `--source LABEL=PATH`, or have it read by
one with `--browser` (an installed Chromium, and the extra `browser`).""",
        "example": "“You need to enable JavaScript to run this app.”",
    },
    "source.parked": {
        "severity": "warning",
        "title": "The address now shows something else",
        "what": "The domain lapsed, and a placeholder or a seller stands there.",
        "why": """
“Could not look” is not “looked, and not there”: the claims it should bear out are counted as
not verified.""",
        "settle": "Link an archived copy of the old page.",
        "example": "“This domain is for sale.”",
    },
    "source.timeout": {
        "severity": "warning",
        "title": "The source took too long",
        "what": "No full answer came in the time allowed.",
        "why": """
“Could not look” is not “looked, and not there”: the claims it should bear out are counted as
not verified.""",
        "settle": """
Try again later, allow more time with `[fetch] timeout_s`, or give a file with `--source`.""",
        "example": "A server that sends a byte a second.",
    },
    "source.too_large": {
        "severity": "warning",
        "title": "The source is too large",
        "what": "The body is beyond the bytes allowed.",
        "why": """
“Could not look” is not “looked, and not there”: the claims it should bear out are counted as
not verified.""",
        "settle": """
Allow more bytes with `[fetch] max_bytes`, or give the pages that matter with `--source`.""",
        "example": "A scanned yearbook of 400 MB.",
    },
    "source.unsupported": {
        "severity": "warning",
        "title": "The source is no text",
        "what": "A video, a picture, or another kind of file that cannot be read as text.",
        "why": """
“Could not look” is not “looked, and not there”: the claims it should bear out are counted as
not verified.""",
        "settle": "Cite a transcript, or give one with `--source LABEL=PATH`.",
        "example": "A link to a video of a speech.",
    },
    "source.transient": {
        "severity": "warning",
        "title": "The source failed for now",
        "what": """
The server answered with an error that may pass, and did so again when asked again.""",
        "why": """
“Could not look” is not “looked, and not there”: the claims it should bear out are counted as
not verified.""",
        "settle": "Run the check again later.",
        "example": "503 Service Unavailable, three times.",
    },
    "source.refused": {
        "severity": "warning",
        "title": "The address may not be fetched",
        "what": "Its scheme is not http or https, or it leads into a private network.",
        "why": """
“Could not look” is not “looked, and not there”: the claims it should bear out are counted as
not verified.""",
        "settle": """
Correct the address, or allow a server of your own with `--allow-host HOST:PORT`.""",
        "example": "A link to a page on somebody's own computer.",
    },
    "source.not_stored": {
        "severity": "warning",
        "title": "The source is not in the store",
        "what": "The run was offline, and no copy was kept from an earlier run.",
        "why": """
“Could not look” is not “looked, and not there”: the claims it should bear out are counted as
not verified.""",
        "settle": "Run once with a network, or give a file with `--source`.",
        "example": "The first run on a train.",
    },
    "source.unreadable": {
        "severity": "warning",
        "title": "The source cannot be read",
        "what": "The file is damaged, protected by a password, or holds no text.",
        "why": """
“Could not look” is not “looked, and not there”: the claims it should bear out are counted as
not verified.""",
        "settle": """
Get a sound copy, or one with its text recognised, and give that file with `--source`.""",
        "example": "A PDF of photographed pages.",
    },
    "source.hidden_text": {
        "severity": "warning",
        "title": "Only hidden text of the source has this",
        "what": """
A quotation, figure, date or name of the claim stands in words of the source that no reader sees:
hidden by style, covered, clipped, in the colour of the page, or too small to be read.""",
        "why": """
What nobody can see is no evidence, and somebody may have put it there to pass a check. Menus,
dialogs and older versions of a page can be hidden, too.""",
        "settle": """
Look at the source as a reader sees it. If the words appear there after a click, cite the passage by
its own address, or give a printed copy with `--source`.""",
        "example": """
A white line between two paragraphs of a PDF that gives the figure of the claim.""",
    },
    "source.none": {
        "severity": "warning",
        "title": "The entry names nothing to fetch",
        "what": "The entry has no address, DOI or other identifier.",
        "why": """
“Could not look” is not “looked, and not there”: the claims it should bear out are counted as
not verified.""",
        "settle": "Add an address to the entry, or give a file with `--source LABEL=PATH`.",
        "example": "“Interview with the author, May 2023”.",
    },
    "source.changed": {
        "severity": "warning",
        "title": "The source has changed",
        "what": """
The page of now differs from the capture in the lock and bears the claim out less, or it is gone.
The passage that the claim rested on is shown as it was and as it is.""",
        "why": "Pages are corrected and rewritten after they were cited.",
        "settle": """
Read the new page; keep the claim with a link to the archived copy, or correct it and renew the lock
with `check --update`.""",
        "example": "A press release whose figure was lowered a week later.",
    },
    "source.not_compared": {
        "severity": "note",
        "title": "Not known whether the source has changed",
        "what": """
The capture in the lock was read, and the page of now could not be looked at beside it.""",
        "why": "“Could not look” is not “is unchanged”.",
        "settle": "Open the page in a browser, or run the check again later.",
        "example": "A site that answers programs with 403 since last week.",
    },
    "waiver.ends_soon": {
        "severity": "warning",
        "title": "A waiver ends soon",
        "what": "A finding was waived until a day that is at most 14 days away.",
        "why": """
After its last day the finding counts at the gate again, and the next build would fail without a
word before.""",
        "settle": """
Mend the passage that the finding is about, or record a new decision with a later day.""",
        "example": """
“the waiver of figure.contradicted by Ana (“the 2023 edition has it”) ends on 2027-02-01, in 9
days”.""",
    },
    "waiver.ended": {
        "severity": "warning",
        "title": "A waiver has ended",
        "what": "A finding was waived until a day that is past; it counts at the gate again.",
        "why": "Whoever sees the build fail should see at once that nothing new was found.",
        "settle": """
Mend the passage that the finding is about, or record a new decision with a later day.""",
        "example": """
“the waiver of figure.contradicted by Ana (“the 2023 edition has it”) ended on 2027-02-01”.""",
    },
}
