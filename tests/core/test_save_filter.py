"""Filters kept under a name, each person's own."""

from chehang.core.models import SavedFilter
from chehang.core.operations.save_filter import SaveFilter, save_filter


def test_saved_changed_forgotten(actor_of, clock) -> None:
    me = actor_of("keeper")
    for query in ("state=draft", "state=sent"):
        save_filter(SaveFilter(screen="stock.entries", name="我的", query=query), actor=me, clock=clock)
    assert SavedFilter.objects.get().query == "state=sent"
    save_filter(SaveFilter(screen="stock.entries", name="我的", query="x=1"), actor=actor_of("keeper"), clock=clock)
    assert SavedFilter.objects.count() == 2
    save_filter(SaveFilter(screen="stock.entries", name="我的"), actor=me, clock=clock)
    assert SavedFilter.objects.count() == 1
