"""A thousand random corruptions of a sample store, each found and named: ``python -m bench.corruptions`` (``--many`` for fewer).

The store is played for some days; then one value of one row is changed (or a row taken out) behind every guard's back, all rules read the database, and
it is put right again.
"""

import argparse
import os
import sys
import time
from collections import Counter


def main() -> int:
    """Play the store, strike, and print what was missed; status 1 when anything was."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--many", type=int, default=1_000)
    options.add_argument("--days", type=int, default=9)
    options.add_argument("--now", default="", help="the day the store is played to")
    options.add_argument("--seed", type=int, default=24589)
    chosen = options.parse_args()
    os.environ["CHEHANG_MODE"] = "sample"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chehang.project.settings")
    import django

    django.setup()
    from django.db import connection

    from chehang.core.verify import broken
    from chehang.project.commands import demo
    from tests.damage import Vandal

    played = argparse.Namespace(months=3, days=chosen.days, now=chosen.now, size="tiny")
    demo.run(played)
    sound = {f"{rule.code} {row}" for rule, row in broken()}
    vandal, hit, missed, start = Vandal(chosen.seed), Counter[str](), [], time.perf_counter()
    for damage, found in vandal.strikes(chosen.many):
        hit[damage.table] += 1
        if not set(found) - sound:
            missed.append(str(damage))
            print(f"missed: {damage}", flush=True)
    took = time.perf_counter() - start
    print(
        f"{connection.vendor}: {chosen.many} corruptions of {len(hit)} tables in {took:.0f} s, {len(missed)} missed; {vandal.refused} more were refused"
    )
    for table, count in hit.most_common():
        print(f"  {table:<40}{count:>5}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
