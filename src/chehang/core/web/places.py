"""Where a person can go by typing: the pages of his menu, and the new papers he may write."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from chehang.core.context import Actor
from chehang.core.operation import operations
from chehang.core.pinyin import means
from chehang.core.screens import Screen, menu_for
from chehang.core.search import Hit


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
