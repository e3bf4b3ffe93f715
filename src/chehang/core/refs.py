"""The rows a command names: its references, also those in its lines."""

import types
import typing
from collections.abc import Iterator
from functools import cache
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from .types import Ref


def bare_type(annotation: Any) -> tuple[Any, list[Any]]:
    """The type under Annotated and Optional, with all metadata on the way."""
    metadata: list[Any] = []
    while True:
        if get_origin(annotation) is typing.Annotated:
            annotation, *more = get_args(annotation)
            metadata += more
        elif get_origin(annotation) in (typing.Union, types.UnionType):
            rest = [a for a in get_args(annotation) if a is not type(None)]
            if len(rest) != 1:
                return annotation, metadata
            annotation = rest[0]
        else:
            return annotation, metadata


@cache
def refs_of(command: type[BaseModel]) -> dict[str, tuple[frozenset[str], Any]]:
    """Field → the models it points to, and the type of its lines where these point somewhere."""
    found: dict[str, tuple[frozenset[str], Any]] = {}
    for name, info in command.model_fields.items():
        plain, metadata = bare_type(info.annotation)
        if get_origin(plain) in (list, tuple):
            plain, more = bare_type(get_args(plain)[0])
            metadata += more
        models = frozenset(m.model for m in (*metadata, *info.metadata) if isinstance(m, Ref))
        inner = plain if isinstance(plain, type) and issubclass(plain, BaseModel) and refs_of(plain) else None
        if models or inner:
            found[name] = models, inner
    return found


def named_models(command: type[BaseModel]) -> set[str]:
    """The models whose rows a command names, in its lines too."""
    found: set[str] = set()
    for models, inner in refs_of(command).values():
        found |= models
        if inner:
            found |= named_models(inner)
    return found


def named(cmd: BaseModel) -> Iterator[tuple[str, int]]:
    """(model, id) of every row a command names."""
    for name, (models, inner) in refs_of(type(cmd)).items():
        value = getattr(cmd, name, None)
        for one in value if isinstance(value, list | tuple) else (value,):
            if inner is not None and isinstance(one, BaseModel):
                yield from named(one)
            elif isinstance(one, int):
                yield from ((model, one) for model in models)
