"""Charts of the statistics: static SVG made by Altair and vl-convert.

The drawings take their colours from the page (``currentColor`` and its variables), so that they
follow light and dark. They hold numbers and names of groups, never text of a case, and the page
says in words what they show.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from dossier_nlp.records import FACTORS, UNKNOWN
from dossier_nlp.reporting.catalogue import Words
from dossier_nlp.reporting.labels import (
    DISCIPLINE_LABELS,
    FACTOR_LABELS,
    FAMILY_LABELS,
    N_,
    NAME_LABELS,
)
from dossier_nlp.reporting.overview import Overview
from dossier_nlp.reporting.rates import SMALL
from dossier_nlp.reporting.statistics import RunStatistics

MIN_DOSSIERS = 3
"""With fewer dossiers there is no distribution to show."""
MIN_WORDS = 500
"""With fewer words a rate per 1,000 says nothing."""

COMPARED = ("safety", "collaboration", "strength")


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing, its title, and what it shows in words."""

    title: str
    words: str
    svg: Markup


def overview_charts(overview: Overview, words: Words) -> list[Chart]:
    """Return the charts of a run; none for a handful of dossiers."""
    if sum(line.read for line in overview.lines) < MIN_DOSSIERS:
        return []
    charts = (_scores(overview, words), language_chart(overview.statistics, words))
    return [chart for chart in charts if chart]


def _scores(overview: Overview, words: Words) -> Chart | None:
    """One stroke per score on a line per factor; dossiers with the same score share one."""
    say = words.say
    strokes = {
        (cell.factor, round(cell.score), cell.present)
        for line in overview.lines
        for cell in line.factors
        if cell.score is not None
    }
    rows = [
        {"factor": f"{factor}. {say(FACTOR_LABELS[factor])}", "score": score,
         "present": say(N_("aanwezig")) if present else say(N_("niet aanwezig"))}
        for factor, score, present in sorted(strokes)
    ]  # fmt: skip
    if not rows:
        return None
    import altair as alt

    chart = (
        alt.Chart(alt.Data(values=rows))
        .mark_tick(thickness=2, size=20, opacity=0.8)
        .encode(
            x=alt.X("score:Q", title=say(N_("score")), scale=alt.Scale(domain=[0, 100])),
            y=alt.Y(
                "factor:N", title=None, axis=alt.Axis(labelLimit=0, ticks=False, labelPadding=8)
            ),
            color=alt.Color(
                "present:N",
                title=None,
                scale=alt.Scale(
                    domain=[say("aanwezig"), say("niet aanwezig")],
                    range=["var(--accent)", "var(--muted)"],
                ),
                legend=alt.Legend(orient="top"),
            ),
        )
        .properties(width=640, height=alt.Step(30))
    )
    told = ", ".join(
        f"{n}. {words.number(_middle(overview.scores(n)))}" for n in FACTORS if overview.scores(n)
    )
    middle = say(N_("Middelste score per factor:"))
    return Chart(
        say(N_("De scores van alle dossiers, een streepje per dossier")),
        f"{middle} {told}.",
        _svg(chart),
    )


def language_chart(statistics: RunStatistics, words: Words) -> Chart | None:
    """Safety beside collaboration and strengths, by discipline; ``None`` without figures."""
    say = words.say
    rows = []
    for discipline in statistics.groups("discipline"):
        n_words = statistics.words("discipline", discipline)
        if n_words < MIN_WORDS:
            continue
        name = group_name(discipline, words)
        for family in COMPARED:
            n = statistics.n("discipline", discipline, family)
            rate = round(n * 1000 / n_words, 1)
            if n >= SMALL:
                rows.append({"group": name, "family": say(FAMILY_LABELS[family]), "rate": rate})
    if not rows:
        return None
    import altair as alt

    families = [say(FAMILY_LABELS[family]) for family in COMPARED]
    chart = (
        alt.Chart(alt.Data(values=rows))
        .mark_bar(height=9, cornerRadiusEnd=2)
        .encode(
            x=alt.X("rate:Q", title=say(N_("keer per 1.000 woorden"))),
            y=alt.Y(
                "group:N",
                title=None,
                sort=alt.EncodingSortField("rate", op="max", order="descending"),
                axis=alt.Axis(labelLimit=0, ticks=False, labelPadding=8),
            ),
            yOffset=alt.YOffset("family:N", sort=families),
            color=alt.Color(
                "family:N",
                title=None,
                sort=families,
                scale=alt.Scale(
                    domain=families, range=[f"var(--f-{family})" for family in COMPARED]
                ),
                legend=alt.Legend(orient="top"),
            ),
        )
        .properties(width=760, height=alt.Step(11))
    )
    return Chart(
        say(N_("Taal naar discipline van de schrijver")),
        say(
            N_(
                "Keren per 1.000 woorden; dezelfde cijfers staan in de tabel eronder. Minder dan "
                "vijf keer is weggelaten."
            )
        ),
        _svg(chart),
    )


def group_name(code: str, words: Words) -> str:
    """Return the name of a discipline or another group of the statistics."""
    if code == UNKNOWN:
        return words.say(N_("onbekend"))
    known = NAME_LABELS.get(code) or DISCIPLINE_LABELS.get(code, "")
    return words.say(known) or code.replace("_", " ")


def _middle(values: list[float]) -> float:
    ranked, half = sorted(values), len(values) // 2
    return ranked[half] if len(ranked) % 2 else (ranked[half - 1] + ranked[half]) / 2


def _svg(chart: Any) -> Markup:
    import vl_convert

    styled = (
        chart.configure(background="transparent", font="sans-serif", padding={"left": 36})
        .configure_axis(
            labelColor="currentColor", titleColor="currentColor", labelFontSize=12,
            titleFontSize=12, titleFontWeight="normal", gridColor="var(--line)",
            domainColor="var(--line)", tickColor="var(--line)",
        )
        .configure_legend(labelColor="currentColor", labelFontSize=12, columnPadding=22)
        .configure_view(stroke=None)
    )  # fmt: skip
    svg = vl_convert.vegalite_to_svg(styled.to_dict())
    return Markup(svg.replace("<svg ", '<svg aria-hidden="true" ', 1))  # noqa: S704 - made above
