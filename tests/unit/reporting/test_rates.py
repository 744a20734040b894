"""Counts and rates: the same words as the record counts, and honest denominators."""

from hypothesis import given
from hypothesis import strategies as st
from report_results import marked_document, rich_result

from dossier_nlp.records import FAMILIES
from dossier_nlp.reporting.rates import family_rates, per_1000, words_in


@given(st.text(alphabet=st.one_of(st.sampled_from(" \t\n._-—'éA1\u200b²"), st.characters())))
def test_words_are_counted_as_the_record_counts_them(text):
    document = marked_document("d", "01", "x").document
    object.__setattr__(document, "text", text)
    assert words_in(document) == document.words


def test_no_words_no_rate():
    assert per_1000(3, 0) is None
    assert per_1000(0, 100) == 0
    assert per_1000(5, 2000) == 2.5


def test_every_family_has_a_rate():
    result = rich_result()
    rates = family_rates(result.tags, 1000)
    assert list(rates) == [f"{family}_per_1000" for family in FAMILIES]
    assert rates["loaded_term_per_1000"] == 2
