"""Every document of the story is printed and read back: its number and what its lines say stand on the paper; its series is its own (D7)."""

from collections.abc import Callable
from io import BytesIO

from pypdf import PdfReader

from chehang.core.context import Actor
from chehang.core.documents import Document, documents
from chehang.core.printing import render
from chehang.org.models import Store
from tests.core.printing.conftest import squeeze

# Documents whose rows the story does not make yet, with the test that prints them.
ELSEWHERE: dict[str, str] = {}


def said(document: Document, row: object, layout: str, actor: Actor) -> str:
    paper, filled = document.filled(layout, row, actor)
    pages = PdfReader(BytesIO(render(paper, filled))).pages
    return squeeze("".join(page.extract_text() for page in pages))


def test_each_document_of_the_story_prints_what_it_says(store: Store, actor_of: Callable[..., Actor]) -> None:
    reader, missing, wrong = actor_of("general_manager"), [], []
    for document in documents().values():
        rows = document.model_class._default_manager.filter(store=store).order_by("-id")
        row = next((r for r in rows[:50] if getattr(r, "number", "")), rows.first())
        if row is None:
            missing.append(document.name)
            continue
        number = text if isinstance(text := getattr(row, "number", "") or "", str) else ""
        if number and document.series and not number.startswith(f"{document.series}-"):
            wrong.append(f"{document.name}: {number} is not of the series {document.series}")
        for layout in document.printouts:
            text = said(document, row, layout, reader)
            wrong += [
                f"{document.name} {layout}: {x!r} is not on it"
                for x in words(row, number, layout)
                if squeeze(x) not in text
            ]
    assert not wrong
    assert set(missing) == set(ELSEWHERE)


def words(row: object, number: str, layout: str) -> list[str]:
    """What must be there: the number, and of each line the part's number; labels name only what came."""
    if "label" in layout:
        return []
    lines = row.on_paper() if hasattr(row, "on_paper") else getattr(row, "lines", None)
    parts = [x.part_no for x in lines.all()[:3] if getattr(x, "part_no", "")] if hasattr(lines, "all") else []
    # A delivery in the books goes by the number of its receipt.
    return ([getattr(row, "receipt_number", "") or number] if number else []) + parts
