"""The API's description, whole and as lines."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

WALLS = ("minLength", "maxLength", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "minItems", "maxItems")


def description() -> dict[str, Any]:
    """OpenAPI 3.1 of ``/api/v1/``, in English whatever the console speaks."""
    from django.utils import translation

    from chehang.core.api import api

    with translation.override("en"):
        return dict(api.get_openapi_schema())


def lines(whole: dict[str, Any]) -> Iterator[str]:
    """The same API as a text that people read and merge: a line a route, then a line a shape.

    A route names its parameters (``!`` where one must be given), the shape of its body and what it answers; a shape
    names its fields with kind and walls. Answers and parameters that every route has stand once, in the first line.
    """
    routes = [(path, verb, route) for path, verbs in whole["paths"].items() for verb, route in verbs.items()]
    usual = Counter(word for *_, route in routes for word in _answers(route))
    everywhere = {word for word, times in usual.items() if times == len(routes)}
    yield "every route " + " ".join(sorted(everywhere))
    for path, verb, route in sorted(routes, key=lambda r: r[:2]):
        words = [verb.upper(), path, *map(_parameter, route.get("parameters", ())), *_body(route)]
        yield " ".join([*words, *(word for word in _answers(route) if word not in everywhere)])
    for name, shape in sorted(whole["components"]["schemas"].items()):
        yield f"{name}: {_kind(shape)}"


def _parameter(parameter: dict[str, Any]) -> str:
    where = {"query": "?", "header": "@", "path": ":"}.get(parameter["in"], parameter["in"])
    return f"{where}{parameter['name']}{'!' if parameter.get('required') else ''}={_kind(parameter['schema'])}"


def _body(route: dict[str, Any]) -> Iterator[str]:
    for media, body in route.get("requestBody", {}).get("content", {}).items():
        yield f"<{'' if media == 'application/json' else media + ' '}{_kind(body['schema'])}"


def _answers(route: dict[str, Any]) -> Iterator[str]:
    for status, answer in route.get("responses", {}).items():
        kinds = "|".join(
            f"{media.split('/')[-1]}:{_kind(b.get('schema', {}))}" for media, b in answer.get("content", {}).items()
        )
        yield f"{status}>{kinds}"


def _kind(shape: dict[str, Any]) -> str:
    """A shape in few words: ``Name``, ``string(1..80)``, ``[Line]``, ``a|null``, ``{field! kind, ...}``."""
    if "$ref" in shape:
        return str(shape["$ref"].rsplit("/", 1)[-1])
    for word in ("anyOf", "oneOf", "allOf"):
        if word in shape:
            return "|".join(map(_kind, shape[word]))
    if "const" in shape or "enum" in shape:
        return "/".join(map(str, shape.get("enum", [shape.get("const")])))
    if "properties" in shape:
        must = shape.get("required", ())
        fields = (f"{name}{'!' if name in must else ''} {_kind(field)}" for name, field in shape["properties"].items())
        return "{" + ", ".join(fields) + "}"
    walls = "".join(f" {word}={shape[word]}" for word in WALLS if word in shape and word not in ("exclusiveMaximum",))
    kind = f"[{_kind(shape['items'])}]" if "items" in shape else str(shape.get("format") or shape.get("type", "any"))
    return kind + walls.replace(" exclusiveMinimum=0", ">0").replace(" minLength=", "≥").replace(" maxLength=", "≤")
