"""Word files with one sentence that is hidden, or shown, in one way each: `hidden` and `shown`."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

SENTENCE = "The ferry across Lake Orrin carried 24 per cent more cyclists in 2021"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_FILLER = (
    "<w:p><w:r><w:t>The harbour office wrote down every crossing of the year.</w:t></w:r></w:p>"
)
_THEME = (
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements>'
    '<a:clrScheme name="x"><a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1>'
    '<a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1>'
    '<a:dk2><a:srgbClr val="1F497D"/></a:dk2>'
    '<a:lt2><a:srgbClr val="FDFDFD"/></a:lt2><a:accent1><a:srgbClr val="4F81BD"/></a:accent1>'
    "</a:clrScheme></a:themeElements></a:theme>"
)


def _docx(body: str, *, styles: str = "", settings: str = "", before: str = "") -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr(
            "_rels/.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
            "</Relationships>",
        )
        archive.writestr(
            "word/document.xml",
            f"<w:document {_SPACES}>{before}<w:body>{_FILLER}{body}{_FILLER}</w:body></w:document>",
        )
        archive.writestr("word/styles.xml", f"<w:styles {_SPACES}>{styles}</w:styles>")
        archive.writestr("word/settings.xml", f"<w:settings {_SPACES}>{settings}</w:settings>")
        archive.writestr("word/theme/theme1.xml", _THEME)
    return target.getvalue()


def _run(properties: str = "", text: str = SENTENCE) -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def _line(properties: str = "", paragraph: str = "") -> str:
    return f"<w:p><w:pPr>{paragraph}</w:pPr>{_run(properties)}</w:p>"


def _style(kind: str, inside: str, more: str = "") -> str:
    return f'<w:style w:type="{kind}" w:styleId="S" {more}>{inside}</w:style>'


def _table(row: str = "", cell: str = "", table: str = "", properties: str = "") -> str:
    return (
        f"<w:tbl><w:tblPr>{table}</w:tblPr><w:tr><w:trPr>{row}</w:trPr>"
        f"<w:tc><w:tcPr>{cell}</w:tcPr>{_line(properties)}</w:tc></w:tr></w:tbl>"
    )


def _box(extra: str = "", place: str = "0", text: str = SENTENCE, old: str = SENTENCE) -> str:
    """Return a text box in the two versions that Word writes."""

    def content(words: str) -> str:
        return f"<w:txbxContent><w:p>{_run(text=words)}</w:p></w:txbxContent>"

    return (
        '<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor>'
        f'<wp:positionH relativeFrom="page"><wp:posOffset>{place}</wp:posOffset></wp:positionH>'
        f'<wp:extent cx="4000000" cy="900000"/><wp:docPr id="1" name="b" {extra}/>'
        f"<a:graphic><a:graphicData><wps:wsp><wps:txbx>{content(text)}</wps:txbx></wps:wsp>"
        "</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict>"
        f'<v:shape style="width:300pt"><v:textbox>{content(old)}</v:textbox></v:shape></w:pict>'
        "</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )


def _vml(style: str) -> str:
    return (
        f'<w:p><w:r><w:pict><v:shape style="{style}"><v:textbox><w:txbxContent><w:p>{_run()}</w:p>'
        "</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
    )


_WHITE = '<w:color w:val="FFFFFF"/>'
_BLACK_SHADE = '<w:shd w:val="clear" w:color="auto" w:fill="000000"/>'
_SPLIT = "<w:p><w:r><w:t>The ferry across Lake Orrin carried 2</w:t></w:r>{}{}</w:p>"


def hidden() -> Iterator[tuple[str, bytes]]:
    """Yield files whose sentence no reader sees."""
    for name, properties in {
        "vanish": "<w:vanish/>",
        "vanish-on": '<w:vanish w:val="1"/>',
        "web-hidden": "<w:webHidden/>",
        "separator": "<w:vanish/><w:specVanish/>",
        "white": _WHITE,
        "nearly-white": '<w:color w:val="FEFEFE"/>',
        "theme-white": '<w:color w:val="000000" w:themeColor="background1"/>',
        "theme-light": '<w:color w:themeColor="background2"/>',
        "theme-tint": '<w:color w:themeColor="text1" w:themeTint="00"/>',
        "on-its-own-shade": '<w:color w:val="112233"/><w:shd w:val="clear" w:fill="112233"/>',
        "on-its-own-highlight": '<w:color w:val="FFFF00"/><w:highlight w:val="yellow"/>',
        "solid-shade": '<w:color w:val="123456"/><w:shd w:val="solid" w:color="123456"/>',
        "half-a-point": '<w:sz w:val="1"/>',
        "one-point": '<w:sz w:val="2"/>',
        "no-size": '<w:sz w:val="0"/>',
        "squeezed": '<w:w w:val="1"/>',
        "crowded": '<w:sz w:val="22"/><w:spacing w:val="-240"/>',
        "lifted": '<w:position w:val="3000"/>',
        "sunk": '<w:position w:val="-3000"/>',
        "fitted": '<w:fitText w:val="1"/>',
        "no-fill": "<w14:textFill><w14:noFill/></w14:textFill>",
        "clear-fill": '<w14:textFill><w14:solidFill><w14:srgbClr w14:val="000000">'
        '<w14:alpha w14:val="100000"/></w14:srgbClr></w14:solidFill></w14:textFill>',
        "white-fill": '<w14:textFill><w14:solidFill><w14:srgbClr w14:val="FFFFFF"/>'
        "</w14:solidFill></w14:textFill>",
        "theme-fill": '<w14:textFill><w14:solidFill><w14:schemeClr w14:val="bg1"/>'
        "</w14:solidFill></w14:textFill>",
    }.items():
        yield name, _docx(_line(properties))
    for name, properties in {
        "vanish": "<w:vanish/>",
        "white": _WHITE,
        "tiny": '<w:sz w:val="1"/>',
        "theme": '<w:color w:themeColor="light1"/>',
    }.items():
        said = f"<w:rPr>{properties}</w:rPr>"
        yield (
            f"character-style-{name}",
            _docx(_line('<w:rStyle w:val="S"/>'), styles=_style("character", said)),
        )
        yield (
            f"paragraph-style-{name}",
            _docx(_line(paragraph='<w:pStyle w:val="S"/>'), styles=_style("paragraph", said)),
        )
        yield (
            f"table-style-{name}",
            _docx(_table(table='<w:tblStyle w:val="S"/>'), styles=_style("table", said)),
        )
        heir = '<w:style w:type="paragraph" w:styleId="T"><w:basedOn w:val="S"/></w:style>'
        yield (
            f"heir-of-a-style-{name}",
            _docx(
                _line(paragraph='<w:pStyle w:val="T"/>'), styles=_style("paragraph", said) + heir
            ),
        )
    whole = '<w:tblStylePr w:type="wholeTable"><w:rPr><w:vanish/></w:rPr></w:tblStylePr>'
    yield (
        "whole-table-style",
        _docx(_table(table='<w:tblStyle w:val="S"/>'), styles=_style("table", whole)),
    )
    yield "row-hidden", _docx(_table(row="<w:hidden/>"))
    yield "row-deleted", _docx(_table(row='<w:del w:id="1"/>'))
    yield "row-flat", _docx(_table(row='<w:trHeight w:val="1" w:hRule="exact"/>'))
    yield "cell-deleted", _docx(_table(cell='<w:cellDel w:id="1"/>'))
    yield "table-away", _docx(_table(table='<w:tblpPr w:tblpX="-20000" w:tblpY="1"/>'))
    yield "table-indented-away", _docx(_table(table='<w:tblInd w:w="-20000"/>'))
    yield (
        "white-in-a-white-cell",
        _docx(_table(cell='<w:shd w:val="clear" w:fill="FFFFFF"/>', properties=_WHITE)),
    )
    yield (
        "dark-in-a-dark-cell",
        _docx(_table(cell=_BLACK_SHADE, properties='<w:color w:val="000000"/>')),
    )
    yield "dark-in-a-dark-paragraph", _docx(_line('<w:color w:val="000000"/>', _BLACK_SHADE))
    yield "frame-away", _docx(_line(paragraph='<w:framePr w:w="100" w:x="-20000" w:y="1"/>'))
    yield "frame-below", _docx(_line(paragraph='<w:framePr w:w="100" w:x="1" w:y="30000"/>'))
    yield "frame-flat", _docx(_line(paragraph='<w:framePr w:h="1" w:hRule="exact"/>'))
    yield "indented-away", _docx(_line(paragraph='<w:ind w:left="-20000"/>'))
    yield "line-flat", _docx(_line(paragraph='<w:spacing w:line="1" w:lineRule="exact"/>'))
    yield "deleted", _docx(f'<w:p><w:del w:id="1">{_run()}</w:del></w:p>')
    yield "moved-away", _docx(f'<w:p><w:moveFrom w:id="1">{_run()}</w:moveFrom></w:p>')
    yield "box-hidden", _docx(_box('hidden="1"'))
    yield "box-away", _docx(_box(place="-20000000"))
    yield "box-for-old-programs", _docx(_box(text="Nothing of the kind"))
    yield "shape-hidden", _docx(_vml("width:300pt;visibility:hidden"))
    yield "shape-away", _docx(_vml("position:absolute;margin-left:-9999pt;width:300pt"))
    yield "shape-without-size", _docx(_vml("width:0;height:0"))
    yield (
        "page-of-its-colour",
        _docx(
            _line('<w:color w:val="203040"/>'),
            settings="<w:displayBackgroundShape/>",
            before='<w:background w:color="203040"/>',
        ),
    )
    yield (
        "digit-vanished",
        _docx(_SPLIT.format(_run("<w:vanish/>", "4"), _run(text=" per cent more"))),
    )
    yield (
        "digit-tiny",
        _docx(_SPLIT.format(_run('<w:sz w:val="1"/>', "4"), _run(text=" per cent more"))),
    )


def shown() -> Iterator[tuple[str, bytes]]:
    """Yield files whose sentence a reader sees."""
    for name, properties in {
        "plain": "",
        "vanish-off": '<w:vanish w:val="0"/>',
        "grey": '<w:color w:val="808080"/>',
        "auto": '<w:color w:val="auto"/>',
        "white-on-a-shade": f"{_WHITE}{_BLACK_SHADE}",
        "white-on-a-highlight": f'{_WHITE}<w:highlight w:val="darkBlue"/>',
        "white-on-a-pattern": f'{_WHITE}<w:shd w:val="pct50" w:color="000000" w:fill="FFFFFF"/>',
        "theme-dark": '<w:color w:val="FFFFFF" w:themeColor="text1"/>',
        "small-print": '<w:sz w:val="12"/>',
        "narrow": '<w:w w:val="80"/>',
        "tight": '<w:spacing w:val="-10"/>',
        "raised": '<w:position w:val="6"/>',
        "outlined": '<w14:textOutline w14:w="9525"><w14:solidFill/></w14:textOutline>'
        "<w14:textFill><w14:noFill/></w14:textFill>",
    }.items():
        yield name, _docx(_line(properties))
    yield (
        "run-undoes-its-style",
        _docx(
            _line('<w:rStyle w:val="S"/><w:color w:val="000000"/>'),
            styles=_style("character", f"<w:rPr>{_WHITE}</w:rPr>"),
        ),
    )
    yield "white-in-a-dark-cell", _docx(_table(cell=_BLACK_SHADE, properties=_WHITE))
    head = f'<w:tblStylePr w:type="firstRow"><w:tcPr>{_BLACK_SHADE}</w:tcPr></w:tblStylePr>'
    yield (
        "white-head-of-a-styled-table",
        _docx(
            _table(table='<w:tblStyle w:val="S"/>', properties=_WHITE), styles=_style("table", head)
        ),
    )
    yield "white-in-a-dark-paragraph", _docx(_line(_WHITE, _BLACK_SHADE))
    yield "frame", _docx(_line(paragraph='<w:framePr w:w="4000" w:x="1000" w:y="900"/>'))
    yield "exact-line", _docx(_line(paragraph='<w:spacing w:line="280" w:lineRule="exact"/>'))
    yield "hanging", _docx(_line(paragraph='<w:ind w:left="720" w:hanging="720"/>'))
    yield "exact-row", _docx(_table(row='<w:trHeight w:val="400" w:hRule="exact"/>'))
    yield "inserted", _docx(f'<w:p><w:ins w:id="1">{_run()}</w:ins></w:p>')
    yield "box", _docx(_box())
    yield "box-of-new-words", _docx(_box(old="Nothing of the kind"))
    yield "shape", _docx(_vml("width:300pt;height:40pt"))
    yield (
        "white-on-a-dark-page",
        _docx(
            _line(_WHITE),
            settings="<w:displayBackgroundShape/>",
            before='<w:background w:color="203040"/>',
        ),
    )
    yield "two-runs", _docx(_SPLIT.format(_run("<w:b/>", "4"), _run(text=" per cent more")))
