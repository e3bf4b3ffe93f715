"""On the desk: the door to the cockpit; my duties, what is late, what is due, how much is proved this month."""

from collections.abc import Iterator

from chehang.core.context import Actor, Clock
from chehang.core.desk import Card, cards

from . import cockpit
from .packs import desk as packs  # noqa: F401  reports that wait
from .web.duties import my_standings, row

MOST = 6
URGENCY = {"red": 0, "amber": 1}


@cards
def the_cockpit(actor: Actor, clock: Clock) -> Iterator[Card]:
    """The door to the cockpit for who leads the store. What he decides on stands among what waits."""
    if actor.may("insight.open_cockpit") and cockpit.BOSS in actor.posts:
        yield Card("insight/desk_cockpit.html", {"late": cockpit.overdue(actor, clock).count()})


@cards
def my_duties(actor: Actor, clock: Clock) -> Iterator[Card]:
    """One card for whoever holds a post with duties."""
    found = my_standings(actor, clock)
    if not found:
        return
    open_ = sorted((s for s in found if s.state in URGENCY), key=lambda s: URGENCY[s.state])
    yield Card(
        "insight/desk_card.html",
        {
            "rows": [row(s, actor) for s in open_[:MOST]],
            "more": len(open_) - MOST,
            "green": sum(s.state == "green" for s in found),
            "late": sum(s.state == "red" for s in found),
            "due": sum(s.state == "amber" for s in found),
            "unbuilt": sum(s.state == "unbuilt" for s in found),
            "total": len(found),
        },
    )
