"""Who speaks for each post on a day: its holders, and who stands in for the absent ones."""

from collections import defaultdict
from datetime import date

from django.db.models import Q

from chehang.core.approvals.people import Duty, Organisation, Voice

from .models import Assignment, Substitution
from .posts import POSTS, above, barred, title_of


def on_duty(store_id: int, on: date) -> Duty:
    """The voices of every post. A substitute speaks only for posts that his own do not bar."""
    held = Assignment.objects.filter(store_id=store_id, since__lte=on, employee__active=True)
    held = held.filter(Q(until=None) | Q(until__gte=on)).order_by("employee__number", "id")
    names: dict[int, str] = {}
    posts: dict[int, set[str]] = defaultdict(set)
    for post, person, name in held.values_list("post", "employee_id", "employee__name"):
        names[person] = name
        posts[person].add(post)
    absent = substitutes(store_id, on)
    duty: dict[str, list[Voice]] = defaultdict(list)
    for person, theirs in posts.items():
        for post in theirs:
            duty[post].append(Voice(person, names[person], person, away=person in absent))
            stand_in = absent.get(person, 0)
            if stand_in in posts and not barred(frozenset(posts[stand_in]), frozenset({post})):
                duty[post].append(Voice(stand_in, names[stand_in], person, names[person]))
    return dict(duty)


def substitutes(store_id: int, on: date) -> dict[int, int]:
    """Absent employee → who stands in for him on a day."""
    rows = Substitution.objects.filter(store_id=store_id, since__lte=on, until__gte=on, ended=False)
    return dict(rows.order_by("id").values_list("absent_id", "substitute_id"))


ORGANISATION = Organisation(on_duty=on_duty, above=above, title=title_of, posts=lambda: POSTS)
