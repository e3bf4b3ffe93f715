"""The filters of a list with their present values, as boxes to choose from."""

from dataclasses import dataclass
from typing import Any

from django.db.models import DateField, DateTimeField, ForeignKey
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from chehang.core.context import Actor
from chehang.core.screens import Screen, screen_of
from chehang.core.states import machine_of

from .forms import ref_rows
from .listing import field_of
from .screening import ALL, spans_stores

OFFERED = 60


@dataclass(frozen=True)
class FilterBox:
    """A filter as shown: its name in the address, title, kind (choice, ref, date, text) and choices."""

    name: str
    title: Any
    kind: str
    choices: tuple[tuple[str, Any], ...] = ()
    value: str = ""
    ref: str = ""


def _title(screen: Screen, name: str, field: Any) -> Any:
    for column in screen.columns:
        if column.lookup in (name, f"get_{name}_display") or column.lookup.startswith(name + "__"):
            return column.title
    return getattr(field, "verbose_name", name)


def boxes(screen: Screen, query: QueryDict, actor: Actor) -> tuple[FilterBox, ...]:
    """The filters of a screen with their present values."""
    made = []
    machine = machine_of(screen.model_class)
    if spans_stores(screen, actor):
        made.append(
            FilterBox("stores", _("This store"), "choice", ((ALL, _("All my stores")),), query.get("stores", ""))
        )
    for name in screen.filters:
        field, value = field_of(screen, name), query.get(name, "")
        if machine and name == machine.field:
            choices = tuple((s.code, s.title) for s in machine.states.values())
            if "," in value:
                words = [str(machine.states[s].title) for s in value.split(",") if s in machine.states]
                choices = ((value, "、".join(words)), *choices)
            made.append(FilterBox(name, _("State"), "choice", choices, value))
        elif isinstance(field, DateField | DateTimeField):
            when = _title(screen, name, field)
            made.append(FilterBox(f"{name}_from", f"{when} {_('from')}", "date", (), query.get(f"{name}_from", "")))
            made.append(FilterBox(f"{name}_to", f"{when} {_('to')}", "date", (), query.get(f"{name}_to", "")))
        elif field is not None and field.get_internal_type() == "BooleanField":
            made.append(
                FilterBox(name, _title(screen, name, field), "choice", (("1", _("yes")), ("0", _("no"))), value)
            )
        elif field is not None and field.choices:
            made.append(FilterBox(name, _title(screen, name, field), "choice", tuple(field.choices), value))
        elif isinstance(field, ForeignKey):
            made.append(_related(screen, name, field, actor, value))
        else:
            made.append(FilterBox(name, _title(screen, name, field), "text", (), value))
    return tuple(made)


def _related(screen: Screen, name: str, field: Any, actor: Actor, value: str) -> FilterBox:
    """Few rows are offered as they are; many are searched for, where the actor may see their screen."""
    model, title = field.related_model, _title(screen, name, field)
    rows = ref_rows(model, actor)
    found = list(rows.order_by("pk")[: OFFERED + 1])
    shown = screen_of(model)
    if len(found) > OFFERED and shown and actor.may(shown.permission):
        chosen = list(rows.filter(pk=int(value))) if value.isascii() and value.isdigit() and len(value) < 19 else []
        return FilterBox(name, title, "ref", tuple((str(r.pk), str(r)) for r in chosen), value, model._meta.label)
    return FilterBox(name, title, "choice", tuple((str(r.pk), str(r)) for r in found[:OFFERED]), value)
