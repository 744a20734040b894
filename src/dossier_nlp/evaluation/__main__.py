"""``python -m dossier_nlp.evaluation FOLDER [--only a,b] [--families x,y]``, for developers."""

from __future__ import annotations

import argparse
from pathlib import Path

from dossier_nlp import settings
from dossier_nlp.evaluation.evaluate import evaluate
from dossier_nlp.evaluation.table import load_agreement, report


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", default="")
    parser.add_argument("--families", default="")
    given = parser.parse_args()
    measured = evaluate(
        given.folder,
        settings.load(),
        only=[name for name in given.only.split(",") if name],
        rows=[name for name in given.families.split(",") if name],
    )
    print(report(measured, load_agreement(given.folder / "agreement.json")))


if __name__ == "__main__":
    main()
