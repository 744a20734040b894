"""Makes small Word files for the tests, part by part: what the library cannot write itself."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import TypeVar

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = f'xmlns:w="{_W}" xmlns:mc="{_MC}" xmlns:r="{_R}"'

NUMBERING = """
<w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/>
<w:lvlText w:val="(%3)"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/>
<w:lvlText w:val="&#xF0B7;"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="0"/>
<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
"""
STYLES = """
<w:style w:type="paragraph" w:styleId="Kop1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Hoofdstuk"><w:name w:val="Hoofdstuk RvdK"/>
<w:basedOn w:val="Kop1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
"""

File = TypeVar("File", Path, BytesIO)


def p(inner: str, properties: str = "") -> str:
    """Return a paragraph; plain text becomes a run."""
    runs = inner if inner.startswith("<") else run(inner)
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def run(text: str) -> str:
    """Return a run of text."""
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def item(text: str, list_id: int, level: int = 0) -> str:
    """Return a paragraph in a list."""
    numbers = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'
    return p(text, numbers)


def write_docx(path: File, body: str, parts: Mapping[str, str] | None = None) -> File:
    """Write a Word file with a body and other parts (``footnotes``, ``comments``, ...)."""
    roots = {"numbering": NUMBERING, "styles": STYLES, **(parts or {})}
    relations, overrides = [], []
    with zipfile.ZipFile(path, "w") as archive:
        for number, (name, inner) in enumerate(roots.items(), start=1):
            kind = name.rstrip("0123456789")
            tag = {"header": "hdr", "footer": "ftr"}.get(kind, kind)
            archive.writestr(f"word/{name}.xml", f"<w:{tag} {_HEAD}>{inner}</w:{tag}>")
            relations.append(
                f'<Relationship Id="rId{number}" Type="{_R}/{kind}" Target="{name}.xml"/>'
            )
            overrides.append(
                f'<Override PartName="/word/{name}.xml" ContentType="{_MAIN}.{kind}+xml"/>'
            )
        archive.writestr(
            "word/document.xml", f"<w:document {_HEAD}><w:body>{body}</w:body></w:document>"
        )
        archive.writestr(
            "word/_rels/document.xml.rels",
            f'<Relationships xmlns="{_RELATIONS}">{"".join(relations)}</Relationships>',
        )
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="rId1" '
            f'Type="{_R}/officeDocument" Target="word/document.xml"/></Relationships>',
        )
        archive.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{_TYPES}"><Default Extension="rels" ContentType="application/'
            'vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
            'ContentType="application/xml"/><Override PartName="/word/document.xml" '
            f'ContentType="{_MAIN}.document.main+xml"/>{"".join(overrides)}</Types>',
        )
    return path
