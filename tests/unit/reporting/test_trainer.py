"""The trainer's page: every pasted version with its tags, and what changed."""

import re

from report_results import HOSTILE_NAME, hostile_result, rich_result, safety_result

from dossier_nlp.reporting import write_trainer
from dossier_nlp.reporting.catalogue import Words
from dossier_nlp.reporting.trainer import trainer_view
from dossier_nlp.settings import ReportSettings


def test_versions_keep_apart():
    view = trainer_view([safety_result(), hostile_result()], Words())
    assert [version.number for version in view.versions] == [1, 2]
    first, second = view.versions
    assert len(first.found) == len(safety_result().tags)
    assert len(second.found) == len(hostile_result().tags)
    anchors = [found.anchor for version in view.versions for found in version.found]
    assert len(anchors) == len(set(anchors))
    assert dict(first.counts)["violence"] > 0


def test_the_page_shows_text_tags_and_comparison(tmp_path):
    file = tmp_path / "deep" / "tag.html"
    write_trainer([safety_result(), safety_result()], file, ReportSettings())
    html = file.read_text(encoding="utf-8")
    assert "Wat verandert er?" in html
    assert len(re.findall(r'<details class="paper"', html)) == 2
    assert "meermalen heeft geslagen" in html
    for anchor in re.findall(r'href="#(d\d+-t\d+)"', html):
        assert f'id="{anchor}"' in html


def test_one_version_has_nothing_to_compare(tmp_path):
    file = tmp_path / "tag.html"
    write_trainer([safety_result()], file, ReportSettings(language="en"))
    html = file.read_text(encoding="utf-8")
    assert "What changes?" not in html
    assert "Look at a paragraph" in html


def test_the_page_names_no_dossier(tmp_path):
    file = tmp_path / "tag.html"
    write_trainer([hostile_result()], file, ReportSettings())
    html = file.read_text(encoding="utf-8")
    assert "<script>alert" not in html
    assert HOSTILE_NAME[:6] not in html


def test_a_whole_dossier_is_shown_too():
    view = trainer_view([rich_result()], Words())
    assert len(view.versions) == len(rich_result().documents)
