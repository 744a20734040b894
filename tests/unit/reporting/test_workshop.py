"""The workshop page: nothing small, no sentence that nobody reviewed, and exercises that are."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from report_results import rich_result

from dossier_nlp.errors import InputError
from dossier_nlp.evaluation.gold import read_gold
from dossier_nlp.records import FAMILIES
from dossier_nlp.reporting import read_examples, write_workshop
from dossier_nlp.reporting.workshop import Workshop
from dossier_nlp.settings import ReportSettings

SAMPLE = Path(__file__).parents[3] / "corpora_sample"
EXAMPLES = SAMPLE / "workshop.toml"
HEAD = 'reviewed_by = "trainer"\nreviewed_on = 2024-05-06\n'


def page(tmp_path, examples=None, number=6, **settings):
    file = tmp_path / "workshop.html"
    results = [rich_result(f"d{n}") for n in range(number)]
    write_workshop(results, file, ReportSettings(**settings), examples)
    return file.read_text(encoding="utf-8")


def written(tmp_path, text):
    file = tmp_path / "examples.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_without_a_file_there_are_no_exercises(tmp_path):
    html = page(tmp_path)
    assert "Wiens stem is dit?" not in html
    assert "<blockquote" not in html
    assert "Op deze bladzijde staat geen zin uit een dossier." in html


def test_the_sample_file_gives_quiz_and_exercises(tmp_path):
    examples = read_examples(EXAMPLES)
    html = page(tmp_path, examples)
    assert html.count("Wiens stem is dit?") == len(examples.voice) >= 5
    assert html.count("Welke rol krijgt wie?</h2>") == len(examples.role) >= 5
    assert html.count("Zeg het anders</h2>") == len(examples.wording) >= 5
    assert "nagekeken bestand (de makers van de voorbeelddossiers" in html
    assert html.count('data-answer="yes"') == len(examples.voice) + sum(
        len(question.casts) for question in examples.role
    )


def test_every_sample_sentence_stands_in_the_paper_it_names():
    examples = read_examples(EXAMPLES)
    for item in (*examples.voice, *examples.role, *examples.wording):
        dossier, _, paper = item.source.partition("/")
        texts = {
            document.document.document_id: " ".join(document.document.text.split())
            for document in read_gold(SAMPLE / dossier).documents
        }
        assert item.text in texts[paper], item.source


def test_the_sample_sentences_treat_mother_and_father_alike():
    examples = read_examples(EXAMPLES)
    casts = [(c.actor, c.role) for question in examples.role for c in question.casts]
    for role in ("perpetrator", "victim"):
        assert abs(casts.count(("mother", role)) - casts.count(("father", role))) <= 1


def test_a_rewording_is_cut_at_its_marked_words(tmp_path):
    text = '[[wording]]\ntext = "a b c d"\nmarked = ["c", "a"]\nrewrite = "e"\n'
    (wording,) = read_examples(written(tmp_path, HEAD + text)).wording
    assert wording.pieces == (("a", True), (" b ", False), ("c", True), (" d", False))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('reviewed_on = 2024-05-06\n[[voice]]\ntext = "Geheim."\n', "reviewed_by"),
        ('reviewed_by = ""\nreviewed_on = 2024-05-06\n', "reviewed_by"),
        (HEAD + '[[voice]]\ntext = "Geheim."\nanswer = "mother"\noptions = ["father"]', "options"),
        (
            HEAD
            + '[[voice]]\ntext = "Geheim."\nanswer = "mother"\noptions = ["father", "court"]\n',
            "the answer is not one of the options",
        ),
        (HEAD + '[[role]]\ntext = "Geheim."\ncasts = [{actor = "x", role = "victim"}]', "actor"),
        (HEAD + '[[role]]\ntext = "Geheim."\ncasts = [{actor = "mother", role = "x"}]', "role"),
        (HEAD + '[[wording]]\ntext = "Geheim."\nmarked = ["x"]\nrewrite = "y"', "marked"),
        (HEAD + '[[voice]]\ntekst = "Geheim."', "voice.0"),
        (HEAD + "[[voice", "TOML"),
    ],
)
def test_a_faulty_file_is_refused_without_its_text(tmp_path, text, says):
    with pytest.raises(InputError, match=says) as raised:
        read_examples(written(tmp_path, text))
    assert "Geheim" not in str(raised.value)


def test_a_missing_file_is_said(tmp_path):
    with pytest.raises(InputError, match="weg"):
        read_examples(tmp_path / "weg.toml")


def test_a_hostile_file_is_inert(tmp_path):
    nasty = "<script>alert(1)</script>{{ 7*7 }}"
    text = f'[[wording]]\ntext = "{nasty}"\nrewrite = "{nasty}"\nwhy = "<img src=x>"\n'
    html = page(tmp_path, read_examples(written(tmp_path, HEAD + text)))
    assert "<script>alert" not in html
    assert "<img" not in html
    assert "{{ 7*7 }}" in html


def test_terms_name_the_source_of_the_milder_word(tmp_path):
    results = []
    for number in range(6):
        result = rich_result(f"d{number}")
        tags = tuple(
            replace(tag, rule="loaded.loaded_term.vechtscheiding")
            if tag.text.lower() == "vechtscheiding"
            else tag
            for tag in result.tags
        )
        results.append(replace(result, tags=tags))
    workshop = Workshop()
    for result in results:
        workshop.add(result)
    (line,) = [line for line in workshop.terms() if line.term == "vechtscheiding"]
    assert "leernetwerk" in line.source


def test_the_word_list_has_no_word_twice():
    workshop = Workshop()
    terms = [line.term for line in workshop.word_list()]
    assert len(terms) == len(set(terms)) > 30
    assert all(line.alternative for line in workshop.word_list())


def test_small_counts_are_nowhere():
    workshop = Workshop()
    workshop.add(rich_result())
    for role in FAMILIES["role"]:
        _, rows = workshop.roles(role)
        assert all(c.n is None or c.n == 0 or c.n >= 5 for _, cells in rows for c in cells)
    assert all(n is None or n >= 5 for n in map(workshop.claims, ("all", "disputed", "bare")))


def test_the_english_page_is_english(tmp_path):
    html = page(tmp_path, read_examples(EXAMPLES), language="en")
    assert "Whose voice is this?" in html
    assert "Welke taal" not in html
    assert html.count('lang="nl">') > 10, "the sentences stay Dutch and say so"


GUIDE = Path(__file__).parents[3] / "docs" / "handleiding.md"


def test_the_example_of_the_guide_is_valid(tmp_path):
    (block,) = re.findall(r"```toml\n(reviewed_by.*?)```", GUIDE.read_text("utf-8"), re.S)
    examples = read_examples(written(tmp_path, block))
    assert examples.voice
    assert examples.role
    assert examples.wording


def test_the_pictures_of_the_guide_are_there():
    pictures = re.findall(r"\((images/[^)]+)\)", GUIDE.read_text("utf-8"))
    assert len(pictures) > 10
    assert [name for name in pictures if not (GUIDE.parent / name).is_file()] == []
