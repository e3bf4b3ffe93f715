"""Whatever is shown comes through the one door: no page, desk, search, panel or measure reads around the scope of a model."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.db.models import ForeignKey, Q

from chehang.core.access import Scope, add_scopes, scopes, under
from chehang.core.context import Actor
from chehang.core.models import StoreOwned
from chehang.org.grants import wanted

HOUSE = Path(__file__).resolve().parents[2] / "src/chehang"
SHOWN = {"desk", "search", "panels", "measures", "screens", "pages", "library", "showing"}
MANAGERS = {"objects", "_default_manager", "_base_manager"}
OWNED = {m.__name__ for m in apps.get_models() if issubclass(m, StoreOwned)}
# Where a person sees a row for another reason than its scope.
OTHERWISE = {
    "core/web/approvals.py": "who is to decide on a document sees it, because the route names him",
}


def shown() -> Iterator[tuple[str, ast.AST]]:
    for path in sorted(HOUSE.rglob("*.py")):
        rel = path.relative_to(HOUSE)
        shows = "web" in rel.parts or rel.stem in SHOWN or rel.stem.endswith(("_screens", "_desk"))
        if shows and "migrations" not in rel.parts and str(rel) not in OTHERWISE:
            yield str(rel), ast.parse(path.read_text())


def _scoped(rel: str, tree: ast.AST) -> set[str]:
    """The names of models with a scope that a module knows."""
    froms = {n.module or "" for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)}
    apps_named = {rel.split("/")[0], *(name.split(".")[1] for name in froms if name.startswith("chehang."))}
    return {label.split(".")[1] for label in scopes() if label.split(".")[0] in apps_named}


def _of_the_store_by_hand(node: ast.AST) -> bool:
    """``Model.objects.filter(…, store_id=actor.store_id)``: what ``access.rows`` says."""
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Attribute)
        and node.func.value.attr in MANAGERS
        and any(k.arg in ("store", "store_id") and ast.unparse(k.value) == "actor.store_id" for k in node.keywords)
    )


def test_nothing_that_is_shown_goes_around_the_door() -> None:
    found = []
    for rel, tree in shown():
        scoped_here = _scoped(rel, tree)
        outer = {
            id(inner)
            for node in ast.walk(tree)
            if isinstance(node, ast.Call) and "OuterRef(" in ast.unparse(node)
            for inner in ast.walk(node)
        }
        for node in ast.walk(tree):
            scoped = (
                isinstance(node, ast.Attribute)
                and node.attr in MANAGERS
                and isinstance(node.value, ast.Name)
                and node.value.id in scoped_here
                and id(node) not in outer  # asks something about rows that came through the door
            )
            by_hand = _of_the_store_by_hand(node) and ast.unparse(node.func.value.value) in OWNED  # type: ignore[attr-defined]
            if scoped or by_hand:
                found.append(f"{rel}:{node.lineno} {ast.unparse(node)[:60]}: read it by access.rows(model, actor)")  # type: ignore[attr-defined]
    assert found == []


@pytest.mark.parametrize("scope", list(scopes().values()), ids=lambda s: s.model)
def test_every_scope_is_sound(scope: Scope) -> None:
    model = apps.get_model(scope.model)
    assert scope.posts and scope.everything in wanted() and (scope.own or scope.also or scope.within)
    for lookup in (*scope.own, *filter(None, [scope.within])):
        here = model
        for name in lookup.split("__"):
            field = here._meta.get_field(name)
            assert isinstance(field, ForeignKey) or name == lookup.split("__")[-1], "a row could be found twice"
            here = field.related_model or here
    if scope.within:
        assert here._meta.label in scopes()
    nobody = Actor(7, 7, 1, "x")
    assert isinstance(scope.condition(nobody), Q)
    assert scope.condition(Actor(7, 7, 1, "x", permissions=frozenset({scope.everything}))) is None
    assert scope.condition(Actor(0, 0, 1, "house")) is None


def test_a_model_has_one_scope() -> None:
    known = next(iter(scopes().values()))
    with pytest.raises(ValueError, match="two scopes"):
        add_scopes(Scope(known.model, ("keeper",), own=("somebody",)))


def test_a_condition_moves_under_a_lookup() -> None:
    found = under("lead", Q(consultant=1) | ~Q(state__in=("new", "pool")))
    assert found == Q(lead__consultant=1) | ~Q(lead__state__in=("new", "pool"))


WRITES = {"create", "bulk_create", "update", "delete", "bulk_update", "get_or_create", "update_or_create"}
# Rows of a department below that an act above makes or changes itself; everything else goes by its services.
ACROSS = {
    ("warehouse", "stock.Bin"): "bins and batches are data of the goods book, kept by who works with them",
    ("warehouse", "stock.Lot"): "the same",
    ("movein", "stock.Lot"): "batches come with the goods of the old system",
    ("movein", "vehicles.RecallCar"): "a recall finds its car when the car is brought",
    ("warehouse", "parties.Supplier"): "the other store is a supplier here from the first transfer on",
    ("carsales", "vehicles.Vehicle"): "a car bought or traded in gets its file",
    ("carsales", "parties.Customer"): "a lead that orders becomes a customer",
    ("care", "parties.Customer"): "merged files rest in the one that stays",
    ("care", "work.PlannedTraining"): "a training for an item stands in the plan of who was surveyed",
    ("workshop", "work.PlannedTraining"): "a course chosen by faults stands in the workshop's plan",
    ("care", "carsales.Lead"): "the wish of a person to be forgotten reaches leads",
    ("finance", "ledger.Account"): "finance keeps the chart, the ledger knows it",
    ("finance", "ledger.RoleAccount"): "the same",
    ("finance", "ledger.Method"): "the same",
    ("finance", "ledger.Voucher"): "the signature of a review stands on the voucher",
    ("replenishment", "purchasing.CapitalQuota"): "an adopted policy sets its quota",
    ("people", "org.Employee"): "who comes back is at work again",
    ("purchasing", "warehouse.SupplierInvoice"): "a late invoice is entered where the order is",
    ("purchasing", "warehouse.InvoiceLine"): "the same",
}


def _elsewhere(path: Path, tree: ast.AST) -> dict[str, str]:
    """The models of other departments that a module names, by their name there."""
    own = path.relative_to(HOUSE).parts[0]
    return {
        alias.asname or alias.name: f"{node.module.split('.')[1]}.{alias.name}"
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("chehang.") and ".models" in node.module
        if node.module.split(".")[1] not in (own, "core")
        for alias in node.names
    }


def _root(node: ast.AST) -> ast.AST:
    while isinstance(node, ast.Call | ast.Attribute):
        node = node.func if isinstance(node, ast.Call) else node.value
    return node


def test_a_department_writes_its_own_rows() -> None:
    found = set()
    for path in sorted(HOUSE.rglob("*.py")):
        rel = path.relative_to(HOUSE)
        if "migrations" in rel.parts or rel.parts[0] == "project":
            continue
        tree = ast.parse(path.read_text())
        others = _elsewhere(path, tree)
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in WRITES:
                root = _root(node.func.value)
                if isinstance(root, ast.Name) and root.id in others:
                    found.add((rel.parts[0], others[root.id]))
    assert found == set(ACROSS)


def test_an_act_knows_no_clock_but_its_own() -> None:
    clocks = re.compile(r"\btimezone\.now\(|\bdatetime\.now\(|\bdate\.today\(|\btime\.time\(|\bClock\(\)")
    acts = [p for p in HOUSE.rglob("*.py") if p.parent.name in ("operations", "services") or p.name == "listeners.py"]
    assert len(acts) > 700
    assert [str(p.relative_to(HOUSE)) for p in acts if clocks.search(p.read_text())] == []
