"""Parts in the one search box (Ctrl+K)."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from chehang.core.context import Actor
from chehang.core.search import Hit, provider

from .finding.find import find_parts


@provider("catalogue.parts")
def parts(text: str, actor: Actor) -> Iterable[Hit]:
    """The first parts that the text may mean, each with why it was found."""
    if not actor.may("catalogue.see_parts"):
        return []
    return [
        Hit(_("Part"), f"{hit.number} {hit.name}", f"{hit.brand} · {hit.reason}", f"/catalogue/parts/{hit.part_id}/")
        for hit in find_parts(text, limit=8)
    ]
