"""Where a person can go by typing: the pages of his menu, the new papers he may write, the measures he may see."""

from collections.abc import Iterator
from itertools import islice

from django.utils.translation import gettext_lazy as _

from chehang.core.context import Actor
from chehang.core.measures import measures
from chehang.core.operation import operations
from chehang.core.pinyin import means
from chehang.core.screens import Screen, menu_for
from chehang.core.search import Hit

MOST_MEASURES = 8


def places(text: str, actor: Actor) -> Iterator[Hit]:
    """Pages, then acts that begin something new, by characters, pinyin or its initials; his own department first."""
    groups, known = menu_for(actor), operations()
    for group in groups:
        for entry in group.entries:
            if means(text, str(entry.title)):
                yield Hit(group.title, str(entry.title), "", entry.url)
    for group in groups:
        for entry in group.entries:
            for name in entry.new if isinstance(entry, Screen) else ():
                if name in known and actor.may(name) and means(text, str(known[name].title)):
                    op = known[name]
                    yield Hit(_("Begin"), str(op.title), group.title, f"/do/{op.app}/{op.verb}/")
    found = (m for m in measures().values() if actor.may(m.permission) and means(text, str(m.title)))
    for measure in islice(found, MOST_MEASURES):
        yield Hit(_("Measure"), str(measure.title), str(measure.unit_of.title), measure.url)
