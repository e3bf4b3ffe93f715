"""The register of screens and pages: what each department shows, to whom, and where it stands in the menu.

A ``Screen`` declares a list with its detail page; a ``Page`` announces hand-written work such as the parts counter.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db.models import Model, QuerySet
from django.utils.translation import gettext_lazy as _

from .access import visible
from .columns import KINDS, NUMERIC, Column, columns_for
from .views import Board, Calendar, Gallery, View

if TYPE_CHECKING:
    from .context import Actor


@dataclass(frozen=True)
class Menu:
    """A group of the menu, declared by a department; ``posts`` are those whose own work it is: they see it first.

    A low ``order`` stands first; departments to come find room between the tens.
    """

    name: str
    title: Any
    order: int
    posts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Group:
    """A menu group of one actor: what he may open in it, and whether it is his own work."""

    menu: Menu
    entries: tuple[Screen | Page, ...]
    own: bool

    @property
    def title(self) -> str:
        return str(self.menu.title)


@dataclass(frozen=True)
class Panel:
    """A table on a detail page: ``rows(obj, actor)`` gives a queryset or a list, None where it says nothing here; a low ``order`` stands first.

    Panels of one ``tab`` stand together behind its name; those without stand on the first.
    """

    title: Any
    columns: tuple[Column, ...]
    rows: Callable[[Any, Actor], Iterable[Any] | None]
    name: str = ""
    order: int = 50
    tab: Any = ""

    def shown(self, obj: Any, actor: Actor) -> Iterable[Any] | None:
        """Those of its rows that the actor may see."""
        rows = self.rows(obj, actor)
        found: Iterable[Any] | None = None if rows is None else visible(rows, actor)
        return found


@dataclass(frozen=True)
class Action:
    """An operation offered on a row in one of ``states`` (any if empty)."""

    operation: str
    states: tuple[str, ...] = ()
    main: bool = False


@dataclass(frozen=True)
class Link:
    """A hand-written page opened from a row: ``url`` is filled with the row's id; ``fits`` says of which rows, where it is not all."""

    title: Any
    url: str
    states: tuple[str, ...] = ()
    permission: str = ""
    main: bool = False
    fits: Callable[[Any], bool] = lambda row: True


@dataclass(frozen=True)
class Screen:
    """A list of a model's rows of the actor's store, with detail pages, filters, totals, actions and export.

    ``finder`` turns words into the ids they mean, best first; without it the words are looked for in ``search``, where
    a name that begins with ``=`` is compared whole or by its last four characters (personal data). ``views`` show the
    same rows otherwise, ``bulk`` are operations that need nothing but the row and are done to many at once, ``groups``
    are columns by which the list may be put together with its totals. A ``group`` screen can be opened over all stores
    in which a person holds its right: then it is ``across``.
    """

    name: str
    title: Any
    model: str
    menu: str
    posts: tuple[str, ...]
    columns: tuple[Column, ...]
    search: tuple[str, ...] = ()
    filters: tuple[str, ...] = ()
    ordering: tuple[str, ...] = ("-id",)
    new: tuple[str, ...] = ()
    actions: tuple[Action, ...] = ()
    links: tuple[Link, ...] = ()
    panels: tuple[Panel, ...] = ()
    document: str = ""
    empty: Any = ""
    order: int = 50
    shared: bool = False
    heading: str = ""
    views: tuple[View, ...] = ()
    bulk: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    group: bool = False
    across: bool = False
    base: Callable[[QuerySet[Any]], QuerySet[Any]] | None = field(default=None, compare=False)
    finder: Callable[[str], list[int]] | None = field(default=None, compare=False)

    @property
    def app(self) -> str:
        return self.name.split(".")[0]

    @property
    def slug(self) -> str:
        return self.name.split(".")[1]

    @property
    def permission(self) -> str:
        """The right to see it."""
        return f"{self.app}.see_{self.slug}"

    @property
    def model_class(self) -> type[Model]:
        return apps.get_model(self.model)

    @property
    def url(self) -> str:
        return f"/{self.app}/{self.slug}/"


@dataclass(frozen=True)
class Page:
    """A hand-written page in the menu."""

    name: str
    title: Any
    url: str
    menu: str
    posts: tuple[str, ...]
    order: int = 10
    hotkey: str = ""
    thumb: bool = False  # a key at the bottom of its posts' phones

    @property
    def permission(self) -> str:
        """The right to open it."""
        app, slug = self.name.split(".")
        return f"{app}.open_{slug}"


__all__ = ["KINDS", "NUMERIC", "Action", "Column", "Group", "Link", "Menu", "Page", "Panel", "Screen"]
_menus: dict[str, Menu] = {}
_screens: dict[str, Screen] = {}
_pages: dict[str, Page] = {}
_panels: dict[str, list[Panel]] = {}
_links: dict[str, list[Link]] = {}


def register(*entries: Menu | Screen | Page) -> None:
    """Enter menu groups, screens and pages into the register; a group is declared once."""
    for entry in entries:
        if isinstance(entry, Menu):
            if _menus.setdefault(entry.name, entry) != entry:
                raise ValueError(f"two menus {entry.name}")
        elif entry.name in _screens or entry.name in _pages:
            raise ValueError(f"two screens or pages are named {entry.name}")
        elif isinstance(entry, Screen):
            _screens[entry.name] = entry
        else:
            _pages[entry.name] = entry


def add_panel(screen: str, panel: Panel) -> None:
    """Let a department above put a table on the detail page of a screen below."""
    _panels.setdefault(screen, []).append(panel)


def add_link(screen: str, link: Link) -> None:
    """Let a department above put a link to a page of its own on the detail page of a screen below."""
    _links.setdefault(screen, []).append(link)


def links_of(screen: Screen) -> list[Link]:
    """The screen's own links and those added from above."""
    return [*screen.links, *_links.get(screen.name, [])]


def seen_by(screen: Screen, actor: Actor) -> Screen:
    """The screen as an actor has it: what he may not see is no column, no filter, no group and on no card."""
    mine = columns_for(screen.columns, actor)
    if mine == screen.columns:
        return screen
    lost = {c.path for c in screen.columns} - {c.path for c in mine}
    gone = {path.replace(".", "__") for path in lost}
    return replace(
        screen,
        columns=mine,
        filters=tuple(f for f in screen.filters if f not in gone),
        search=tuple(s for s in screen.search if s.removeprefix("=") not in gone),
        groups=tuple(g for g in screen.groups if g not in lost),
        views=tuple(_view_without(v, lost, gone) for v in screen.views),
    )


STORE = Column("store.short_name", _("store"))


def over_all_stores(screen: Screen) -> Screen:
    """The screen over all stores of the person: it names the store of each row, and nothing is done from it."""
    columns = (STORE, *(replace(c, link="") for c in screen.columns))
    return replace(screen, across=True, columns=columns, groups=(STORE.path, *screen.groups), new=(), bulk=(), views=())


def _view_without(view: View, lost: set[str], gone: set[str]) -> View:
    if isinstance(view, Board | Calendar | Gallery):
        view = replace(view, card=tuple(c for c in view.card if c.path not in lost))
    return replace(view, total="") if isinstance(view, Board) and view.total in gone else view


def panels_of(screen: Screen) -> list[Panel]:
    """The screen's own panels and those added from above."""
    return sorted([*screen.panels, *_panels.get(screen.name, [])], key=lambda panel: panel.order)


def screens() -> dict[str, Screen]:
    """All screens by name."""
    return dict(sorted(_screens.items()))


def pages() -> dict[str, Page]:
    """All hand-written pages by name."""
    return dict(sorted(_pages.items()))


def screen_of(model: type[Model]) -> Screen | None:
    """The screen that shows a model."""
    return next((s for s in _screens.values() if s.model == model._meta.label), None)


def menus() -> dict[str, Menu]:
    """All menu groups by name, in their order."""
    return {m.name: m for m in sorted(_menus.values(), key=lambda m: (m.order, m.name))}


def menu_for(actor: Actor) -> list[Group]:
    """The menu of an actor: his own department first, then the others in their order, only what he may open.

    An entry may name a group that a department above declares, so this is where the group must be known.
    """
    found: dict[str, list[Screen | Page]] = {name: [] for name in menus()}
    entries: list[Screen | Page] = [*_pages.values(), *_screens.values()]
    for entry in entries:
        if actor.may(entry.permission):
            found[entry.menu].append(entry)
    groups = [
        Group(
            _menus[name],
            tuple(sorted(mine, key=lambda e: (e.order, e.name))),
            bool(actor.posts & {*_menus[name].posts}),
        )
        for name, mine in found.items()
        if mine
    ]
    return sorted(groups, key=lambda g: not g.own)
