"""What holds for the whole house: sizes, stores, guards, machines, documents, and whose words stand in the core."""

import ast
from collections import Counter
from pathlib import Path

import pytest
from django.apps import apps
from django.utils import translation

from chehang.core import documents, guards
from chehang.core.models import StoreOwned
from chehang.core.screens import Screen, menus, screens
from chehang.core.states import machine_of, machines
from chehang.org.posts import POSTS

ROOT = Path(__file__).resolve().parents[2]
OURS = [c for c in apps.get_app_configs() if c.name.startswith("chehang.")]
COLOURS = {"grey", "blue", "amber", "green", "red"}

# Tables that belong to the house or the group and not to one store.
SHARED = {
    "org.Store",
    "org.Employee",
    "org.Assignment",
    "org.Account",
    "org.Token",
    "org.Grant",
    "org.KnownPermission",
    "org.SecondFactor",
}


def test_no_file_grows_past_what_one_can_read() -> None:
    long = [
        f"{path.relative_to(ROOT)}: {n}"
        for path in (ROOT / "src").rglob("*.py")
        if "migrations" not in path.parts and (n := len(path.read_text().splitlines())) > 400
    ]
    assert not long


def test_every_business_row_belongs_to_a_store() -> None:
    for config in OURS:
        for model in config.get_models():
            label = model._meta.label
            shared = label in SHARED or getattr(model, "SHARED_BY_GROUP", False)
            assert shared or issubclass(model, StoreOwned) or any(f.name == "store_id" for f in model._meta.fields), (
                label
            )


@pytest.mark.django_db
@pytest.mark.parametrize("app", [c.label for c in OURS])
def test_every_guard_stands(app: str) -> None:
    assert guards.missing(app) == []


def test_trigger_names_are_unique() -> None:
    names = [t.name for c in OURS for t in guards.triggers_of(c.label)]
    assert len(names) == len(set(names)) and all(len(n) <= 63 for n in names)


@pytest.mark.parametrize("machine", list(machines().values()), ids=lambda m: m.name)
def test_every_state_machine_is_sound(machine) -> None:
    reached, front = {machine.start}, [machine.start]
    while front:
        here = front.pop()
        for source, target in machine.steps():
            if source == here and target not in reached:
                reached.add(target)
                front.append(target)
    assert reached == set(machine.states), "unreachable states"
    assert {s.colour for s in machine.states.values()} <= COLOURS
    assert machine.model_class._meta.get_field(machine.field).default == machine.start


def test_an_action_is_offered_in_states_that_there_are() -> None:
    shown = [s for s in screens().values() if isinstance(s, Screen) and machine_of(s.model_class)]
    wrong = [
        (s.name, offered)
        for s in shown
        for offered in (*s.actions, *s.links)
        if not {*offered.states} <= {*machine_of(s.model_class).states}
    ]
    assert shown and wrong == []


@pytest.mark.parametrize("document", list(documents.documents().values()), ids=lambda d: d.name)
def test_every_document_is_complete(document) -> None:
    assert document.title and document.see
    assert document.model_class is not None


def _words(path: Path) -> set[str]:
    """Every name and every whole string of a module."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Name):
            found.add(node.id)
        elif isinstance(node, ast.Attribute):
            found.add(node.attr)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            found.add(node.value)
        elif isinstance(node, ast.ImportFrom):
            found.add(node.module or "")
    return found


def test_no_two_documents_have_one_name() -> None:
    """An English word that two departments use in two senses gives one of them the other's Chinese."""
    with translation.override("zh-hans"):
        names = Counter(str(document.title) for document in documents.documents().values())
    assert [name for name, count in names.items() if count > 1] == []


def test_no_word_of_a_department_stands_in_the_core() -> None:
    departments = [c for c in OURS if c.label not in ("core", "project")]
    models = {n for c in departments for m in c.get_models() for n in (m.__name__, m._meta.label)}
    theirs = {*POSTS, *menus(), *models, *(c.name for c in departments), *(f"/{c.label}/" for c in departments)}
    core = ROOT / "src/chehang/core"
    said = {
        f"{path.relative_to(core)}: {word}"
        for path in core.rglob("*.py")
        if "migrations" not in path.parts
        for word in _words(path) & theirs
    }
    assert said == {"models/base.py: org.Store"}, "only the store is named, as every row's owner"
