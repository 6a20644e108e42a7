"""PDF files with one sentence that is hidden, or shown, in one way each: `variants`."""

from __future__ import annotations

from collections.abc import Iterator

SENTENCE = "The ferry across Lake Orrin carried 24 per cent more cyclists in 2021"
_FILLER = (
    "BT /F1 11 Tf 60 700 Td (The harbour office wrote down every crossing of the year) Tj "
    "0 -14 Td (and its clerk counted all of them twice in the month after.) Tj ET\n"
)


def _say(text: str = SENTENCE, *, size: float = 11, at: str = "60 600", before: str = "") -> str:
    return f"q BT {before} /F1 {size} Tf {at} Td ({text}) Tj ET Q\n"


def _pdf(
    content: str,
    *,
    page: str = "",
    resources: str = "",
    more: tuple[str, ...] = (),
    catalog: str = "",
) -> bytes:
    """Return a file of one page; `more` are objects from number 6 on."""
    stream = _FILLER + content
    objects = [
        f"<</Type/Catalog/Pages 2 0 R {catalog}>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        (
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R {page}"
            f"/Resources<</Font<</F1 5 0 R>> {resources}>>>>"
        ),
        f"<</Length {len(stream)}>>\nstream\n{stream}\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        *more,
    ]
    body = b"%PDF-1.7\n"
    places = []
    for number, one in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{one}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    return (
        body
        + (
            f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
            f"trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{len(body)}\n%%EOF"
        ).encode()
    )


def _stream(head: str, data: str) -> str:
    return f"<<{head}/Length {len(data)}>>\nstream\n{data}\nendstream"


def _picture(pixel: int = 200) -> str:
    head = "/Type/XObject/Subtype/Image/Width 4/Height 4/ColorSpace/DeviceGray/BitsPerComponent 8"
    return _stream(head, chr(pixel) * 16)


def _form(content: str, extra: str = "", box: str = "0 0 612 792") -> str:
    head = f"/Type/XObject/Subtype/Form/BBox[{box}]/Resources<</Font<</F1 5 0 R>>>>{extra}"
    return _stream(head, content)


_OFF = "/OCProperties<</OCGs[6 0 R]/D<</OFF[6 0 R]/Order[]>>>>"
_ON = "/OCProperties<</OCGs[6 0 R]/D<</ON[6 0 R]/Order[]>>>>"
_GROUP = "<</Type/OCG/Name(x)>>"
_PROPERTIES = "/Properties<</O 6 0 R>>"
_COVER = "50 590 500 30 re f\n"
_IMAGE = "/XObject<</I 6 0 R>>"
_SPLIT = (
    "q BT /F1 11 Tf 60 600 Td (The ferry across Lake Orrin carried 2) Tj "
    "{} (4) Tj {} ( per cent more) Tj ET Q\n"
)


def _mask(grey: str) -> tuple[str, tuple[str, ...]]:
    group = _stream(
        "/Type/XObject/Subtype/Form/BBox[0 0 612 792]/Group<</S/Transparency/CS/DeviceGray>>",
        f"{grey} g 0 0 612 792 re f",
    )
    return "/ExtGState<</G 6 0 R>>", (
        "<</Type/ExtGState/SMask<</Type/Mask/S/Luminosity/G 7 0 R>>>>",
        group,
    )


def _note(kind: str, extra: str, shown: str) -> tuple[str, tuple[str, ...]]:
    note = f"<</Type/Annot/Subtype/{kind}/Rect[50 590 550 620]/F 4{extra}/AP<</N 7 0 R>>>>"
    return "/Annots[6 0 R]", (
        note,
        _stream("/Type/XObject/Subtype/Form/BBox[50 590 550 620]", shown),
    )


def hidden() -> Iterator[tuple[str, bytes]]:
    """Yield files whose sentence no reader sees."""
    yield "white", _pdf("1 1 1 rg " + _say())
    yield "white-grey", _pdf("1 g " + _say())
    yield "white-cmyk", _pdf("0 0 0 0 k " + _say())
    yield "nearly-white", _pdf(".97 g " + _say())
    yield "on-its-own-colour", _pdf("0 0 .5 rg " + _COVER + _say())
    yield "covered-white", _pdf(_say() + "1 1 1 rg " + _COVER)
    yield "covered-black", _pdf(_say() + "0 g " + _COVER)
    yield "covered-colour", _pdf(_say() + ".2 .4 .6 rg " + _COVER)
    yield (
        "covered-by-bars",
        _pdf(_say() + "1 g " + "".join(f"50 {590 + y} 500 2 re f\n" for y in range(0, 30, 2))),
    )
    yield "covered-by-a-line", _pdf(_say() + "1 G 30 w 50 605 m 550 605 l S\n")
    yield "covered-by-a-path", _pdf(_say() + "1 g 50 590 m 550 590 l 550 620 l 50 620 l h f\n")
    yield (
        "covered-by-a-picture",
        _pdf(_say() + "q 500 0 0 30 50 590 cm /I Do Q\n", resources=_IMAGE, more=(_picture(),)),
    )
    yield (
        "covered-by-a-page",
        _pdf(_say() + "q 612 0 0 660 0 0 cm /I Do Q\n", resources=_IMAGE, more=(_picture(255),)),
    )
    yield (
        "covered-by-a-form",
        _pdf(_say() + "/I Do", resources=_IMAGE, more=(_form("1 g " + _COVER),)),
    )
    yield (
        "covered-by-a-shading",
        _pdf(
            _say() + "q 50 590 500 30 re W n /S sh Q",
            resources="/Shading<</S<</ShadingType 2/ColorSpace/DeviceGray/Coords[0 0 600 0]"
            "/Function<</FunctionType 2/Domain[0 1]/C0[.9]/C1[1]/N 1>>/Extend[true true]>>>>",
        ),
    )
    page, more = _note("Square", "/IC[1 1 1]", "1 g 50 590 500 30 re f")
    yield "covered-by-a-note", _pdf(_say(), page=page, more=more)
    yield "clipped-elsewhere", _pdf("q 0 0 1 1 re W n " + _say() + "Q")
    yield "clipped-to-nothing", _pdf("q 60 600 0 0 re W n " + _say() + "Q")
    yield "clipped-twice", _pdf("q 0 0 300 792 re W n 400 0 200 792 re W n " + _say() + "Q")
    yield "clipped-by-a-form", _pdf("/I Do", resources=_IMAGE, more=(_form(_say(), box="0 0 9 9"),))
    yield (
        "layer-off",
        _pdf("/OC /O BDC " + _say() + "EMC", resources=_PROPERTIES, more=(_GROUP,), catalog=_OFF),
    )
    yield (
        "form-of-a-layer-off",
        _pdf(
            "/I Do",
            resources="/XObject<</I 7 0 R>>",
            more=(_GROUP, _form(_say(), "/OC 6 0 R")),
            catalog=_OFF,
        ),
    )
    yield (
        "membership-off",
        _pdf(
            "/OC /O BDC " + _say() + "EMC",
            resources="/Properties<</O 7 0 R>>",
            more=(_GROUP, "<</Type/OCMD/OCGs 6 0 R/P/AnyOn>>"),
            catalog=_OFF,
        ),
    )
    resources, more = _mask("0")
    yield "masked", _pdf("q /G gs " + _say() + "Q", resources=resources, more=more)
    for name, alpha in (("transparent", 0), ("nearly-transparent", 0.03)):
        state = f"<</Type/ExtGState/ca {alpha}/CA {alpha}>>"
        yield (
            name,
            _pdf("q /G gs " + _say() + "Q", resources="/ExtGState<</G 6 0 R>>", more=(state,)),
        )
    yield "mode-invisible", _pdf(_say(before="3 Tr"))
    yield "mode-clip", _pdf(_say(before="7 Tr"))
    yield "off-left", _pdf(_say(at="-900 600"))
    yield "off-below", _pdf(_say(at="60 -300"))
    yield "off-right", _pdf(_say(at="700 600"))
    yield "out-of-the-crop", _pdf(_say(at="60 100"), page="/CropBox[0 400 612 792]")
    yield "tiny", _pdf(_say(size=0.2))
    yield "one-point", _pdf(_say(size=1))
    yield "scaled-down", _pdf("q .05 0 0 .05 0 0 cm " + _say(at="1200 12000") + "Q")
    yield "flattened", _pdf("q 1 0 0 .01 0 594 cm " + _say() + "Q")
    yield "squeezed", _pdf(_say(before="0.5 Tz"))
    yield (
        "invisible-on-a-blank-scan",
        _pdf(
            "q 612 0 0 660 0 0 cm /I Do Q\n" + _say(before="3 Tr"),
            resources=_IMAGE,
            more=(_picture(255),),
        ),
    )
    yield "digit-tiny", _pdf(_SPLIT.format("/F1 .3 Tf", "/F1 11 Tf"))
    yield "digit-white", _pdf(_SPLIT.format("1 g", "0 g"))
    yield "digit-invisible", _pdf(_SPLIT.format("3 Tr", "0 Tr"))
    yield (
        "digit-transparent",
        _pdf(
            _SPLIT.format("/G gs", "/H gs"),
            resources="/ExtGState<</G 6 0 R/H 7 0 R>>",
            more=("<</Type/ExtGState/ca 0/CA 0>>", "<</Type/ExtGState/ca 1/CA 1>>"),
        ),
    )
    yield (
        "actual-text",
        _pdf(
            f"/Span <</ActualText ({SENTENCE})>> BDC "
            + _say("Nothing of the kind was counted")
            + "EMC"
        ),
    )
    yield (
        "actual-figure",
        _pdf(
            "BT /F1 11 Tf 60 600 Td (The ferry across Lake Orrin carried ) Tj "
            "/Span <</ActualText (24)>> BDC (11) Tj EMC ( per cent more cyclists) Tj ET"
        ),
    )
    yield "actual-of-nothing", _pdf(f"/Span <</ActualText ({SENTENCE})>> BDC " + _say(".") + "EMC")


def shown() -> Iterator[tuple[str, bytes]]:
    """Yield files whose sentence a reader sees."""
    yield "plain", _pdf(_say())
    yield "grey", _pdf(".4 g " + _say())
    yield "white-on-dark", _pdf("0 0 .4 rg " + _COVER + "1 g " + _say())
    yield "dark-on-colour", _pdf("1 1 .6 rg " + _COVER + "0 g " + _say())
    yield (
        "on-a-picture",
        _pdf("q 500 0 0 30 50 590 cm /I Do Q\n" + _say(), resources=_IMAGE, more=(_picture(),)),
    )
    yield "box-elsewhere", _pdf(_say() + "1 g 50 300 500 30 re f")
    yield "box-around", _pdf(_say() + "1 w " + _COVER.replace(" f", " S"))
    yield "box-beside-later", _pdf(_say() + "0 g 50 590 500 6 re f")
    yield (
        "highlighted",
        _pdf(
            _say() + "/G gs 1 1 0 rg " + _COVER,
            resources="/ExtGState<</G 6 0 R>>",
            more=("<</Type/ExtGState/ca .3>>",),
        ),
    )
    yield (
        "multiplied",
        _pdf(
            _say() + "/G gs 1 1 0 rg " + _COVER,
            resources="/ExtGState<</G 6 0 R>>",
            more=("<</Type/ExtGState/BM/Multiply>>",),
        ),
    )
    yield "clip-holds-it", _pdf("q 0 0 612 792 re W n " + _say() + "Q")
    yield "clip-is-tight", _pdf("q 59 596 500 16 re W n " + _say() + "Q")
    yield "in-a-form", _pdf("/I Do", resources=_IMAGE, more=(_form(_say()),))
    yield (
        "layer-on",
        _pdf("/OC /O BDC " + _say() + "EMC", resources=_PROPERTIES, more=(_GROUP,), catalog=_ON),
    )
    resources, more = _mask("1")
    yield "mask-that-shows", _pdf("q /G gs " + _say() + "Q", resources=resources, more=more)
    yield (
        "half-transparent",
        _pdf(
            "q /G gs " + _say() + "Q",
            resources="/ExtGState<</G 6 0 R>>",
            more=("<</Type/ExtGState/ca .6/CA .6>>",),
        ),
    )
    yield "outlined", _pdf(_say(before="1 Tr"))
    yield "small-print", _pdf(_say(size=4))
    page, more = _note("Highlight", "", "/G gs 1 1 0 rg 50 590 500 30 re f")
    more = (more[0], more[1].replace("BBox", "Resources<</ExtGState<</G<</ca .3>>>>>>/BBox", 1))
    yield "highlight-note", _pdf(_say(), page=page, more=more)
    yield "turned-page", _pdf(_say(), page="/Rotate 90")
    yield "cropped", _pdf(_say(), page="/CropBox[30 30 600 780]")
    yield "word-of-two-objects", _pdf(_SPLIT.format("", ""))
    yield "bold-digit", _pdf(_SPLIT.format("2 Tr", "0 Tr"))
    yield "same-actual-text", _pdf(f"/Span <</ActualText ({SENTENCE})>> BDC " + _say() + "EMC")
    yield (
        "gradient-beneath",
        _pdf(
            "q 50 590 500 30 re W n /S sh Q" + _say(),
            resources="/Shading<</S<</ShadingType 2/ColorSpace/DeviceGray/Coords[0 0 600 0]"
            "/Function<</FunctionType 2/Domain[0 1]/C0[.9]/C1[1]/N 1>>/Extend[true true]>>>>",
        ),
    )
