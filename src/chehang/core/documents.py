"""The register of documents: what each is called, who sees it, what is sealed when it is signed, how it prints."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from . import access, journal
from .context import Actor, Context
from .errors import NotFound
from .printing.printout import Printout
from .states import StateMachine

if TYPE_CHECKING:
    from .approvals.declaring import ByRoute


@dataclass(frozen=True)
class Layout:
    """One print-out of a document: ``printout``, filled by ``data``(object)."""

    name: str
    title: Any
    printout: Printout
    data: Callable[[Any], Any]


SHEET = "sheet"


@dataclass(frozen=True)
class Document:
    """A kind of document. ``content`` gives what a signature or an approval seals.

    ``approval`` says how it is decided on, if others have to (see ``approvals``).
    """

    name: str
    model: str
    title: Any
    series: str
    content: Callable[[Any], dict[str, Any]]
    see: str
    machine: StateMachine | None = None
    layouts: tuple[Layout, ...] = ()  # with none it prints as a sheet: its page on paper
    link: str = ""
    sign_slots: dict[str, Any] = field(default_factory=dict)
    approval: ByRoute | None = None

    @property
    def model_class(self) -> type[Model]:
        return apps.get_model(self.model)

    @property
    def printouts(self) -> dict[str, Any]:
        """The titles of its print-outs by their names."""
        return {one.name: one.title for one in self.layouts} or {SHEET: self.title}

    def filled(self, layout: str, obj: Any, actor: Actor) -> tuple[Printout, Any]:
        """One of its print-outs and what stands on it; NotFound for a name it does not have."""
        if layout == SHEET and not self.layouts:
            from .printouts import sheet

            return sheet.PRINTOUT, sheet.sheet_of(self, obj, actor)
        chosen = next((one for one in self.layouts if one.name == layout), None)
        if chosen is None:
            raise NotFound("not_found", _("There is no such paper."))
        return chosen.printout, chosen.data(obj)

    def digest(self, obj: Any) -> str:
        """SHA-256 over the content: changes with every edit that matters."""
        return journal.digest({"document": self.name, "id": obj.pk, "content": self.content(obj)})

    def url(self, pk: int) -> str:
        """The page of one document."""
        return (self.link or f"/{self.name.replace('.', '/')}/{{id}}/").format(id=pk)


_documents: dict[str, Document] = {}


def register(document: Document) -> Document:
    """Enter a kind of document into the register."""
    for known in _documents.values():
        same = known.name == document.name or (known.series and known.series == document.series)
        if same and known.model != document.model:
            raise ValueError(
                f"{document.name} and {known.name}: one name, one series ({document.series}) for one document"
            )
    _documents[document.name] = document
    return document


def documents() -> dict[str, Document]:
    """The register."""
    return dict(_documents)


def of(obj: Model) -> Document:
    """The register's entry for an object."""
    return next(d for d in _documents.values() if d.model == obj._meta.label)


def find(name: str, pk: int, who: Actor | Context, *, lock: bool = False) -> tuple[Document, Any]:
    """A document of the actor's store that the actor may see; NotFound otherwise."""
    actor = who.actor if isinstance(who, Context) else who
    document = _documents.get(name)
    if document is None or not actor.may(document.see):
        raise NotFound("not_found", "")
    return document, access.get(document.model_class, pk, actor, lock=lock)
