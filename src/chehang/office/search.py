"""Company papers in the search box: title, text and number of those one may read."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from chehang.core.context import Actor
from chehang.core.search import Hit, provider

from .library import readable, with_words


@provider("office.papers")
def find(text: str, actor: Actor) -> Iterator[Hit]:
    """Papers by what stands in them."""
    if len(text) >= 2 and actor.may("office.open_library"):
        for paper in with_words(readable(actor), text).order_by("-id")[:5]:
            yield Hit(_("Company paper"), str(paper), paper.get_kind_display(), f"/office/library/{paper.pk}/")
