"""``datapackage.json``: the tables described the Frictionless way, from the schema."""

from __future__ import annotations

from typing import Any

from dossier_nlp import __version__
from dossier_nlp.reporting.catalogue import Words
from dossier_nlp.reporting.cells import Dialect
from dossier_nlp.reporting.columns import DATE_PATTERN, Column, Table
from dossier_nlp.reporting.labels import N_
from dossier_nlp.reporting.schema import TABLES


def describe(dialect: Dialect = "standard", words: Words | None = None) -> dict[str, Any]:
    """Return the descriptor of the tables as written in ``dialect``; Dutch without ``words``."""
    words = words or Words()
    return {
        "profile": "tabular-data-package",
        "name": "dossier-nlp-tables",
        "title": words.say(N_("dossier-nlp: taal en proces in dossiers")),
        "description": words.say(
            N_(
                "Wat de stukken aan taal en procespatronen bevatten. Dit is taal, geen oordeel: "
                "geen enkel cijfer zegt of een ouder goed is of een kind veilig."
            )
        ),
        "version": __version__,
        "resources": [_resource(table.said(words), dialect) for table in TABLES],
    }


def _resource(table: Table, dialect: Dialect) -> dict[str, Any]:
    excel = dialect == "excel-nl"
    return {
        "profile": "tabular-data-resource",
        "name": table.name.replace("_", "-"),
        "path": table.file,
        "title": table.title,
        "description": table.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig" if excel else "utf-8",
        "dialect": {"delimiter": ";" if excel else ",", "header": True},
        "schema": _schema(table, excel),
    }


def _schema(table: Table, excel: bool) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(column, excel) for column in table.columns],
        "missingValues": [""],
    }
    if table.key:
        schema["primaryKey"] = list(table.key)
    if table.dossier_must_exist and table.name != "dossiers":
        reference = {"resource": "dossiers", "fields": ["dossier_id"]}
        schema["foreignKeys"] = [{"fields": ["dossier_id"], "reference": reference}]
    return schema


def _field(column: Column, excel: bool) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "type": "string" if column.type == "date" else column.type,
        "title": column.title,
        "description": column.description,
    }
    constraints: dict[str, Any] = {}
    if column.required:
        constraints["required"] = True
    if column.type == "date":
        constraints["pattern"] = DATE_PATTERN
    if values := [value for value in column.values if value]:
        constraints["enum"] = values
    if constraints:
        field["constraints"] = constraints
    if excel and column.type == "number":
        field["decimalChar"] = ","
    return field
