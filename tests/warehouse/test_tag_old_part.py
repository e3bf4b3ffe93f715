"""Old parts in custody: tagged once, kept as long as their kind asks, the last day runs as a deadline."""

from datetime import timedelta

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.core.models import Timer
from chehang.warehouse.models import OldPart
from chehang.warehouse.operations.tag_old_part import TagOldPart, tag_old_part
from tests.goods import Depot

VIN = "LSVAA4181E2123456"


def tagged(depot: Depot, kind: str = "warranty", post: str = "keeper", **also: object) -> OldPart:
    facts = {"kind": kind, "part": depot.part().pk, "quantity": "1", "source_number": "WX-2611-001", "vin": VIN}
    done = depot.run(tag_old_part, TagOldPart.model_validate(facts | also), post)
    return OldPart.objects.get(pk=done.id)


def test_a_tag_and_its_last_day(depot: Depot) -> None:
    row = tagged(depot)
    assert row.number.startswith("JJ-") and row.keep_until == depot.clock.today() + timedelta(days=90)
    assert Timer.objects.get(subject="warehouse.OldPart", subject_id=row.pk).kind == "warehouse.old_part.keep"


def test_what_is_refused_leaves_nothing(depot: Depot) -> None:
    with pytest.raises(Refused, match=r"old_part\.vin"):
        tagged(depot, vin="")
    with pytest.raises(NotAllowed):
        tagged(depot, post="parts_sales")
    assert not OldPart.objects.exists()
    tagged(depot)
    with pytest.raises(Refused, match=r"old_part\.twice"):
        tagged(depot)
    assert OldPart.objects.count() == 1
