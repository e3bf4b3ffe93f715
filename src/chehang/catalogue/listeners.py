"""What the catalogue gives to floors below: questions about parts for the quizzes of training."""

from random import Random

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chehang.work.training.sources import Drawn, source

from .models import Part

CHOICES = 4
POOL = 400


@source("catalogue", gettext_lazy("Catalogue: part number and name"))
def ask_about_parts(store_id: int, count: int, chance: Random) -> list[Drawn]:
    """Number → name and name → number of parts by chance."""
    return questions([], count, chance)


def questions(first: list[int], count: int, chance: Random) -> list[Drawn]:
    """Questions about the parts ``first`` in their order, then about others by chance; the wrong answers are parts with other names."""
    known = list(Part.objects.order_by("pk").values_list("pk", flat=True))
    wanted = chance.sample(known, min(POOL, len(known)))
    rows = Part.objects.filter(pk__in=[*first, *wanted]).order_by("pk").values_list("pk", "display_no", "name_cn")
    by_name = {name: (pk, number, name) for pk, number, name in rows}
    by_name |= {name: (pk, number, name) for pk, number, name in rows if pk in first}
    if len(by_name) < CHOICES:
        return []
    others = [x for x in by_name.values() if x[0] not in first]
    chance.shuffle(others)
    firsts = sorted((x for x in by_name.values() if x[0] in first), key=lambda x: first.index(x[0]))
    parts = [(number, name) for _pk, number, name in (*firsts, *others)]
    asked = []
    for n, (number, name) in enumerate(parts[:count]):
        rest = chance.sample([p for p in parts if p[1] != name], CHOICES - 1)
        four = [(number, name), *rest]
        chance.shuffle(four)
        place = four.index((number, name))
        if n % 2:
            text = _("Which number has the part “%(name)s”?") % {"name": name}
            asked.append(Drawn(text, tuple(p[0] for p in four), place))
        else:
            text = _("Which part has the number %(number)s?") % {"number": number}
            asked.append(Drawn(text, tuple(p[1] for p in four), place))
    return asked
