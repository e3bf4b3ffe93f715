"""Handing out the rights that operations and screens ask for by default."""

from collections.abc import Iterable

from django.db import connection

from .models import Grant, KnownPermission
from .posts import LEADERS, POSTS


def wanted() -> dict[str, tuple[str, ...]]:
    """Permission → posts, over all registered operations, screens, scopes and measures."""
    from chehang.core.access import scopes
    from chehang.core.measures import measures
    from chehang.core.operation import operations
    from chehang.core.screens import Page, Screen, pages, screens

    found: dict[str, tuple[str, ...]] = {o.name: o.posts for o in operations().values()}
    entries: list[Screen | Page] = [*screens().values(), *pages().values()]
    for entry in entries:
        found[entry.permission] = tuple({*found.get(entry.permission, ()), *entry.posts})
    for scope in scopes().values():
        found[scope.everything] = scope.posts
    for measure in measures().values():
        found[measure.permission] = tuple({measure.owner, *measure.posts, *measure.desk, *LEADERS})
    return found


def grant_new() -> None:
    """Grant permissions this installation has not met yet; what an administrator changed stays."""
    if Grant._meta.db_table not in connection.introspection.table_names():
        return
    known = set(KnownPermission.objects.values_list("permission", flat=True))
    fresh = {name: posts for name, posts in wanted().items() if name not in known}
    _write(fresh.items())


def _write(fresh: Iterable[tuple[str, tuple[str, ...]]]) -> None:
    fresh = list(fresh)
    Grant.objects.bulk_create(
        [Grant(post=post, permission=name) for name, posts in fresh for post in _spelt_out(posts)],
        ignore_conflicts=True,
    )
    KnownPermission.objects.bulk_create([KnownPermission(permission=n) for n, _ in fresh], ignore_conflicts=True)


def _spelt_out(posts: tuple[str, ...]) -> Iterable[str]:
    """``*`` stands for every post."""
    return POSTS if "*" in posts else posts
