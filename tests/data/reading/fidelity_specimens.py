"""Whole papers made here, with the text that reading must give back: what the samples lack."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from reading_specimens import HEIGHT, WIDTH, Page, pdf_bytes, text_width

Column = tuple[float, float]
"""Left edge and width, in points."""
WHOLE: tuple[Column, ...] = ((60, 475),)
TWO: tuple[Column, ...] = ((60, 231), (303, 231))
THREE: tuple[Column, ...] = ((50, 155), (219, 155), (388, 155))

PARAGRAPHS = [
    "De ouders van Roos en Siem zijn sinds het voorjaar van 2019 uit elkaar. In de eerste maanden "
    "verliep het overleg over de verdeling van de weekenden in goede harmonie, en beide ouders "
    "kwamen samen naar de gesprekken op school.",
    "Moeder vertelt dat zij na de zomervakantie is verhuisd en dat de reistijd sindsdien een punt "
    "van zorg is. Vader herkent dat, maar vindt dat de afspraken uit het ouderschapsplan niet "
    "zonder overleg veranderd kunnen worden. Hij heeft dat twee keer schriftelijk laten weten.",
    "De leerkracht ziet dat de kinderen vrolijk binnenkomen en dat de wisseling op vrijdagmiddag "
    "rustig verloopt. Zij merkt op dat beide ouders belangstelling tonen voor het huiswerk en dat "
    "de moeder-kindrelatie en de vader-kindrelatie allebei warm zijn.",
    "In het gesprek van 14 september heeft de gezinsbegeleider met de ouders gekeken naar wat er "
    "al goed gaat. Genoemd zijn het bellen op woensdag, de gezamenlijke verjaardag van Siem en de "
    "in- en uitloop bij opa en oma, die door allen als prettig wordt ervaren.",
    "Over de zorgverdeling in de winter bestaat nog verschil van inzicht. Moeder stelt voor dat "
    "de kinderen om de week een lang weekend bij vader zijn; vader geeft de voorkeur aan een week "
    "op en een week af. Afgesproken is dat beide voorstellen naast elkaar worden uitgewerkt.",
    "De gezinsbegeleider heeft uitgelegd dat het niet gaat om de vraag wie gelijk heeft, maar om "
    "wat voor Roos en Siem werkbaar is. Ouders hebben allebei gezegd dat zij dat ook zo zien en "
    "dat zij de kinderen niet willen belasten met hun meningsverschil.",
    "Tot slot is besproken wie de huisarts en de logopedist op de hoogte houdt. Vader neemt dat "
    "tot het einde van het schooljaar op zich en stuurt moeder steeds een afschrift.",
]


@dataclass(frozen=True)
class Specimen:
    """The bytes of a PDF and the lines that reading must give back."""

    data: bytes
    lines: Sequence[str]
    reasons: frozenset[str] = field(default_factory=frozenset)

    @property
    def text(self) -> str:
        """The text that must come out."""
        return "\n".join(self.lines)


def wrap(text: str, width: float, size: float = 10, hyphen: str = "") -> list[str]:
    """Break a paragraph into lines; with a hyphen, long words are cut to fill them."""
    lines, line = [], ""
    for word in text.split():
        whole = f"{line} {word}".strip()
        if text_width(whole, size) <= width:
            line = whole
            continue
        half = len(word) // 2
        begun = f"{line} {word[:half]}{hyphen}".strip()
        if hyphen and len(word) > 9 and word.isalpha() and text_width(begun, size) <= width:
            lines.append(begun)
            line = word[half:]
        else:
            lines.append(line)
            line = word
    return [*lines, line]


def set_text(
    paragraphs: Iterable[str],
    columns: Sequence[Column] = WHOLE,
    top: float = 80,
    bottom: float = 760,
    hyphen: str = "",
    first_top: float | None = None,
) -> list[Page]:
    """Set paragraphs from column to column and page to page, as a word processor does."""
    pages = [Page()]
    place, y = 0, first_top or top
    for paragraph in paragraphs:
        for line in wrap(paragraph, columns[0][1], hyphen=hyphen):
            if y > bottom:
                place += 1
                if place == len(columns):
                    pages.append(Page())
                    place = 0
                y = (first_top or top) if len(pages) == 1 else top
            pages[-1].text(columns[place][0], y, line)
            y += 13
        y += 9
    return pages


def footnotes() -> Specimen:
    """Small print with its mark below a rule, in the middle of a sentence that runs on."""
    text = PARAGRAPHS * 2
    pages = set_text(text, bottom=690)
    notes = [f"{n} Verslag van het overleg van {n} mei 2021, bijlage {n}." for n in (1, 2)]
    for page, note in zip(pages, notes):
        page.line(60, 715, 200, 715).text(60, 722, note, 7)
    return Specimen(pdf_bytes(pages), [*_with_notes(text, pages, notes)])


def _with_notes(text: list[str], pages: list[Page], notes: list[str]) -> Iterable[str]:
    """Yield the paragraphs, each note behind the one that the end of its page cuts or closes."""
    seen = [sum(_letters(part) for part in page.parts if " 7 Tf" not in part) for page in pages]
    ends = [sum(seen[: n + 1]) for n in range(len(notes))]
    done = 0
    for paragraph in text:
        yield paragraph
        done += len(paragraph.replace(" ", ""))
        while ends and done >= ends[0]:
            ends.pop(0)
            yield notes.pop(0)


def _letters(part: str) -> int:
    shown = part[part.find("(") + 1 : part.rfind(")")] if "Tj" in part else ""
    return len(shown.replace(" ", "").replace("\\", ""))


def table_over_pages() -> Specimen:
    """A ruled table over three pages: the header comes again, one row is cut by the break."""
    edges = (60, 130, 210, 535)
    head = ("Datum", "Wie", "Inhoud")
    rows = [
        (f"{day:02d}-09-2021", "moeder" if day % 2 else "vader", f"Contact {day}: {note}")
        for day, note in enumerate([p[:95] for p in PARAGRAPHS * 5], start=1)
    ][:30]
    pages, lines = [], [" | ".join(head)]
    for number in range(3):
        page, y = Page(), 80.0
        tops = [y]
        for row in (head, *rows[number * 10 : number * 10 + 10]):
            for x, cell in zip(edges, row):
                for step, line in enumerate(wrap(cell, 300)):
                    page.text(x + 4, y + 5 + 13 * step, line)
            y += 34
            tops.append(y)
        pages.append(page.grid(edges, tops))
    lines += [" | ".join(row) for row in rows]
    return Specimen(pdf_bytes(pages), lines, frozenset({"repeated table header"}))


def columns(places: Sequence[Column]) -> Callable[[], Specimen]:
    """Return a maker of columns with a narrow gutter between them."""

    def make() -> Specimen:
        title = "Nieuwsbrief voor ouders"
        pages = set_text(PARAGRAPHS * 3, places, first_top=120)
        pages[0].text(60, 60, title, 18, "F2")
        return Specimen(pdf_bytes(pages), [title, *PARAGRAPHS * 3])

    return make


def summary_above_columns() -> Specimen:
    """Half a page of full width, then two columns, as an article has them."""
    pages = set_text(PARAGRAPHS[:4])
    below = set_text(PARAGRAPHS[4:], TWO, bottom=420, first_top=300)
    pages[0].parts += below[0].parts
    return Specimen(pdf_bytes(pages), PARAGRAPHS)


TURNS = {
    90: f"0 1 -1 0 {HEIGHT} 0 cm",
    180: f"-1 0 0 -1 {WIDTH} {HEIGHT} cm",
    270: f"0 -1 1 0 0 {WIDTH} cm",
}


def turned(angle: int, shown: bool) -> Callable[[], Specimen]:
    """Return a maker of pages on their side; ``shown`` says whether the PDF turns them back."""

    def make() -> Specimen:
        pages = set_text(PARAGRAPHS * 2)
        for page in pages:
            page.parts.insert(0, TURNS[angle])
        data = pdf_bytes(pages, rotate=angle if shown else 0)
        if angle != 180:
            data = data.replace(b"[0 0 595 842]", b"[0 0 842 595]")
        return Specimen(data, PARAGRAPHS * 2)

    return make


def hyphens(mark: str) -> Callable[[], Specimen]:
    """Return a maker of narrow lines with words cut at their end."""

    def make() -> Specimen:
        pages = set_text(PARAGRAPHS, ((60, 190),), hyphen=mark)
        return Specimen(pdf_bytes(pages), PARAGRAPHS)

    return make


def ligatures() -> Specimen:
    """Letters that the font draws as one: fi, fl, ff."""
    text = ["De fietsende ouders blijven fit; het effect op de flexibele afspraken is fors."] * 12
    pages = set_text(text)
    for page in pages:
        page.parts = [
            part.replace("ff", "\x01").replace("fi", "\x02").replace("fl", "\x03")
            for part in page.parts
        ]
    encoding = "<< /Type /Encoding /BaseEncoding /WinAnsiEncoding /Differences [1 /ff /fi /fl] >>"
    return Specimen(pdf_bytes(pages, encoding=encoding), text)


def changing_headers() -> Specimen:
    """The chapter in the header, which changes, and the page in the footer."""
    pages = set_text(PARAGRAPHS * 5)
    for number, (page, title) in enumerate(
        zip(pages, ("Aanleiding", "Verloop", "Weging", "Advies")), start=1
    ):
        page.text(60, 30, title, 8).text(440, 30, "Dossier 21-345", 8)
        page.text(60, 810, "Vertrouwelijk", 8).text(490, 810, f"{number} / {len(pages)}", 8)
    reasons = frozenset({"running header", "running footer"})
    return Specimen(pdf_bytes(pages), PARAGRAPHS * 5, reasons)


def stamps() -> Specimen:
    """A stamp askew over the text, and a faint word across the page."""
    pages = set_text(PARAGRAPHS)
    pages[0].parts.append("BT /F2 60 Tf 0.7 0.7 -0.7 0.7 150 300 Tm (KOPIE) Tj ET")
    pages[0].parts.append("BT /F2 14 Tf 0.94 0.34 -0.34 0.94 350 600 Tm (INGEKOMEN 3 MEI) Tj ET")
    return Specimen(pdf_bytes(pages), PARAGRAPHS)


def margin_numbers(step: int) -> Callable[[], Specimen]:
    """Return a maker of lines numbered in the margin, every one or every fifth."""

    def make() -> Specimen:
        page, y, number = Page(), 80.0, 0
        for paragraph in PARAGRAPHS:
            for line in wrap(paragraph, 440):
                number += 1
                if number % step == 0:
                    page.text(40, y, str(number), 8)
                page.text(80, y, line)
                y += 13
            y += 9
        reasons = frozenset({"line numbers in the margin"})
        return Specimen(pdf_bytes([page]), PARAGRAPHS, reasons)

    return make


def black_bars() -> Specimen:
    """Names that a bar of black took the place of: the sentence around them stays whole."""
    page, lines, y = Page(), [], 80.0
    for row in range(20):
        left, right = f"Op verzoek van meneer nr {row}", "heeft de school daarover gebeld."
        start = 60 + text_width(left, 10) + 4
        page.text(60, y, left).box(start, y, 90, 11).text(start + 94, y, right)
        lines.append(f"{left} {right}")
        y += 26
    return Specimen(pdf_bytes([page]), lines)


SPECIMENS: dict[str, Callable[[], Specimen]] = {
    "footnotes": footnotes,
    "table over pages": table_over_pages,
    "two columns": columns(TWO),
    "three columns": columns(THREE),
    "summary above columns": summary_above_columns,
    **{f"turned {angle}": turned(angle, shown=True) for angle in TURNS},
    **{f"on its side {angle}": turned(angle, shown=False) for angle in TURNS},
    "soft hyphens": hyphens("\u00ad"),
    "hyphens": hyphens("-"),
    "ligatures": ligatures,
    "changing headers": changing_headers,
    "stamps": stamps,
    "line numbers": margin_numbers(1),
    "every fifth line numbered": margin_numbers(5),
    "black bars": black_bars,
}
