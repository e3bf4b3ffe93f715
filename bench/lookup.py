"""How fast parts are found among all there are: ``python -m bench.lookup`` on a database filled by catalogue_import.

Each question is measured at the database (the engine's own queries), then the whole ``find_parts``. Recall of one
typo is counted over every kind of slip: a wrong, missing, extra or swapped character.
"""

import argparse
import os
import time
from collections.abc import Callable, Iterator
from random import Random
from typing import Any

WHOLE = 30.0  # ms, of which a page needs most for itself
TARGETS = {"exact": 0.1, "prefix": 0.2, "substring": 3.0, "one typo": 0.5, "Chinese word": 5.0}
LETTERS = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ"
RNG = Random(7)
FLOOR: list[float] = []


def main() -> None:
    """Print p50, p95 and the ratio to the target of every kind of question."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--questions", type=int, default=1000)
    chosen = options.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chehang.project.settings")
    import django

    django.setup()
    from django.db import connection

    from chehang.catalogue.finding.find import find_parts
    from chehang.catalogue.finding.in_use import engine
    from chehang.catalogue.finding.keys import word_keys

    sample, total = pick(chosen.questions)
    asked = engine()
    infixes, typos = [part_of(norm) for norm, _ in sample], [slip(norm) for norm, _ in sample]
    words = [word_of(name) for _, name in sample]
    print(f"{connection.vendor}, {total:,} parts, {len(sample)} questions each\n")
    print(f"{'database':<16}{'p50 ms':>9}{'p95 ms':>9}{'target':>9}{'× faster':>10}")
    FLOOR.append(round_trip())
    print(f"{'SELECT 1':<16}{FLOOR[0]:>9.3f}           (the way there and back; taken off below)")
    measure("exact", lambda norm: asked.exact([norm], 20), [norm for norm, _ in sample])
    measure("prefix", lambda norm: asked.prefix(norm, 20), [norm[: RNG.randint(3, 8)] for norm, _ in sample])
    measure("substring", lambda text: asked.infix(text, 20), infixes)
    measure("one typo", lambda norm: asked.near(norm, 1000), typos)
    measure("Chinese word", lambda word: asked.named(word_keys(word), 40), words)
    print(f"\n{'find_parts':<16}(all its queries, and the parts themselves; one request has {WHOLE:.0f} ms)")
    FLOOR.clear()
    measure("exact", find_parts, [norm for norm, _ in sample], WHOLE)
    measure("prefix", find_parts, [norm[: RNG.randint(3, 8)] for norm, _ in sample], WHOLE)
    measure("substring", find_parts, infixes, WHOLE)
    measure("one typo", find_parts, typos, WHOLE)
    measure("Chinese word", find_parts, words, WHOLE)
    over_http(["exact", "prefix", "substring", "one typo", "Chinese word"], sample, infixes, typos, words)
    recall(find_parts, sample)


def over_http(names: list[str], sample: list[tuple[str, str]], *others: list[str]) -> None:
    """The search box as a request through the whole stack (sign-in, rights, all departments' searches)."""
    from datetime import date

    from django.conf import settings
    from django.test import Client

    from bench.catalogue_import import prepare
    from chehang.org.models import Account, Assignment

    account = Account.objects.get(pk=prepare()[1].account_id)  # type: ignore[attr-defined]
    Assignment.objects.get_or_create(
        store_id=account.employee.store_id,
        employee=account.employee,
        post="parts_sales",
        until=None,
        defaults={"since": date(2026, 1, 1)},
    )
    settings.ALLOWED_HOSTS = ["*"]
    client = Client()
    client.force_login(account, "chehang.org.accounts.AccountBackend")
    numbers = [norm for norm, _ in sample]
    questions = [numbers, [n[: RNG.randint(3, 8)] for n in numbers], *others]
    assert client.get("/find/", {"q": numbers[0]}).json()["hits"]
    print(f"\n{'over HTTP':<16}(GET /find/?q=…)")
    for name, asked in zip(names, questions, strict=True):
        measure(name, lambda q: client.get("/find/", {"q": q}), asked[:300], WHOLE)


def round_trip() -> float:
    """The median of the emptiest question: what the connection costs, not the database."""
    from chehang.catalogue.finding.engine import Engine

    times = []
    for _n in range(500):
        began = time.perf_counter()
        Engine.ask("SELECT 1", [])
        times.append((time.perf_counter() - began) * 1000)
    return sorted(times)[250]


def pick(count: int) -> tuple[list[tuple[str, str]], int]:
    """(number, name) of parts chosen all over the catalogue."""
    from chehang.catalogue.models import Part

    ids = list(Part.objects.order_by("pk").values_list("pk", flat=True))
    rows = Part.objects.filter(pk__in=RNG.sample(ids, min(count, len(ids)))).values_list("norm_no", "name_cn")
    return list(rows), len(ids)


def part_of(norm: str) -> str:
    """Three to seven characters from inside a number."""
    size = RNG.randint(3, min(7, len(norm)))
    start = RNG.randrange(len(norm) - size + 1)
    return norm[start : start + size]


def word_of(name: str) -> str:
    """Two to five characters from inside a name."""
    solid = "".join(c for c in name if "\u4e00" <= c <= "\u9fff")
    size = RNG.randint(2, min(5, len(solid)))
    start = RNG.randrange(len(solid) - size + 1)
    return solid[start : start + size]


def slips(norm: str) -> Iterator[str]:
    """One of each kind of slip at a random place."""
    at, wrong = RNG.randrange(len(norm) - 1), RNG.choice(LETTERS)
    yield norm[:at] + wrong + norm[at + 1 :]
    yield norm[:at] + norm[at + 1 :]
    yield norm[:at] + wrong + norm[at:]
    yield norm[:at] + norm[at + 1] + norm[at] + norm[at + 2 :]


def slip(norm: str) -> str:
    """The number with one slip."""
    return RNG.choice(list(slips(norm)))


def measure(name: str, ask: Callable[[str], Any], questions: list[str], target: float = 0) -> None:
    """Time each question and print the line of the table."""
    ask(questions[0])
    times = []
    for question in questions:
        began = time.perf_counter()
        ask(question)
        times.append((time.perf_counter() - began) * 1000)
    times = sorted(took - sum(FLOOR) for took in times)
    p50, p95, target = times[len(times) // 2], times[int(len(times) * 0.95)], target or TARGETS[name]
    print(f"{name:<16}{p50:>9.3f}{p95:>9.3f}{target:>9.1f}{target / p95:>10.1f}")


def recall(find: Callable[..., list[Any]], sample: list[tuple[str, str]]) -> None:
    """How many slips of any kind still lead to the part."""
    asked = found = 0
    for norm, _name in sample:
        for typed in slips(norm):
            asked += 1
            found += norm in [hit.norm for hit in find(typed, limit=200)]
    print(f"\nrecall with one typo: {found} of {asked} = {found / asked:.2%}")


if __name__ == "__main__":
    main()
