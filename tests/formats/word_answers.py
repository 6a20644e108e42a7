"""Answers in the margin of a Word file, as Word writes them: for the tests of what reads them."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
TYPE = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.commentsExtended+xml"
SPACE = "{http://schemas.openxmlformats.org/package/2006/relationships}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"


@dataclass(frozen=True, kw_only=True)
class Answer:
    """An answer to the comment that begins with `to`; no `text`: it is only resolved.

    LibreOffice before 7.6 writes answers that are not `linked`: comments on the same words.
    """

    to: str
    text: str = ""
    by: str = "Ana"
    resolves: bool = False
    linked: bool = True
    at: str = "2026-11-22T10:00:00Z"


def answered(body: bytes, *answers: Answer) -> bytes:
    """Return the Word file with answers to its comments."""
    source = zipfile.ZipFile(io.BytesIO(body))
    parts = {name: source.read(name) for name in source.namelist()}
    comments = etree.fromstring(parts["word/comments.xml"])
    document = etree.fromstring(parts["word/document.xml"])
    extended = etree.Element(f"{W15}commentsEx", nsmap={"w15": W15[1:-1]})
    for number, answer in enumerate(answers):
        parent = next(one for one in comments if "".join(one.itertext()).startswith(answer.to))
        root = f"{0x10000000 + number:08X}"
        parent.findall(f"{W}p")[-1].set(f"{W14}paraId", root)
        row = etree.SubElement(extended, f"{W15}commentEx")
        row.set(f"{W15}paraId", root)
        row.set(f"{W15}done", str(int(answer.resolves)))
        if answer.text:
            own = f"{0x20000000 + number:08X}"
            comments.append(_comment(answer, str(900 + number), own))
            _hang(document, parent.get(f"{W}id"), str(900 + number))
            if answer.linked:
                row = etree.SubElement(extended, f"{W15}commentEx")
                row.set(f"{W15}paraId", own)
                row.set(f"{W15}paraIdParent", root)
                row.set(f"{W15}done", "0")
    parts["word/comments.xml"] = etree.tostring(comments)
    parts["word/document.xml"] = etree.tostring(document)
    parts["word/commentsExtended.xml"] = etree.tostring(extended)
    relations = etree.fromstring(parts["word/_rels/document.xml.rels"])
    etree.SubElement(
        relations,
        f"{SPACE}Relationship",
        {"Id": "rIdEx", "Type": TYPE, "Target": "commentsExtended.xml"},
    )
    parts["word/_rels/document.xml.rels"] = etree.tostring(relations)
    types = etree.fromstring(parts["[Content_Types].xml"])
    etree.SubElement(
        types,
        f"{TYPES}Override",
        {"PartName": "/word/commentsExtended.xml", "ContentType": CONTENT},
    )
    parts["[Content_Types].xml"] = etree.tostring(types)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as written:
        for name, data in parts.items():
            written.writestr(name, data)
    return target.getvalue()


def _hang(document: etree._Element, parent: str | None, number: str) -> None:
    """Hang a reply on the words of the comment that it answers."""
    for mark in list(document.iter(f"{W}commentRangeStart", f"{W}commentRangeEnd")):
        if mark.get(f"{W}id") == parent:
            mark.addnext(etree.Element(mark.tag, {f"{W}id": number}))
    for mark in list(document.iter(f"{W}commentReference")):
        if mark.get(f"{W}id") == parent:
            run = etree.Element(f"{W}r")
            etree.SubElement(run, f"{W}commentReference").set(f"{W}id", number)
            mark.getparent().addnext(run)


def _comment(answer: Answer, number: str, paragraph: str) -> etree._Element:
    comment = etree.Element(f"{W}comment")
    for name, value in (("id", number), ("author", answer.by), ("date", answer.at)):
        comment.set(f"{W}{name}", value)
    line = etree.SubElement(comment, f"{W}p")
    line.set(f"{W14}paraId", paragraph)
    etree.SubElement(etree.SubElement(line, f"{W}r"), f"{W}t").text = answer.text
    return comment
