"""The pages in a real browser: no request, no error, filters and links work, hostile text sleeps.

Every test fails on a request, a console error or a dialog: the fixture ``watched`` sees to that.
"""

from pathlib import Path

import pytest
from report_results import HOSTILE_NAME

from dossier_nlp.reporting.files import page_name

pytestmark = pytest.mark.browser

SHOWN = "mark.t[id]:not(.off)"
CONTRAST = (Path(__file__).parent / "contrast.js").read_text(encoding="utf-8")


def open_all(page):
    page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")


def test_every_page_opens_in_silence(watched, report):
    for file in sorted(report.iterdir()):
        page = watched.open(file)
        assert page.locator("h1").count() == 1
        open_all(page)


@pytest.mark.parametrize("watched", [{"viewport": {"width": 390, "height": 844}}], indirect=True)
def test_nothing_hangs_over_the_edge_of_a_small_screen(watched, report):
    for file in sorted(report.iterdir()):
        page = watched.open(file)
        open_all(page)
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= 390, (file.name, width)


@pytest.mark.parametrize(
    "watched", [{"color_scheme": "light"}, {"color_scheme": "dark"}], indirect=True
)
@pytest.mark.parametrize("name", ["voorbeeld", "veiligheid-eerst", "index", "workshop", "tag"])
def test_text_has_contrast(watched, report, name):
    page = watched.open(report / f"{name}.html")
    open_all(page)
    assert page.evaluate(CONTRAST) == []


def test_a_number_leads_to_its_place_in_the_text(watched, report):
    page = watched.open(report / "voorbeeld.html")
    link = page.locator(".matrix td a").first
    anchor = link.get_attribute("href")
    link.click()
    assert page.locator(anchor).is_visible()
    page.locator(f"{anchor} + ol a.src").first.click()
    target = page.evaluate("location.hash")
    mark = page.locator(target)
    assert mark.is_visible()
    box = mark.bounding_box()
    assert 0 < box["y"] < 900
    assert page.locator("#uitleg").inner_text().startswith("Rollen")


def test_a_rate_shows_only_its_family(watched, report):
    page = watched.open(report / "voorbeeld.html")
    page.locator("a[data-show=safety]").first.click()
    families = page.locator(SHOWN).evaluate_all("(all) => all.map((m) => m.dataset.f)")
    assert set(families) == {"safety"}


def test_filters_choose_family_actor_holder_and_polarity(watched, report):
    page = watched.open(report / "voorbeeld.html")
    page.locator("[data-all]").click()
    everything = page.locator(SHOWN).count()
    page.locator("select[name=holder]").select_option("mother")
    some = page.locator(SHOWN).evaluate_all("(all) => all.map((m) => m.dataset.h)")
    assert set(some) == {"mother"}
    assert 0 < len(some) < everything
    page.locator("select[name=polarity]").select_option("negated")
    page.locator("select[name=holder]").select_option("father")
    assert page.locator(SHOWN).count() == 1
    assert page.locator("[data-count]").inner_text() == "1 markeringen zichtbaar"
    page.locator("[data-all]").click()
    assert page.locator(SHOWN).count() == everything


def test_the_keyboard_alone_suffices(watched, report):
    page = watched.open(report / "voorbeeld.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.locator("#rf1 > summary").focus()
    page.keyboard.press("Enter")
    assert page.locator("#rf1 .quotes").first.is_visible()
    page.locator("#d1 > summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    first = page.evaluate("document.activeElement.id")
    assert first.startswith("d1-t")
    assert page.locator("#uitleg").is_visible()
    page.keyboard.press("ArrowRight")
    second = page.evaluate("document.activeElement.id")
    assert second.startswith("d1-t")
    assert second != first
    page.keyboard.press("Escape")
    assert not page.locator("#uitleg").is_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY", "one stop a document"


def test_hovering_says_which_rule_and_cue(watched, report):
    page = watched.open(report / "voorbeeld.html", "d1")
    page.locator("#d1 mark.f-safety").first.hover()
    said = page.locator("#uitleg").inner_text()
    assert "regel: safety." in said
    assert "volgens: moeder" in said


def test_the_overview_sorts_and_sifts(watched, report):
    page = watched.open(report / "index.html")
    names = "#alle tbody tr:not([hidden]) th a"
    assert page.locator(names).count() == 4
    page.locator("#alle thead button", has_text="Woorden").click()
    assert page.locator(names).first.inner_text() == "voorbeeld"
    page.locator("select[name=route]").select_option("safety")
    assert page.locator(names).all_inner_texts() == ["veiligheid-eerst"]
    page.locator("select[name=route]").select_option("")
    page.locator("select[name=factor]").select_option("6")
    assert page.locator(names).all_inner_texts() == ["voorbeeld"]
    page.locator(names).first.click()
    assert page.locator("h1").inner_text() == "Dossier voorbeeld"


def test_every_column_sorts_and_keeps_what_is_empty_below(watched, report):
    page = watched.open(report / "index.html")
    buttons = page.locator("#alle thead button")
    widths = {page.locator("#alle tbody tr").nth(n).locator("th, td").count() for n in range(4)}
    assert widths == {buttons.count()}
    for number in range(buttons.count()):
        for direction in ("descending", "ascending"):
            buttons.nth(number).click()
            head = page.locator("#alle thead th").nth(number)
            assert head.get_attribute("aria-sort") == direction
    buttons.nth(7).click()
    assert page.locator("#alle tbody tr th a").first.inner_text() == "voorbeeld"


def test_the_measure_of_contrast_sees_what_is_pale(watched, report):
    page = watched.open(report / "voorbeeld.html")
    page.evaluate(
        "document.getElementById('kort').insertAdjacentHTML('beforeend',"
        ' \'<p class="pale"><font color="#bbbbbb">bleek</font></p>\')'
    )
    assert len(page.evaluate(CONTRAST)) == 1


def test_hostile_text_is_inert(watched, report):
    page = watched.open(report / page_name(HOSTILE_NAME))
    open_all(page)
    assert page.locator("img, iframe, object, svg[onload], b[onclick]").count() == 0
    assert page.locator("script").count() == 1
    assert "<script>alert(1)</script>" in page.locator("#d1").inner_text()
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280


def test_injected_markup_could_not_run_or_fetch(browser, report):
    """If escaping ever failed, the policy of the page would still stop it."""
    context = browser.new_context()
    page = context.new_page()
    stopped, dialogs = [], []
    page.on("requestfailed", lambda r: stopped.append((r.url, r.failure)))
    page.on("dialog", lambda dialog: (dialogs.append(1), dialog.dismiss()))
    page.goto((report / "voorbeeld.html").as_uri())
    page.evaluate(
        "document.body.insertAdjacentHTML('beforeend',"
        ' \'<img src="https://evil.example/x" onerror="alert(1)">\')'
    )
    page.wait_for_timeout(200)
    assert dialogs == []
    assert stopped == [("https://evil.example/x", "csp")]
    context.close()


def test_paper_holds_everything(watched, report):
    page = watched.open(report / "voorbeeld.html")
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details:not([open])").count() == 0
    assert not page.locator(".filters").is_visible()
    assert page.pdf(format="A4")[:5] == b"%PDF-"
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.locator("details:not([open])").count() > 0


@pytest.mark.parametrize("watched", [{"viewport": {"width": 700, "height": 900}}], indirect=True)
@pytest.mark.parametrize("name", ["voorbeeld", "index", "workshop", "tag"])
def test_paper_cuts_nothing_off(watched, report, name):
    """A4 with the margins of a browser is some 700 pixels wide."""
    page = watched.open(report / f"{name}.html")
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    over = page.evaluate(
        """Array.from(document.querySelectorAll("table, svg, p, li, blockquote"))
        .filter((e) => e.checkVisibility() && e.getBoundingClientRect().right > 701)
        .map((e) => `${e.tagName}.${e.className.baseVal ?? e.className}`)"""
    )
    assert over == []


def test_what_a_learned_reader_found_is_shown_as_less_certain(watched, report):
    page = watched.open(report / "voorbeeld.html")
    mark = page.locator("mark.learned[id]")
    assert mark.count() == 1
    assert "minder zeker" in mark.get_attribute("data-info")
    assert page.locator("#krachten .chip-learned").count() == 1
    page.locator("[data-all]").click()
    everything = page.locator(SHOWN).count()
    page.locator("input[name=sure]").check()
    assert page.locator(SHOWN).count() == everything - 1


def test_the_trainers_page_shows_every_version(watched, report):
    page = watched.open(report / "tag.html")
    assert page.locator("details.paper").count() == 2
    assert page.locator(".heat tbody tr").count() == 2
    page.locator(".list tbody a").first.click()
    assert page.evaluate("document.activeElement.tagName") == "MARK"
    assert page.locator("#uitleg").is_visible()


def slide(page):
    return page.locator(".slide:visible h2").inner_text()


def test_the_workshop_page_presents_by_keyboard(watched, report):
    page = watched.open(report / "workshop.html")
    page.keyboard.press("p")
    assert page.locator(".slide:visible").count() == 1
    first = slide(page)
    page.keyboard.press("ArrowRight")
    second = slide(page)
    assert second != first
    hidden = page.locator(".slide:visible details[data-reveal]")
    assert hidden.get_attribute("open") is None, "think first"
    page.keyboard.press("ArrowRight")
    assert hidden.get_attribute("open") is not None
    assert slide(page) == second
    page.keyboard.press("PageDown")
    assert slide(page) != second
    page.keyboard.press("ArrowLeft")
    assert slide(page) == second
    page.keyboard.press("End")
    number = page.locator(".slide").count()
    assert page.locator("[data-stand]").inner_text() == f"{number} / {number}"
    page.keyboard.press("Home")
    assert slide(page) == first
    page.keyboard.press("b")
    assert not page.locator(".slide.now").is_visible()
    page.keyboard.press("b")
    page.keyboard.press("Escape")
    assert page.locator(".slide:visible").count() == number


def test_the_keyboard_reaches_every_slide(watched, report):
    page = watched.open(report / "workshop.html")
    page.keyboard.press("p")
    seen = {page.locator("[data-stand]").inner_text()}
    for _ in range(200):
        page.keyboard.press("ArrowRight")
        seen.add(page.locator("[data-stand]").inner_text())
    assert len(seen) == page.locator(".slide").count()
    assert page.locator(".slide.now details:not([open])").count() == 0


def test_the_quiz_answers_by_key_and_by_mouse(watched, report):
    page = watched.open(report / "workshop.html")
    question = page.locator("#stem")
    wrong = question.locator("button[data-answer=no]").first
    wrong.click()
    assert wrong.get_attribute("aria-pressed") == "true"
    assert question.locator(".verdict").inner_text().startswith("Nee")
    assert question.locator("details").get_attribute("open") is None
    question.locator("button[data-answer=yes]").click()
    assert question.locator(".verdict").inner_text() == "Ja."
    assert question.locator("details").get_attribute("open") is not None
    assert wrong.get_attribute("aria-pressed") == "false"

    page.evaluate("document.getElementById('rol').scrollIntoView({behavior: 'instant'})")
    page.keyboard.press("p")
    assert slide(page) == "Welke rol krijgt wie?"
    buttons = page.locator("#rol button[data-answer]")
    right = [
        str(n + 1)
        for n in range(buttons.count())
        if buttons.nth(n).get_attribute("data-answer") == "yes"
    ]
    for key in right[:-1]:
        page.keyboard.press(key)
    assert page.locator("#rol details").get_attribute("open") is None, "not all are answered"
    page.keyboard.press(right[-1])
    assert page.locator("#rol details").get_attribute("open") is not None


def test_writing_is_not_steering(watched, report):
    page = watched.open(report / "workshop.html")
    page.evaluate("document.getElementById('anders').scrollIntoView({behavior: 'instant'})")
    page.keyboard.press("p")
    here = page.locator("[data-stand]").inner_text()
    page.locator(".slide.now textarea").focus()
    page.keyboard.type("b p f 1")
    page.keyboard.press("ArrowRight")
    assert page.locator("[data-stand]").inner_text() == here
    assert page.locator(".slide.now textarea").input_value() == "b p f 1"
    page.keyboard.press("Escape")
    page.keyboard.press("ArrowRight")
    assert page.locator(".slide.now details").get_attribute("open") is not None
