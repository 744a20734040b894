"""The words of the reader: complete, fresh, and written the way the language does."""

import gettext
import io
import re

import pytest

from dossier_nlp.locale import update
from dossier_nlp.reporting import labels
from dossier_nlp.reporting.catalogue import Words

pytest.importorskip("babel")


@pytest.fixture(scope="module")
def entries():
    return [entry for entry in update.catalogue() if entry.id]


def forms(value):
    return (value,) if isinstance(value, str) else tuple(value)


def test_every_string_has_its_english(entries):
    assert len(entries) > 300
    assert [entry.id for entry in entries if not all(forms(entry.string))] == []


def test_translations_keep_the_blanks(entries):
    for entry in entries:
        wanted = sorted(re.findall(r"%\(\w+\)s", forms(entry.id)[-1]))
        for form in forms(entry.string):
            assert sorted(re.findall(r"%\(\w+\)s", form)) == wanted, entry.id


def test_the_files_are_fresh(entries):
    """Run ``python -m dossier_nlp.locale.update`` when this fails."""
    fresh = update.catalogue()
    assert update.PO.read_bytes() == update.po_text(fresh)
    old, new = (
        {k: v for k, v in gettext.GNUTranslations(io.BytesIO(raw))._catalog.items() if k}
        for raw in (update.PO.with_suffix(".mo").read_bytes(), update.mo_bytes(fresh))
    )
    assert old == new


def test_every_code_of_the_records_has_a_label():
    from dossier_nlp import records

    assert set(records.FAMILIES) == set(labels.FAMILY_LABELS) == set(labels.FAMILY_HEADS)
    assert {c for codes in records.FAMILIES.values() for c in codes} <= set(labels.CATEGORY_LABELS)
    actors = {*records.ACTORS, records.UNKNOWN, records.AUTHOR}
    assert actors <= set(labels.ACTOR_LABELS)
    assert actors <= set(labels.THE_ACTOR)
    assert set(records.POLARITIES) == set(labels.POLARITY_LABELS)
    statuses = {*records.VIOLENCE_STATUSES, *records.INTERVENTION_STATUSES, "none"}
    assert statuses <= set(labels.STATUS_LABELS)
    assert set(records.DOCUMENT_TYPES) <= set(labels.TYPE_LABELS)
    assert dict(records.FACTORS) == dict(labels.FACTOR_LABELS)
    assert set(records.FACTORS) == set(labels.FACTOR_EXPLAINED)


@pytest.mark.parametrize(
    ("language", "value", "decimals", "expected"),
    [
        ("nl", 1234.5, 1, "1.234,5"),
        ("en", 1234.5, 1, "1,234.5"),
        ("nl", 0.0, 0, "0"),
        ("nl", None, 1, "–"),
        ("nl", -0.5, 1, "−0,5"),
    ],
)
def test_numbers(language, value, decimals, expected):
    assert Words.of(language).number(value, decimals) == expected


@pytest.mark.parametrize(
    ("language", "iso", "expected"),
    [
        ("nl", "2019-03-04", "4 maart 2019"),
        ("en", "2019-03-04", "4 March 2019"),
        ("nl", "2019-03", "maart 2019"),
        ("nl", "2019", "2019"),
        ("nl", "", ""),
        ("nl", "medio 2019", "medio 2019"),
        ("nl", "2019-13-01", "2019"),
    ],
)
def test_dates(language, iso, expected):
    assert Words.of(language).date(iso) == expected


def test_periods():
    words = Words.of("nl")
    assert words.period("2019-03", "2020") == "maart 2019 – 2020"
    assert words.period("2019", "2019") == "2019"
    assert words.period("", "2019") == "2019"
