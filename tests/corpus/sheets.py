"""Workbooks of well-formed parts with odd, hostile or impossible things in them."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.sax.saxutils import escape

from tests.corpus.case import Case, Ends, Make
from tests.helpers.spreadsheets import save_zip, synthetic_id, xlsx_parts

_SHARED = '<Relationship Id="rId2" Type="{t}/sharedStrings" Target="sharedStrings.xml"/>'
_STYLES = '<Relationship Id="rId3" Type="{t}/styles" Target="styles.xml"/>'
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NINES = "9" * 400
FORMULAS = (
    "=cmd|'/c calc'!A1",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "\t=1+1",
    '=HYPERLINK("http://127.0.0.1/?x="&A1,"Click")',
    '=IMPORTXML(CONCAT("http://127.0.0.1/",A1),"//a")',
    "\uff1d1+1",
    "|calc",
    "%0A=1+1",
    ";=1+1",
    "{=1+1}",
)


def cell(reference: str, text: str) -> str:
    """A text cell."""
    return f'<c r="{reference}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


def row(number: int, *cells: str) -> str:
    """A row of cells."""
    return f'<row r="{number}">{"".join(cells)}</row>'


def head() -> str:
    """The header row."""
    return row(1, cell("A1", "NAME"), cell("B1", "ID NUMBER"))


def person(number: int, name: str = "Anna") -> str:
    """A row with a good ID number."""
    return row(number, cell(f"A{number}", name), cell(f"B{number}", synthetic_id(number)))


def list_and(more: str) -> str:
    """A sheet of one member in row 2, and more below."""
    return f"<sheetData>{head()}{person(2)}{more}</sheetData>"


def sheet_of(rows: str) -> dict[str, bytes | str]:
    """The parts of a workbook with a header, these rows, and links to texts and styles."""
    parts = xlsx_parts(f"<sheetData>{head()}{rows}</sheetData>")
    links = str(parts["xl/_rels/workbook.xml.rels"])
    more = (_SHARED + _STYLES).format(t=_TYPES)
    parts["xl/_rels/workbook.xml.rels"] = links.replace("</R", f"{more}</R")
    return parts


def workbook(sheet_xml: str, *, more: Mapping[str, bytes | str] | None = None) -> Make:
    """A workbook around a sheet's XML."""

    def make(path: Path, _: random.Random) -> None:
        save_zip(path, xlsx_parts(sheet_xml) | dict(more or {}))

    return make


def _with_rows(rows: str, **more: str) -> Make:
    """`more` are parts by their name in xl/, without its ending."""

    def make(path: Path, _: random.Random) -> None:
        save_zip(path, sheet_of(rows) | {f"xl/{n}.xml": text for n, text in more.items()})

    return make


def _replaced(part: str, old: str, new: str) -> Make:
    def make(path: Path, _: random.Random) -> None:
        parts = sheet_of(person(2))
        assert old in str(parts[part])
        save_zip(path, parts | {part: str(parts[part]).replace(old, new)})

    return make


def cases() -> Iterator[Case]:
    """Every workbook."""
    yield from _odd_cells()
    yield from _odd_references()
    yield from _formulas()
    yield from _sizes()
    yield from _styles()
    yield from _links()
    yield from _odd_xml()


def _odd_cells() -> Iterator[Case]:
    values = {
        "shared text out of range": '<c r="A3" t="s"><v>99999</v></c>',
        "shared text negative": '<c r="A3" t="s"><v>-1</v></c>',
        "shared text no number": '<c r="A3" t="s"><v>x</v></c>',
        "truth maybe": '<c r="A3" t="b"><v>maybe</v></c>',
        "date malformed": '<c r="A3" t="d"><v>2024-99-99</v></c>',
        "error unknown": '<c r="A3" t="e"><v>#BANG!</v></c>',
        "error in id": '<c r="B3" t="e"><v>#REF!</v></c>',
        "type unknown": '<c r="A3" t="zzz"><v>1</v></c>',
        "empty inline": '<c r="A3" t="inlineStr"><is/></c>',
        "control characters": cell("A3", "a&#1;&#31;b"),
        "nul": cell("A3", "a&#0;b"),
        "surrogate": cell("A3", "&#xD800;"),
        "bidi": cell("A3", "\u202enaJ\u202c"),
        "32,767 signs": cell("A3", "x" * 32_767),
        "a million signs": cell("A3", "x" * 1_000_000),
        "cdata": '<c r="A3" t="inlineStr"><is><t><![CDATA[<b>&]]></t></is></c>',
        "rich text": '<c r="A3" t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c>',
    }
    numbers = ("NaN", "INF", "-INF", "1e400", "1e-400", "-0", "0x10", "", "1,5", "9" * 400)
    dates = ("-1", "0", "60", "2958466", "1e300", "-1e300", "0.99999999999")
    for name, xml in values.items():
        yield Case(f"xlsx/cell/{name}", workbook(list_and(row(3, xml))))
    for text in numbers:
        for column in "AB":
            xml = f'<c r="{column}3"><v>{text}</v></c>'
            yield Case(
                f"xlsx/number/{column} {text[:20] or 'none'}", workbook(list_and(row(3, xml)))
            )
    dated = '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'
    for text in dates:
        xml = f'<c r="A3" s="1"><v>{text}</v></c>'
        yield Case(f"xlsx/date/{text}", _with_rows(person(2) + row(3, xml), styles=dated))


def _odd_references() -> Iterator[Case]:
    for name in ("A0", "ZZZZ1", "XFE1", "A99999999999", "A-1", "1A", "", "$A$3", "a3", "A1048577"):
        xml = f'<row r="3"><c r="{name}"><v>1</v></c></row>'
        yield Case(f"xlsx/reference/{name or 'none'}", workbook(list_and(xml)))
    for number in ("0", "-1", "x", "99999999999999999999", "1048577", ""):
        xml = f'<row r="{number}"><c><v>1</v></c></row>'
        yield Case(f"xlsx/row/{number or 'none'}", workbook(list_and(xml)))
    yield Case("xlsx/rows/backwards", workbook(list_and(person(9) + person(5) + person(3))))
    yield Case("xlsx/rows/one number for all", workbook(list_and(person(3) * 5)))
    lies = f'<dimension ref="A1:XFD1048576"/>{list_and("")}'
    yield Case("xlsx/dimension lies", workbook(lies), ends=Ends.READ)
    yield Case("xlsx/dimension nonsense", workbook(f'<dimension ref="::"/>{list_and("")}'))
    merged = '<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    yield Case("xlsx/everything merged", workbook(list_and("") + merged))


def _formulas() -> Iterator[Case]:
    for number, text in enumerate(FORMULAS):
        hostile = escape(text, {'"': "&quot;"})
        xml = head() + person(2, hostile) + row(3, cell("A3", hostile), cell("B3", hostile))
        name = f"xlsx/formula as text/{number}"
        yield Case(name, workbook(f"<sheetData>{xml}</sheetData>"), ends=Ends.READ)
        header = row(1, cell("A1", hostile), cell("B1", "ID NUMBER"), cell("C1", hostile))
        xml = f"<sheetData>{header}{person(2)}</sheetData>"
        yield Case(f"xlsx/formula as header/{number}", workbook(xml))
    cyclic = {
        "cyclic": '<c r="A3"><f>A3</f></c>',
        "cyclic shared": '<c r="A3"><f t="shared" ref="A3:B3" si="0">B3</f><v>1</v></c>'
        '<c r="B3"><f t="shared" si="0"/></c>',
        "shared without a first": '<c r="A3"><f t="shared" si="77"/><v>1</v></c>',
        "shared by four thousand million": '<c r="A3"><f t="shared" si="4294967295">1</f></c>',
        "array over everything": '<c r="A3"><f t="array" ref="A1:XFD1048576">1</f></c>',
        "deep": f"<c><f>{'(' * 50_000}1{')' * 50_000}</f><v>1</v></c>",
        "of another workbook": '<c r="A3"><f>[1]Sheet1!A1</f><v>1</v></c>',
        "of the web": '<c r="A3"><f>WEBSERVICE("http://127.0.0.1:9/")</f><v>1</v></c>',
    }
    for name, xml in cyclic.items():
        yield Case(f"xlsx/formula/{name}", workbook(list_and(row(3, xml))))


def _sizes() -> Iterator[Case]:
    wide = "".join(cell(f"{letters(at)}1", f"H{at}") for at in range(2, 16_384))
    header = row(1, cell("A1", "NAME"), cell("B1", "ID NUMBER"), wide)
    yield Case("xlsx/16,384 headers", workbook(f"<sheetData>{header}{person(2)}</sheetData>"))
    filled = "".join(
        row(n, cell(f"A{n}", "x"), cell(f"B{n}", synthetic_id(n)))[:-6]
        + "".join(f'<c r="{letters(at)}{n}"><v>1</v></c>' for at in range(2, 16_384))
        + "</row>"
        for n in range(2, 42)
    )
    wide_list = workbook(f"<sheetData>{header}{filled}</sheetData>")
    yield Case("xlsx/16,384 columns of 40", wide_list, heavy=True)
    yield Case("xlsx/a million rows", _million(lambda n: f'<c r="A{n}"><v>{n}</v></c>'), heavy=True)
    yield Case("xlsx/a million blank rows", _million(lambda n: ""), heavy=True)
    yield Case("xlsx/every 5,000th of a million rows", workbook(list_and("".join(
        person(n) for n in range(5_000, 1_048_576, 5_000)
    ))))  # fmt: skip
    yield Case(
        "xlsx/one note in the last row", workbook(list_and(row(1_048_576, cell("A1048576", "x"))))
    )
    far = row(1_048_576, cell("XFD1048576", "x"))
    yield Case("xlsx/one note in the last cell", workbook(list_and(far)), ends=Ends.REFUSED)
    sheets = "".join(f'<sheet name="S{n}" sheetId="{n}" r:id="rId1"/>' for n in range(2, 3_000))
    yield Case("xlsx/3,000 sheets", _replaced("xl/workbook.xml", "</sheets>", f"{sheets}</sheets>"))
    yield Case("xlsx/header in row 100,000", workbook(
        "<sheetData>" + head().replace("1", "100000") + person(100_001) + "</sheetData>"
    ))  # fmt: skip


def _million(cell_of: object) -> Make:
    def make(path: Path, _: random.Random) -> None:
        rows = "".join(f'<row r="{n}">{cell_of(n)}</row>' for n in range(3, 1_048_577))  # type: ignore[operator]
        save_zip(path, xlsx_parts(list_and(rows)))

    return make


def letters(index: int) -> str:
    """A column's letters by its 0-based index."""
    found, number = "", index + 1
    while number:
        number, rest = divmod(number - 1, 26)
        found = chr(65 + rest) + found
    return found


def _styles() -> Iterator[Case]:
    styled = person(2) + row(3, '<c r="A3" s="1"><v>5</v></c>', cell("B3", synthetic_id(3)))
    xfs = '<cellXfs><xf numFmtId="0"/><xf numFmtId="{}"/></cellXfs>'
    code = '<numFmts><numFmt numFmtId="{}" formatCode="{}"/></numFmts>'
    sheets = {
        "number of a format no number": xfs.format("abc"),
        "number of a format endless": xfs.format("9" * 5_000),
        "own format no number": code.format("abc", "0") + xfs.format(164),
        "format unbalanced": code.format(164, "&quot;[$-409]0;@@;[") + xfs.format(164),
        "format of 10,000 signs": code.format(164, "0" * 10_000) + xfs.format(164),
        "format with control characters": code.format(164, "0&#10;&#13;\u202e") + xfs.format(164),
        "no styles at all": "",
        "100,000 formats": "<cellXfs>" + '<xf numFmtId="14"/>' * 100_000 + "</cellXfs>",
    }
    for name, xml in sheets.items():
        make = _with_rows(styled, styles=f"<styleSheet>{xml}</styleSheet>")
        yield Case(f"xlsx/styles/{name}", make)
    for name, tag in {
        "no number": '<col min="1" max="2" width="1.2.3"/>',
        "negative": '<col min="1" max="2" width="-5"/>',
        "endless": f'<col min="1" max="999999999999" width="{NINES}"/>',
        "fraction": '<col min="1.5" max="2.5" width="9"/>',
        "dots": '<col min="1" max="2" width="."/>',
    }.items():
        yield Case(f"xlsx/column width/{name}", workbook(f"<cols>{tag}</cols>{list_and('')}"))


def _links() -> Iterator[Case]:
    links = "xl/_rels/workbook.xml.rels"
    for name, target in {
        "above the archive": "../../../../etc/passwd",
        "an absolute path": "/etc/passwd",
        "a web address": "http://127.0.0.1:9/sheet.xml",
        "itself": "workbook.xml",
        "nothing": "",
        "a nul": "worksheets/&#9;sheet1.xml",
        "a backslash": "worksheets\\sheet1.xml",
        "a missing part": "worksheets/sheet9.xml",
    }.items():
        make = _replaced(links, "worksheets/sheet1.xml", target)
        yield Case(f"xlsx/sheet is {name}", make)
    external = (
        '<Relationship Id="rId9" Type="x" Target="file:///etc/passwd" TargetMode="External"/>'
    )
    yield Case("xlsx/external link", _replaced(links, "</R", f"{external}</R"), ends=Ends.READ)
    yield Case("xlsx/links of one id", _replaced(links, 'Id="rId2"', 'Id="rId1"'))
    for name in ("", "../../x", "a" * 300, "\u202exslx", "CON", "=1+1", "[x]:*?/", "Members&#0;"):
        make = _replaced("xl/workbook.xml", 'name="Members"', f'name="{name}"')
        yield Case(f"xlsx/sheet called {name[:20] or 'nothing'}".replace("/", "|"), make)
    for state in ("hidden", "veryHidden", "nonsense"):
        make = _replaced("xl/workbook.xml", "sheetId=", f'state="{state}" sheetId=')
        yield Case(f"xlsx/the only sheet {state}", make)
    no_sheet = '<sheet name="Members" sheetId="1" r:id="rId1"/>'
    yield Case("xlsx/no sheet", _replaced("xl/workbook.xml", no_sheet, ""), ends=Ends.REFUSED)
    yield Case("xlsx/two sheets of one name", _replaced("xl/workbook.xml", no_sheet, no_sheet * 2))
    yield Case("xlsx/no rows", workbook("<sheetData/>"))
    yield Case("xlsx/header only", workbook(f"<sheetData>{head()}</sheetData>"))
    yield Case("xlsx/no sheet data", workbook(""))


def _odd_xml() -> Iterator[Case]:
    for part in ("xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml",
                 "docProps/custom.xml", "xl/styles.xml", "[Content_Types].xml"):  # fmt: skip
        for name, wrap in {
            "no xml": "this is no XML",
            "nothing": "",
            "unknown encoding": '<?xml version="1.0" encoding="x-klingon"?>{}',
            "shift encoding": '<?xml version="1.0" encoding="shift_jis"?>{}',
            "version 1.1": '<?xml version="1.1"?>{}',
            "cut": "{cut}",
            "binary": "\x00\x01\x02",
        }.items():
            yield Case(f"xlsx/xml/{name}/{part}".replace("[", ""), _wrapped(part, wrap))
        yield Case(f"xlsx/xml/deep/{part}".replace("[", ""), _wrapped(part, "<a>" * 200_000))
    for encoding in ("utf-16", "utf-16-be", "utf-32", "utf-8-sig", "cp037"):
        yield Case(f"xlsx/xml/sheet in {encoding}", _encoded(encoding))
    tags = "<a " + " ".join(f'a{n}="x"' for n in range(100_000)) + "/>"
    yield Case("xlsx/xml/100,000 attributes", workbook(list_and(tags)))
    yield Case("xlsx/xml/an attribute of 5 MB", workbook(list_and(f"<a b='{'x' * 5_000_000}'/>")))


def _wrapped(part: str, wrap: str) -> Make:
    def make(path: Path, _: random.Random) -> None:
        parts = sheet_of(person(2))
        before = str(parts.get(part, "<styleSheet/>"))
        parts[part] = wrap.replace("{cut}", before[: len(before) // 2]).replace("{}", before)
        save_zip(path, parts)

    return make


def _encoded(encoding: str) -> Make:
    def make(path: Path, _: random.Random) -> None:
        parts = xlsx_parts(list_and(""))
        sheet = str(parts["xl/worksheets/sheet1.xml"])
        parts["xl/worksheets/sheet1.xml"] = sheet.encode(encoding)
        save_zip(path, parts)

    return make
