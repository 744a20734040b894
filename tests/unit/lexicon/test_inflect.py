from __future__ import annotations

import pytest

from dossier_nlp.lexicon.inflect import inflected_forms, split_forms


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("afspraak", "afspraken"),
        ("dwangsom", "dwangsommen"),
        ("veiligheidsplan", "veiligheidsplannen"),
        ("risico", "risico's"),
        ("maatregel", "maatregelen"),
        ("onveiligheid", "onveiligheden"),
        ("boef", "boeven"),
        ("onveilig", "onveilige onveiliger onveiligs"),
        ("kleineren", "kleineert kleineerde kleineerden gekleineerd kleinerend gekleineerde"),
        ("monitoren", "monitort monitorde gemonitord"),
        ("opleggen", "opgelegd oplegt oplegde opgelegde"),
        ("uitschelden", "uitgescholden uitschold"),
        ("blootstellen", "blootgesteld blootstelt"),
        ("bedreigen", "bedreigd bedreigt bedreigde bedreigend"),
        ("mishandelen", "mishandeld mishandelt mishandelde"),
        ("slaan", "slaat sloeg sloegen geslagen"),
        ("verliezen", "verliest verloor verloren"),
        ("grijpen", "greep gegrepen grijpt"),
        ("praten", "praat praatte gepraat"),
    ],
)
def test_forms_of_a_word(word, forms):
    assert set(forms.split()) <= inflected_forms(word)


@pytest.mark.parametrize("word", ["niet", "door", "zijn", "ots", "over"])
def test_closed_class_and_short_words_have_no_other_forms(word):
    assert inflected_forms(word) == {word}


def test_a_separable_verb_stands_apart():
    assert {("op", "legt"), ("op", "legde")} <= split_forms("opleggen")
    assert ("uit", "scholden") in split_forms("uitschelden")
    assert not split_forms("leggen")
