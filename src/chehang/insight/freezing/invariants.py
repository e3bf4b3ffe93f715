"""What must hold of frozen months."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from chehang.core import journal
from chehang.core.measures import Span
from chehang.core.verify import invariant

from .models import FrozenFigure, FrozenMonth
from .taking import thawed


@invariant("M01", _("A frozen month says what it said when it was frozen"))
def as_frozen() -> Iterator[str]:
    """The digest of each figure is over its value and rows, that of the month over all its figures."""
    kept: dict[int, list[list[str]]] = {}
    for figure in FrozenFigure.objects.select_related("frozen").order_by("measure", "id").iterator(chunk_size=50):
        kept.setdefault(figure.frozen_id, []).append([figure.measure, figure.digest])
        if thawed(figure).digest(Span.of("month", figure.frozen.month)) != figure.digest:
            yield f"frozen figure {figure.pk} ({figure.measure} of {figure.frozen}) is not what its digest seals"
    for month in FrozenMonth.objects.order_by("id"):
        if journal.digest(kept.get(month.pk, [])) != month.digest:
            yield f"frozen month {month.pk} ({month}) has not the figures its digest seals"
