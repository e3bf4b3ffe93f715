"""What an earlier act made: named and linked, for whoever sends its key again."""

from typing import Any

from django.apps import apps

from .models import Journal


def made_by(row: Journal, number: str | None) -> dict[str, Any]:
    """Document (or screen, or model), id, number and address of the subject of a journal row; empty where it has none."""
    from .documents import documents
    from .screens import screen_of

    if not row.subject:
        return {}
    model = apps.get_model(row.subject)
    screen = screen_of(model)
    document = next((d for d in documents().values() if d.model == row.subject), None)
    name = document.name if document else screen.name if screen else row.subject
    url = f"{screen.url}{row.subject_id}/" if screen else ""
    obj = model._default_manager.filter(pk=row.subject_id).first()
    return {"document": name, "id": row.subject_id, "number": number or str(obj or ""), "url": url}
