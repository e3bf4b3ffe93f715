"""Every column of every master file is declared: set once, standing still while it is used, or free to change."""

from collections.abc import Iterator

import pytest
from django.apps import apps

from chehang.core.guards import AppendOnly, FrozenWhen, declared
from chehang.core.masterdata import FixedWhileUsed, Master
from chehang.core.states import machine_of

# Rows of documents without a life of their own: no file that others are written from.
NO_MASTERS = {"customs.ShipmentLine", "warehouse.Shortage", "workshop.OrderLine", "work.PlannedTraining"}
# Stores and people are kept by the administrator; what they sign keeps name and number as they were.
THE_HOUSE = {"org.Store", "org.Employee"}


def masters() -> Iterator[str]:
    """What frozen rows refer to and is itself neither frozen nor a document."""
    frozen = {g.model for g in declared() if isinstance(g, AppendOnly | FrozenWhen)}
    found = {
        field.remote_field.model
        for model in apps.get_models()
        if model._meta.label in frozen and model._meta.app_label != "core"
        for field in model._meta.concrete_fields
        if field.is_relation and field.remote_field.model is not model
    }
    for model in sorted(found, key=lambda m: m._meta.label):
        if model._meta.label not in frozen | NO_MASTERS | THE_HOUSE and machine_of(model) is None:
            yield model._meta.label


DECLARED = {g.model: g for g in declared() if isinstance(g, Master)}


@pytest.mark.parametrize("label", sorted({*masters(), *DECLARED}))
def test_each_column_is_declared_once(label: str) -> None:
    master = DECLARED[label]
    used = {c for g in declared() if isinstance(g, FixedWhileUsed) and g.model == label for c in g.columns}
    said = [*master.once, *master.free, *sorted(used)]
    columns = {f.column for f in apps.get_model(label)._meta.concrete_fields} - {"id"}
    assert sorted(said) == sorted(columns), "say in guards.py what may become of each column"


def test_there_are_masters() -> None:
    assert {"catalogue.Part", "parties.Supplier", "ledger.Account", "stock.Bin"} <= {*masters()}
