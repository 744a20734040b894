"""The nouns of the project: what one room hands to the next.

All records are frozen, slotted dataclasses made of plain values, so that a worker can hand
them back, the store can keep them as JSON and a report can read them without spaCy.

Offsets are character offsets into ``Document.text``, end exclusive. Pages count from 1.
Boxes are in PDF points, origin at the top left of the page. Dates are ISO strings
(``"2021-03-14"``), so that records stay JSON-able; an unknown date is the empty string.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

# --------------------------------------------------------------------------- vocabularies

ACTORS: tuple[str, ...] = (
    "mother",
    "father",
    "parents",
    "child",
    "stepparent",
    "family",
    "gi",
    "rvdk",
    "vt",
    "professional",
    "mediator",
    "lawyer",
    "court",
    "school",
    "guardian_ad_litem",
    "other",
)
"""Who a phrase can be about. ``unknown`` is allowed wherever an actor is, as an honest answer."""

UNKNOWN = "unknown"
AUTHOR = "author"
"""The holder of what a document says in its own voice."""

POLARITIES: tuple[str, ...] = ("affirmed", "negated", "hypothetical")

FAMILIES: Mapping[str, tuple[str, ...]] = {
    "safety": ("threat", "protection", "control"),
    "role": ("perpetrator", "victim", "rescuer"),
    "strength": ("named", "elaborated"),
    "collaboration": ("trust", "contribution", "together", "vision", "resilience"),
    "violence": ("physical", "psychological", "sexual", "neglect", "coercion", "substance"),
    "intervention": ("voluntary", "mandated", "legal"),
    "indicator": (
        "rf1.psychological_suffering",
        "rf1.child_caught",
        "rf1.communication_break",
        "rf1.personal_history",
        "rf2.thinking_error",
        "rf2.mutual_blame",
        "rf2.one_sided",
        "rf2.mediation_without_commitment",
        "rf2.relationship_history",
        "rf3.referral",
        "rf3.outside_expertise",
        "rf3.no_shared_language",
        "rf4.complaint",
        "rf4.stop_or_continue",
        "rf4.confidentiality",
        "rf4.repeated_examination",
        "rf5.not_heard",
        "rf5.not_recognised",
        "rf5.legal_translation",
        "rf6.proceedings",
        "rf6.law_for_psyche",
        "rf6.truth_finding",
        "rf7.working_past_each_other",
        "rf7.contradictory_advice",
        "rf7.turnover",
        "rf7.simultaneous",
        "rf7.no_coordination",
    ),
    "loaded_term": ("loaded_term",),
    "dogma": ("dogma",),
    "claim": ("assertion", "repetition", "dispute", "refutation", "confirmation"),
}
"""Families of tags and the categories that each may have."""

VIOLENCE_STATUSES: tuple[str, ...] = ("established", "suspected", "alleged", "refuted")
INTERVENTION_STATUSES: tuple[str, ...] = (
    "planned",
    "started",
    "running",
    "completed",
    "failed",
    "stopped",
)
BLOCK_KINDS: tuple[str, ...] = (
    "heading",
    "paragraph",
    "list_item",
    "table_row",
    "quote",
    "footnote",
    "letterhead",
    "removed",
)
DOCUMENT_TYPES: tuple[str, ...] = (
    "raadsrapport",
    "verzoekschrift",
    "verweerschrift",
    "beschikking",
    "veiligthuisverslag",
    "planvanaanpak",
    "evaluatie",
    "ouderschapsplan",
    "mediationverslag",
    "behandelverslag",
    "schoolverslag",
    "email",
    "contactjournaal",
    "klachtbrief",
    "curatorverslag",
    "gespreksverslag",
    "eindverslag",
)
FACTORS: Mapping[int, str] = {
    1: "Disfunctioneel ouderschap",
    2: "Emotionele belangenafweging en denkfouten",
    3: "Onbereikbare uitkomst: domeinbarrière",
    4: "Ethisch begeleidingsdilemma",
    5: "Drama van de mislukking (vertaalbias)",
    6: "Disjunctie psychologie en recht",
    7: "Ontbreken multidisciplinaire basis",
}
"""The seven risk factors (De Vries, 2019)."""


def count_words(text: str) -> int:
    """Return the number of whitespace-separated tokens that hold a letter or digit."""
    # Most words begin with a letter or digit: looking there first saves most of the work.
    return sum(word[0].isalnum() or any(map(str.isalnum, word)) for word in text.split())


# --------------------------------------------------------------------------- documents


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in points, origin at the top left."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Piece:
    """The part of a block that stands on one page (or in one column)."""

    start: int
    end: int
    page: int
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A unit of layout: a heading, a paragraph, a table row, ...

    Blocks are in reading order and do not overlap; between two blocks ``Document.text`` has
    exactly one newline. A ``removed`` block (running header, page number, ...) has no text in
    the document: ``start == end``, its words are in ``text`` and the reason in ``reason``.

    ``cells`` are the character ranges of the cells of a table row; in the text they are
    separated by ``" | "``.
    """

    kind: str
    start: int
    end: int
    pieces: tuple[Piece, ...]
    level: int = 0
    cells: tuple[tuple[int, int], ...] = ()
    text: str = ""
    reason: str = ""

    @property
    def page(self) -> int:
        """Page on which the block starts (1-based)."""
        return self.pieces[0].page if self.pieces else 1


@dataclass(frozen=True, slots=True)
class Document:
    """One paper of a dossier: its canonical text and where every offset stands.

    ``author`` is the actor who wrote it as far as the type of paper tells (``court`` for a
    ruling, ``mother`` for her letter), ``unknown`` otherwise.
    """

    dossier_id: str
    document_id: str
    file: str
    sha256: str
    text: str
    blocks: tuple[Block, ...]
    pages: int
    date: str = ""
    date_source: str = ""
    type: str = ""
    discipline: str = ""
    author: str = UNKNOWN
    text_source: str = "text"
    quality: float = 1.0
    meta: Mapping[str, str] = field(default_factory=dict)

    @property
    def words(self) -> int:
        """Number of words of the text (see :func:`count_words`)."""
        return count_words(self.text)

    def page_of(self, offset: int) -> int:
        """Page on which the character at ``offset`` stands (1-based)."""
        page = 1
        for block in self.blocks:
            for piece in block.pieces:
                if block.kind != "removed" and piece.start <= offset:
                    page = piece.page
                    if offset < piece.end:
                        return page
        return page

    def block_of(self, offset: int) -> Block | None:
        """Return the block that holds the character at ``offset``, if any."""
        for block in self.blocks:
            if block.start <= offset < block.end:
                return block
        return None


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that an analyst must know about a file or a dossier. Holds no case text."""

    dossier_id: str
    file: str
    stage: str
    severity: str
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Dossier:
    """The documents of one family, ordered by date, and what went wrong in reading them."""

    dossier_id: str
    documents: tuple[Document, ...]
    problems: tuple[Problem, ...] = ()


# --------------------------------------------------------------------------- tags


@dataclass(frozen=True, slots=True)
class Cue:
    """A word or phrase that decided something about a tag.

    ``kind`` says what it decided: ``holder``, ``polarity``, ``actor``, ``status``, ``trigger``,
    ``category``. ``rule`` names the lexicon row or grammar rule.
    """

    kind: str
    text: str
    start: int
    end: int
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Tag:
    """One finding in one document, with everything needed to check it.

    Use :meth:`in_document` to make one: it refuses offsets that do not hold ``text``.

    Attributes
    ----------
    holder
        Who says so: ``author``, or an actor when reported, quoted or attributed (the innermost
        holder); ``holder_chain`` keeps all of them, innermost first.
    polarity
        ``affirmed``, ``negated`` or ``hypothetical``.
    name
        The name of an intervention, or the name or number by which a child is told apart.
    backgrounded
        True when the agent is hidden (passive without ``door``, nominalisation).
    alternative
        Milder wording of a loaded term.
    sentence_start, sentence_end
        Offsets of the sentence around it.
    """

    document_id: str
    tag_id: str
    start: int
    end: int
    text: str
    page: int
    family: str
    category: str
    rule: str
    actor: str = ""
    holder: str = AUTHOR
    polarity: str = "affirmed"
    status: str = ""
    name: str = ""
    cues: tuple[Cue, ...] = ()
    holder_chain: tuple[str, ...] = ()
    backgrounded: bool = False
    alternative: str = ""
    about: str = ""
    claim_id: str = ""
    acknowledged: bool | None = None
    sentence_start: int = 0
    sentence_end: int = 0

    def __post_init__(self) -> None:
        if self.end - self.start != len(self.text) or not self.text:
            raise ValueError(f"tag {self.tag_id}: offsets and text disagree in {self.document_id}")
        if self.category not in FAMILIES.get(self.family, ()):
            raise ValueError(f"tag {self.tag_id}: no category {self.category!r} in {self.family!r}")
        if not self.rule:
            raise ValueError(f"tag {self.tag_id}: a tag needs the rule that made it")
        if self.polarity not in POLARITIES:
            raise ValueError(f"tag {self.tag_id}: no polarity {self.polarity!r}")

    def check(self, document: Document) -> None:
        """Raise ``ValueError`` unless ``document.text`` holds the tag's text at its offsets."""
        if document.text[self.start : self.end] != self.text:
            raise ValueError(f"tag {self.tag_id}: text is not at its offsets in {self.document_id}")


# --------------------------------------------------------------------------- claims


@dataclass(frozen=True, slots=True)
class ClaimMention:
    """One place where a claim is brought, disputed, refuted or confirmed.

    ``act`` is a category of the family ``claim``. ``acknowledged`` says, for a repetition,
    whether its passage tells of the dispute; it is ``None`` for other acts.
    """

    claim_id: str
    document_id: str
    date: str
    page: int
    start: int
    end: int
    text: str
    act: str
    holder: str
    acknowledged: bool | None = None
    similarity: float = 1.0
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """A contestable statement about somebody in the family, and its life through the dossier."""

    claim_id: str
    text: str
    holder: str
    about: str
    first_document_id: str
    first_date: str
    mentions: tuple[ClaimMention, ...]
    disputed: bool = False
    disputed_in: tuple[str, ...] = ()
    refuted: bool = False
    confirmed: bool = False
    repeated_after_dispute: tuple[str, ...] = ()
    bare_repeated: tuple[str, ...] = ()
    agent: str = ""
    patient: str = ""
    act_class: str = ""


@dataclass(frozen=True, slots=True)
class Reuse:
    """A passage that a later document took over almost word for word."""

    from_document_id: str
    to_document_id: str
    from_start: int
    from_end: int
    to_start: int
    to_end: int
    text: str
    similarity: float


# --------------------------------------------------------------------------- the dossier


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, runs or is planned, with the interval in which it falls.

    ``kind``: ``intervention``, ``measure``, ``proceeding``, ``event``, ``violence``,
    ``document``. ``precision``: ``day``, ``month``, ``season``, ``year``, ``document`` (only the
    date of the paper is known) or ``unknown``. ``sources`` are the tag or document ids that
    tell of it; the offsets are those of the first.
    """

    document_id: str
    page: int
    start: int
    end: int
    date_from: str
    date_to: str
    precision: str
    kind: str
    name: str
    status: str
    text: str
    discipline: str = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """One sentence that a factor score stands on, with the weight it had."""

    factor: int
    indicator: str
    document_id: str
    page: int
    start: int
    end: int
    text: str
    weight: float


@dataclass(frozen=True, slots=True)
class FactorScore:
    """The stand of one risk factor: a declared sum (0-100), not a judgement.

    ``low`` and ``high`` are the lowest and highest score when one document at a time is left
    out. ``level``: ``none``, ``weak``, ``moderate``, ``strong`` or ``insufficient_text``.
    """

    factor: int
    name: str
    score: float
    low: float
    high: float
    level: str
    present: bool
    reason: str
    contributions: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Triage:
    """What comes first: ``divorce`` or ``safety``, and the sentences that decide it.

    ``violence``: ``none``, ``refuted``, ``alleged``, ``suspected`` or ``established``, the
    highest status in the dossier as a whole. ``tag_ids`` are the tags behind it.
    """

    route: str = "divorce"
    violence: str = "none"
    tag_ids: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the genogram as the papers present them."""

    actor: str
    names: tuple[str, ...]
    age: str = ""
    born: str = ""
    document_id: str = ""
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Summary:
    """The dossier as a whole."""

    first_date: str = ""
    last_date: str = ""
    conflict_start: str = ""
    conflict_months: int | None = None
    phase: int | None = None
    contact_loss: str = ""
    contact_loss_between: tuple[str, ...] = ()
    triage: Triage = field(default_factory=Triage)
    people: tuple[Person, ...] = ()


@dataclass(frozen=True, slots=True)
class DossierResult:
    """Everything found in one dossier: what a worker hands back and a report reads."""

    dossier_id: str
    documents: tuple[Document, ...]
    tags: tuple[Tag, ...] = ()
    claims: tuple[Claim, ...] = ()
    reuse: tuple[Reuse, ...] = ()
    events: tuple[Event, ...] = ()
    scores: tuple[FactorScore, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    summary: Summary = field(default_factory=Summary)
    problems: tuple[Problem, ...] = ()
    model: str = ""
    lexicon: str = ""
