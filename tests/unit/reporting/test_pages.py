"""The pages: every link arrives, nothing is fetched, what must be said first is said first."""

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from report_results import (
    HOSTILE_NAME,
    empty_result,
    hostile_result,
    rich_result,
    safety_result,
)

from dossier_nlp.reporting import write_pages, write_workshop
from dossier_nlp.reporting.files import page_name
from dossier_nlp.reporting.overview import Overview
from dossier_nlp.reporting.pages import render_index
from dossier_nlp.settings import ReportSettings

URL_ATTRIBUTES = {"href", "src", "action", "data", "poster", "srcset", "formaction", "xlink:href"}
INFO = {"model": "nl_dossier", "lexicon": "abc", "started": "2024-01-02T03:04:05"}


class Page(HTMLParser):
    """What a test needs to know of a page."""

    VOID = frozenset({"meta", "input", "br", "link", "img"})

    def __init__(self, html):
        super().__init__()
        self.ids, self.links, self.tags, self.attributes = [], [], set(), set()
        self.open, self.text, self.scripts, self.styles, self.unnamed = [], "", [], [], []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        values = dict(attrs)
        self.attributes |= {(tag, name) for name in values}
        if "id" in values:
            self.ids.append(values["id"])
        self.links += [v for name, v in attrs if name in URL_ATTRIBUTES]
        if tag not in self.VOID:
            self.open.append(tag)
        if tag == "svg" and values.get("role") and not values.get("aria-label"):
            self.unnamed.append(values)
        if tag == "th" and "scope" not in values:
            self.unnamed.append(values)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in self.VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if self.open and self.open[-1] == "script":
            self.scripts.append(data)
        elif self.open and self.open[-1] == "style":
            self.styles.append(data)
        else:
            self.text += data


def results():
    yield empty_result()
    yield hostile_result()
    yield safety_result()
    yield rich_result()


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("run") / "report"
    write_pages(results(), folder, ReportSettings(), INFO)
    return folder


@pytest.fixture(scope="module")
def pages(folder):
    return {file.name: Page(file.read_text(encoding="utf-8")) for file in folder.iterdir()}


def test_one_page_per_dossier_and_none_outside_the_folder(folder):
    names = {page_name(result.dossier_id) for result in results()}
    assert {file.name for file in folder.iterdir()} == {"index.html", "workshop.html", *names}
    assert [file.name for file in folder.parent.iterdir()] == [folder.name]


def test_every_link_arrives(pages):
    for name, page in pages.items():
        assert len(page.ids) == len(set(page.ids)), name
        for link in page.links:
            file, _, anchor = link.partition("#")
            assert "/" not in file
            target = pages[file or name]
            assert not anchor or anchor in target.ids, (name, link)


def test_nothing_can_be_fetched_and_only_our_script_runs(pages, folder):
    for name, page in pages.items():
        assert not page.tags & {"img", "link", "iframe", "object", "embed", "base", "video"}
        assert not any(attribute.startswith("on") for _, attribute in page.attributes)
        assert ("svg", "style") not in page.attributes
        assert not any(attribute == "style" for _, attribute in page.attributes), name
        html = (folder / name).read_text(encoding="utf-8")
        policy = re.search(r'Content-Security-Policy" content="([^"]+)"', html)[1]
        assert policy.startswith("default-src &#39;none&#39;") or "default-src 'none'" in policy
        for kind, sources in (("script", page.scripts), ("style", page.styles)):
            (source,) = sources
            digest = base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()
            assert f"sha256-{digest}" in policy, (name, kind)


def test_hostile_text_and_names_are_inert(folder, pages):
    page = pages[page_name(HOSTILE_NAME)]
    html = (folder / page_name(HOSTILE_NAME)).read_text(encoding="utf-8")
    assert len(page.scripts) == 1
    assert "alert(" not in "".join(page.scripts)
    assert "<script>alert" not in html
    assert "onerror" in page.text, "it stands there as text"
    assert "{{ 7*7 }}" in page.text, "templates do not run case text"
    head = re.search(r"<title>(.*?)</title>", html, re.S)[1]
    assert "\u202e" not in head


def test_safety_stands_first(pages):
    text = pages["veiligheid-eerst.html"].text
    assert text.index("Eerst veiligheid") < text.index("vader moeder meermalen heeft geslagen")
    assert text.index("meermalen heeft geslagen") < text.index("Wat hier staat, gaat over")
    assert "Veiligheidstaal is hier geen kleuring maar inhoud" in text


@pytest.mark.parametrize("name", ["voorbeeld.html", "index.html", "workshop.html"])
def test_language_not_judgement_is_said(pages, name):
    assert "Dit is taal, geen oordeel." in pages[name].text


def test_unread_files_are_said_at_the_top(pages):
    text = pages["voorbeeld.html"].text
    assert text.index("07_scan.pdf") < text.index("Wat hier staat, gaat over")
    assert "Van dit dossier is niets gelezen" in pages["niets-gelezen.html"].text


def test_a_scan_without_ocr_is_said_at_the_top_though_it_is_a_warning(tmp_path):
    result = rich_result()
    scan = replace(result.problems[1], file="scan.pdf", code="scan_without_ocr")
    write_pages([replace(result, problems=(scan,))], tmp_path, ReportSettings(), INFO)
    text = Page((tmp_path / "voorbeeld.html").read_text(encoding="utf-8")).text
    assert text.index("scan.pdf: een scan die niet is gelezen") < text.index("Geweld genoemd")
    assert "kon niet (goed) worden gelezen" in Page((tmp_path / "index.html").read_text()).text


def test_pages_of_dossiers_that_are_gone_go_too(tmp_path):
    write_pages([rich_result("old"), rich_result("new")], tmp_path, ReportSettings(), INFO)
    (tmp_path / "notes.html").write_text("<p>mine</p>", encoding="utf-8")
    write_pages([rich_result("new")], tmp_path, ReportSettings(), INFO)
    names = {file.name for file in tmp_path.iterdir()}
    assert names == {"index.html", "workshop.html", "new.html", "notes.html"}


def test_small_numbers_are_marked(pages):
    assert re.search(r"\d,\d°", pages["voorbeeld.html"].text)


def test_tables_have_headers_and_drawings_names(pages):
    for name, page in pages.items():
        assert not page.unnamed, name


def test_a_bare_repetition_stands_out(folder):
    html = (folder / "voorbeeld.html").read_text(encoding="utf-8")
    assert len(re.findall('<li class="bare">', html)) == 1
    assert "kale herhaling" in html


def test_equal_results_give_equal_pages(folder, tmp_path):
    write_pages(results, tmp_path, ReportSettings(), INFO)
    for file in folder.iterdir():
        assert file.read_bytes() == (tmp_path / file.name).read_bytes(), file.name


def test_english_pages_hold_no_dutch_of_ours(tmp_path):
    write_pages(results(), tmp_path, ReportSettings(language="en"), INFO)
    html = (tmp_path / "voorbeeld.html").read_text(encoding="utf-8")
    assert '<html lang="en">' in html
    text = Page(html).text
    assert "This is language, not judgement." in text
    for word in ("geen oordeel", "In het kort", "Wie zet", "stukken zelf", "bladzijde"):
        assert word not in text


def test_the_workshop_page_holds_no_text_of_a_case(tmp_path):
    result = rich_result()
    file = tmp_path / "deep" / "workshop.html"
    write_workshop([rich_result(f"d{n}") for n in range(6)], file, ReportSettings())
    text = Page(file.read_text(encoding="utf-8")).text
    names = {name for person in result.summary.people for name in person.names}
    assert not [name for name in names if re.search(rf"\b{name}\b", text) and name[0].isupper()]
    for tag in result.tags:
        if tag.family != "loaded_term" and len(tag.text.split()) > 2:
            assert tag.text not in text
    assert "vechtscheiding" in text
    assert "ernstig ouderlijk conflict" in text


def test_the_workshop_page_hides_small_counts(tmp_path):
    file = tmp_path / "workshop.html"
    write_workshop([rich_result()], file, ReportSettings())
    html = file.read_text(encoding="utf-8")
    text = Page(html).text
    assert "<strong>vechtscheiding</strong>" not in html
    assert re.search(r"alleen genoemd\s*<5", text)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("p1", "p1.html"),
        ("Dossier 12 (kopie)", "Dossier-12-kopie-"),
        ("../../etc/passwd", "etc-passwd-"),
        ("index", "index-"),
        ("CON", "CON-"),
        ("", "dossier-"),
        ("..", "dossier-"),
        ("ééń", "een-"),
        ("a" * 300, "a" * 80 + "-"),
        (".hidden", "hidden-"),
    ],
)
def test_page_names_are_safe(name, expected):
    page = page_name(name)
    assert page.startswith(expected)
    assert re.fullmatch(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,100}\.html", page)


def test_page_names_keep_apart():
    assert len({page_name(n) for n in ("a b", "a-b", "a/b", "a  b")}) == 4


def test_a_thousand_dossiers_stay_under_five_megabytes():
    overview = Overview()
    overview.add(rich_result())
    (line,), problems = overview.lines, overview.problems
    overview.lines = [replace(line, dossier_id=f"zaak-{n:04}") for n in range(1000)]
    overview.problems = list(problems) * 1000
    html = render_index(overview, ReportSettings(), INFO)
    assert html.count('<th scope="row"><a href=') == 1000
    assert len(html.encode()) < 5_000_000
