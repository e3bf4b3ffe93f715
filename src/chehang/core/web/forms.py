"""Forms made from typed commands, and commands read back from what the browser sends."""

import re
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, Literal, get_args, get_origin

from django.apps import apps
from django.db.models import Model
from django.http import QueryDict
from django.utils.translation import gettext as _
from pydantic import BaseModel, SecretStr
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from chehang.core import access
from chehang.core.context import Actor
from chehang.core.offers import offered
from chehang.core.refs import bare_type
from chehang.core.types import Kept, Offers, Ref

SHORT = 6
PART = re.compile(r"(\w+)-(\d{1,4})-(\w+)\Z")


@dataclass(frozen=True)
class FormField:
    """One input: kind is text, long, number, integer, date, flag, choice, ref, secret, signature, photo, file, files, lines or hidden."""

    name: str
    label: str
    kind: str
    required: bool
    default: Any = ""
    choices: tuple[tuple[str, str], ...] = ()
    ref: str = ""
    shown: str = ""
    maximum: int = 0
    columns: tuple["FormField", ...] = ()
    rows: list[dict[str, Any]] = field(default_factory=list)
    error: str = ""
    help: str = ""
    offers: tuple[str, ...] = ()

    @property
    def said(self) -> str:
        """The value as one reads it."""
        if self.kind == "lines":
            return "; ".join(
                " ".join(str(c["shown"] or c["value"]) for c in row["cells"] if c["value"]) for row in self.rows
            )
        if self.kind == "flag":
            return _("yes") if self.default else _("no")
        return self.shown or dict(self.choices).get(str(self.default), str(self.default or ""))


def label_of(name: str, info: FieldInfo) -> str:
    """The word for a field: its title, or its name in plain words, translated."""
    return _(info.title or name.replace("_", " ").capitalize())


def words_of(command: type[BaseModel], path: str) -> str:
    """The labels along the path of an input such as ``lines.0.quantity``, rows as people count them."""
    said: list[str] = []
    model: Any = command
    for step in path.split("."):
        if step.isdigit():
            said.append(str(int(step) + 1))
            continue
        info = getattr(model, "model_fields", {}).get(step)
        if info is None:
            return path
        said.append(label_of(step, info))
        model, _meta = bare_type(info.annotation)
        if get_origin(model) in (list, tuple):
            model, _meta = bare_type(get_args(model)[0])
    return " ".join(said)


def _length(metadata: list[Any]) -> int:
    found = 0
    for item in metadata:
        for one in (item, *getattr(item, "metadata", ())):
            found = getattr(one, "max_length", None) or found
    return int(found)


def _kind(bare: Any, metadata: list[Any]) -> str:
    if any(isinstance(m, Ref) for m in metadata):
        return "ref"
    if kept := next((m.how for m in metadata if isinstance(m, Kept)), ""):
        return kept
    if get_origin(bare) in (list, tuple):
        inner, _meta = bare_type(get_args(bare)[0])
        return "lines" if isinstance(inner, type) and issubclass(inner, BaseModel) else "texts"
    if get_origin(bare) is Literal or (isinstance(bare, type) and issubclass(bare, Enum)):
        return "choice"
    simple = {bool: "flag", Decimal: "number", int: "integer", date: "date", SecretStr: "secret"}
    return simple.get(bare, "long" if _length(metadata) > 200 else "text")


def _choices(bare: Any, command: type[BaseModel], name: str) -> tuple[tuple[str, str], ...]:
    if get_origin(bare) is Literal:
        codes = get_args(bare)
        words = _column_words(command.__module__.split(".")[1], name, codes)
        return tuple((str(v), str(words.get(v) or _(str(v).replace("_", " ").capitalize()))) for v in codes)
    if isinstance(bare, type) and issubclass(bare, Enum):
        return tuple((str(v.value), _word(v)) for v in bare)
    return ()


@cache
def _column_words(app: str, name: str, codes: tuple[Any, ...]) -> dict[Any, Any]:
    """The words of the department's own column that says all these codes and has that name, or no other code."""
    columns = [f for m in apps.get_models() if m._meta.app_label == app for f in m._meta.get_fields()]
    for same_name in (True, False):
        for column in columns:
            words = dict(getattr(column, "flatchoices", ()))
            if words and (set(codes) <= set(words) and column.name == name if same_name else set(codes) == set(words)):
                return words
    return {}


def _word(value: Enum) -> str:
    """A value's own label where it has one (Django's choices), else its code in plain words, translated."""
    label = getattr(value, "label", None)
    return str(label) if label else _(str(value.value).replace("_", " ").capitalize())


def _default(info: FieldInfo) -> Any:
    if info.default in (PydanticUndefined, None) or isinstance(info.default, SecretStr):
        return ""
    return info.default.value if isinstance(info.default, Enum) else info.default


def shown_of(model: str, value: Any, actor: Actor) -> str:
    """What a reference shows: the row's own words, if the actor may meet it."""
    raw = str(value)
    if not raw.isascii() or not raw.isdigit() or len(raw) > 18:
        return ""
    found = ref_rows(apps.get_model(model), actor).filter(pk=int(raw)).first()
    return str(found) if found else ""


def ref_rows(model: type[Model], actor: Actor) -> Any:
    """The rows a reference may point to."""
    names = {f.name for f in model._meta.fields} | {f.attname for f in model._meta.fields}
    return access.rows(model, actor) if "store_id" in names else access.visible(model._default_manager.all(), actor)


def fields_of(
    command: type[BaseModel],
    actor: Actor,
    values: dict[str, Any] | None = None,
    errors: dict[str, str] | None = None,
    prefix: str = "",
) -> list[FormField]:
    """The inputs of a command, filled with ``values`` and with ``errors`` at their fields."""
    values, errors = values or {}, errors or {}
    made = []
    for name, info in command.model_fields.items():
        if name == "seen":
            continue  # the form carries it by itself
        bare, metadata = bare_type(info.annotation)
        metadata = [*metadata, *info.metadata]
        kind = _kind(bare, metadata)
        ref = next((m.model for m in metadata if isinstance(m, Ref)), "")
        value = values.get(name, _default(info))
        columns: tuple[FormField, ...] = ()
        rows: list[dict[str, Any]] = []
        if kind == "lines":
            inner, _meta = bare_type(get_args(bare)[0])
            columns = tuple(fields_of(inner, actor))
            rows = _grid(columns, value or [], errors, f"{prefix}{name}", actor)
        elif kind == "texts":
            kind, value = "long", "\n".join(value or []) if not isinstance(value, str) else value
        made.append(
            FormField(
                name,
                label_of(name, info),
                kind,
                info.is_required(),
                value,
                _choices(bare, command, name),
                ref,
                shown_of(ref, value, actor) if ref and value else "",
                _length(metadata),
                columns,
                rows,
                errors.get(f"{prefix}{name}", ""),
                _(info.description) if info.description else "",
                offered(next((m.name for m in metadata if isinstance(m, Offers)), ""), actor),
            )
        )
    return made


def _grid(
    columns: tuple[FormField, ...], values: Any, errors: dict[str, str], path: str, actor: Actor
) -> list[dict[str, Any]]:
    rows = []
    for n, row in enumerate(values):
        data = row if isinstance(row, dict) else row.model_dump()
        cells = [
            {
                "field": c,
                "value": "" if data.get(c.name) is None else data.get(c.name, c.default),
                "shown": shown_of(c.ref, data.get(c.name), actor) if c.ref and data.get(c.name) else "",
                "error": errors.get(f"{path}.{n}.{c.name}", ""),
            }
            for c in columns
        ]
        rows.append({"n": n, "cells": cells, "error": errors.get(f"{path}.{n}", "")})
    return rows


def is_short(command: type[BaseModel]) -> bool:
    """Whether a command's form fits a dialog: few inputs and no line grid."""
    bare = [bare_type(info.annotation)[0] for info in command.model_fields.values()]
    return len(bare) <= SHORT and not any(get_origin(b) in (list, tuple) for b in bare)


def data_of(command: type[BaseModel], post: QueryDict) -> dict[str, Any]:
    """What the browser sent, shaped like the command; empty optional inputs are left to their defaults."""
    data: dict[str, Any] = {}
    for name, info in command.model_fields.items():
        bare, metadata = bare_type(info.annotation)
        kind = _kind(bare, [*metadata, *info.metadata])
        if kind == "lines":
            data[name] = _lines(name, bare_type(get_args(bare)[0])[0], post)
        elif kind == "texts":
            data[name] = [t.strip() for t in post.get(name, "").splitlines() if t.strip()]
        elif kind == "flag":
            data[name] = post.get(name, "") in ("on", "1", "true")
        elif (value := post.get(name, "")) != "" or (info.is_required() and kind in ("text", "long", "secret")):
            data[name] = value
    return data


def _lines(name: str, inner: type[BaseModel], post: QueryDict) -> list[dict[str, Any]]:
    rows: dict[int, dict[str, Any]] = {}
    flags = {n for n, i in inner.model_fields.items() if bare_type(i.annotation)[0] is bool}
    for key in post:
        if (found := PART.match(key)) and found[1] == name and found[3] in inner.model_fields:
            rows.setdefault(int(found[2]), {})[found[3]] = post.get(key, "")
    kept = []
    for _n, row in sorted(rows.items()):
        filled = {k: (v in ("on", "1", "true") if k in flags else v) for k, v in row.items() if v != ""}
        if any(v for k, v in filled.items() if k not in flags):
            kept.append(filled)
    return kept
