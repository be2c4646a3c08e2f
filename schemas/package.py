"""Declarations and files → descriptions that other tools read: a Frictionless data package, and Croissant JSON-LD."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from schemas.declare import Column, Table
from schemas.version import SCHEMA_VERSION

NAME = "rapporteur-tables"
TITLE = "Documents of the United Nations as analytical tables"
DESCRIPTION = (
    "Documents, agenda items, cited events and citations, read from the texts of documents of the United Nations by rapporteur. "
    "What is read stands beside what is inferred; every row can be traced to characters of its document's text."
)
LICENCE = (
    "CC-PDDC",
    "https://creativecommons.org/licenses/publicdomain/",
    "Public domain: documents issued under a symbol, by ST/AI/189/Add.9/Rev.2",
)
PARQUET = "application/vnd.apache.parquet"
FRICTIONLESS_TYPES = {"bool": "boolean", "float": "number", "double": "number", "date32[day]": "date"}
CROISSANT_TYPES = {
    "bool": "sc:Boolean",
    "float": "cr:Float32",
    "double": "cr:Float64",
    "date32[day]": "sc:Date",
    "int16": "cr:Int16",
    "int32": "cr:Int32",
    "int64": "cr:Int64",
}


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file of a table, by its path below the folder of the descriptions."""

    path: str
    sha256: str
    n_bytes: int
    rows: int


Files = Mapping[str, Sequence[DataFile]]  # table → its files


def datapackage(tables: Sequence[Table], files: Files, version: str, created: str) -> dict[str, Any]:
    """`datapackage.json` (Data Package 1, as frictionless reads it): a resource per table, with its files, columns, key and references."""
    name, path, title = LICENCE
    return {
        "profile": "data-package",
        "name": NAME,
        "title": TITLE,
        "description": DESCRIPTION,
        "version": version,
        "created": created,
        "schema_version": SCHEMA_VERSION,
        "licenses": [{"name": name, "path": path, "title": title}],
        "resources": [_resource(table, files[table.name], set(files)) for table in tables if files.get(table.name)],
    }


def _resource(table: Table, files: Sequence[DataFile], there: set[str]) -> dict[str, Any]:
    references = [
        {"fields": [key.column], "reference": {"resource": key.references[0], "fields": [key.references[1]]}}
        for key in table.foreign_keys
        if key.references[0] in there
    ]
    schema: dict[str, Any] = {"fields": [_frictionless_field(column) for column in table.columns]}
    if table.key:
        schema["primaryKey"] = list(table.key)
    if references:
        schema["foreignKeys"] = references
    return {
        "name": table.name,
        "title": table.name,
        "description": f"{table.description} ({table.kind} table)",
        "path": [file.path for file in files],
        "format": "parquet",
        "mediatype": PARQUET,
        "n_bytes": sum(file.n_bytes for file in files),  # not `bytes` and `rows`: frictionless holds these against the first file alone
        "n_rows": sum(file.rows for file in files),
        "schema": schema,
    }


def _frictionless_field(column: Column) -> dict[str, Any]:
    field = {
        "name": column.name,
        "type": _frictionless_type(column),
        "arrow_type": str(column.type),
        "description": column.description,
        "origin": column.origin,
    }
    if column.unit:
        field["unit"] = column.unit
    return field if column.nullable else {**field, "constraints": {"required": True}}


def _frictionless_type(column: Column) -> str:
    """A type that frictionless finds in what it reads: of Parquet it reads lists as arrays of NumPy, and integers that may be missing as floats."""
    kind = column.type
    if pa.types.is_nested(kind):
        return "any"
    if pa.types.is_integer(kind):
        return "number" if column.nullable else "integer"
    return "datetime" if pa.types.is_timestamp(kind) else FRICTIONLESS_TYPES.get(str(kind), "string")


# What the words of a Croissant file stand for, as the format's specification gives it.
CONTEXT: dict[str, Any] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "sc": "https://schema.org/",
    "cr": "http://mlcommons.org/croissant/",
    "dct": "http://purl.org/dc/terms/",
    "conformsTo": "dct:conformsTo",
    "citeAs": "cr:citeAs",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    **{
        word: f"cr:{word}"
        for word in (
            "column", "equivalentProperty", "extract", "field", "fileObject", "fileProperty", "fileSet", "format", "includes", "isLiveDataset", "jsonPath", "key", "md5",
            "parentField", "path", "recordSet", "references", "regex", "repeated", "replace", "samplingRate", "separator", "source", "subField", "transform",
        )
    },
    "data": {"@id": "cr:data", "@type": "@json"},
    "examples": {"@id": "cr:examples", "@type": "@json"},
}  # fmt: skip


def croissant(tables: Sequence[Table], files: Files, version: str, created: str) -> dict[str, Any]:
    """Croissant 1.0 JSON-LD: a file set and a record set per table. Paths are relative to the folder of the tables."""
    there = [table for table in tables if files.get(table.name)]
    return {
        "@context": CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "name": NAME,
        "description": DESCRIPTION,
        "version": version,
        "datePublished": created,
        "license": LICENCE[1],
        "url": "https://pypi.org/project/rapporteur/",
        "citeAs": "the rapporteur developers: rapporteur, with the symbols of the documents used",
        "isLiveDataset": True,
        "distribution": [_file_set(table) for table in there],
        "recordSet": [_record_set(table) for table in there],
    }


def _file_set(table: Table) -> dict[str, Any]:
    return {
        "@type": "cr:FileSet",
        "@id": f"files-{table.name}",
        "name": f"files-{table.name}",
        "description": f"The Parquet files of {table.name}.",
        "encodingFormat": "application/x-parquet",
        "includes": f"{table.name}/**/*.parquet",
    }


def _record_set(table: Table) -> dict[str, Any]:
    records = {
        "@type": "cr:RecordSet",
        "@id": table.name,
        "name": table.name,
        "description": table.description,
        "field": [_croissant_field(table, column) for column in table.columns],
    }
    return {**records, "key": [{"@id": f"{table.name}/{name}"} for name in table.key]} if table.key else records


def _croissant_field(table: Table, column: Column) -> dict[str, Any]:
    name = f"{table.name}/{column.name}"
    kind = column.type.value_type if pa.types.is_list(column.type) else column.type
    source = {"fileSet": {"@id": f"files-{table.name}"}, "extract": {"column": column.name}}
    field: dict[str, Any] = {"@type": "cr:Field", "@id": name, "name": column.name, "description": column.description, "source": source}
    if pa.types.is_list(column.type):
        field["repeated"] = True
    for key in table.foreign_keys:
        if key.column == column.name:
            field["references"] = {"field": {"@id": "/".join(key.references)}}
    if pa.types.is_struct(kind):
        field["subField"] = [
            {
                "@type": "cr:Field",
                "@id": f"{name}/{member.name}",
                "name": member.name,
                "description": member.metadata[b"description"].decode(),
                "dataType": _croissant_type(member.type),
                "source": {**source, "transform": {"jsonPath": member.name}},
            }
            for member in (kind.field(i) for i in range(kind.num_fields))
        ]
    else:
        field["dataType"] = _croissant_type(kind)
    return field


def _croissant_type(kind: pa.DataType) -> str:
    return "sc:DateTime" if pa.types.is_timestamp(kind) else CROISSANT_TYPES.get(str(kind), "sc:Text")
