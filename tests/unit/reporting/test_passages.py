"""Tags in a text: nesting, crossing, anchors, escaping."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from report_results import hostile_result, marked_document, rich_result

from dossier_nlp.records import DossierResult, Tag
from dossier_nlp.reporting.catalogue import Words
from dossier_nlp.reporting.passages import passages
from dossier_nlp.reporting.places import Places

WORDS = Words.of("nl")


class Nesting(HTMLParser):
    """Fails where elements do not nest; gathers text and ids."""

    def __init__(self):
        super().__init__()
        self.open, self.text, self.ids = [], "", []

    def handle_starttag(self, tag, attrs):
        self.open.append(tag)
        self.ids += [value for name, value in attrs if name == "id"]

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text += data


def parse(html):
    parser = Nesting()
    parser.feed(str(html))
    parser.close()
    assert not parser.open
    return parser


def blocks(result, document):
    places = Places(result)
    return passages(document, places, WORDS), places


def tag_at(document, number, start, end, family="safety", category="threat"):
    return Tag(document.document_id, f"t{number}", start, end, document.text[start:end], 1,
               family, category, "rule", sentence_end=len(document.text))  # fmt: skip


@given(
    st.lists(
        st.tuples(st.integers(0, 60), st.integers(1, 30)).map(lambda p: (p[0], p[0] + p[1])),
        max_size=12,
    )
)
def test_any_set_of_spans_nests_and_keeps_the_text(spans):
    text = "Vader <belt> moeder & zij\nneemt op | of niet | wie weet\nDaarna wordt het stil. Punt."
    document = marked_document("d", "01", text).document
    tags = [tag_at(document, n, start, min(end, len(text))) for n, (start, end) in enumerate(spans)]
    printed, places = blocks(DossierResult("d", (document,), tuple(tags)), document)
    seen, ids = "", []
    for passage in printed:
        parsed = [parse(html) for html in (passage.cells or (passage.html,))]
        seen += " | ".join(p.text for p in parsed) + "\n"
        ids += [i for p in parsed for i in p.ids]
    assert seen == text + "\n"
    assert len(ids) == len(set(ids))
    # Only a tag that stands wholly between two blocks or cells can lack its anchor.
    for tag in tags:
        if re.search(r"\w", tag.text):
            assert places.of_tag(tag) in ids or not tag.text[0].isalnum()


def test_a_crossing_tag_is_cut_and_keeps_one_anchor():
    document = marked_document("d", "01", "een twee drie vier").document
    tags = (tag_at(document, 1, 0, 8), tag_at(document, 2, 4, 13, "role", "victim"))
    (passage,), places = blocks(DossierResult("d", (document,), tags), document)
    html = str(passage.html)
    assert parse(html).ids == ["d1-t1", "d1-t2"]
    assert html.count('data-f="role"') == 2
    assert places.of_tag(tags[1]) == "d1-t2"


def test_every_tag_of_a_rich_result_has_its_anchor():
    result = rich_result()
    places = Places(result)
    ids = [
        i
        for document in result.documents
        for passage in passages(document, places, WORDS)
        for html in (passage.cells or (passage.html,))
        for i in parse(html).ids
    ]
    assert {places.of_tag(tag) for tag in result.tags} <= set(ids)


def test_a_stretch_without_tag_gets_an_anchor_in_the_text():
    result = rich_result()
    document = result.documents[0]
    places = Places(result)
    start = document.text.index("Kenmerk")
    anchor = places.of_range(document.document_id, start, start + 7)
    html = "".join(str(p.html) for p in passages(document, places, WORDS))
    assert f'<span class="plek" id="{anchor}">Kenmerk</span>' in html


@pytest.mark.parametrize(("start", "end"), [(5, 5), (-1, 4), (0, 10**9)])
def test_a_stretch_outside_the_text_leads_to_its_document(start, end):
    result = rich_result()
    places = Places(result)
    assert places.of_range(result.documents[1].document_id, start, end) == "d2"


def test_hostile_text_becomes_text():
    result = hostile_result("x")
    (document,) = result.documents
    printed, _ = blocks(result, document)
    html = "".join(str(p.html) for p in printed)
    assert set(re.findall(r"<(\w+)", html)) <= {"mark", "span"}
    assert "".join(parse(p.html).text for p in printed) == document.text.replace("\n", "")


def test_the_explanation_names_rule_cue_and_holder():
    result = rich_result()
    printed, _ = blocks(result, result.documents[0])
    html = "".join(str(p.html) for p in printed)
    assert "volgens: moeder" in html
    assert "regel: safety.threat" in html
    assert "signaalwoorden: ‘" in html
