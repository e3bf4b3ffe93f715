"""``python -m bench.failover [TIMES]``: the primary is killed while people post; nothing acknowledged is lost, nothing doubled.

Needs the three nodes of ``deploy/patroni/cluster.py start`` with ``DATABASE_URL`` set as it prints, and a store in them
(``chehang init``). A clerk whose answer got lost sends the same act with the same key again, as pages and machines do.
"""

import os
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

CLUSTER = Path(__file__).resolve().parents[1] / "deploy/patroni/cluster.py"
CLERKS = 4


class Clerk(threading.Thread):
    """Posts one act after the other until told to stop, each until it is answered."""

    def __init__(self, number: int, mark: str) -> None:
        super().__init__(daemon=True)
        self.number, self.mark, self.going = number, mark, True
        self.answered: list[tuple[str, int | None]] = []
        self.waited, self.again = 0.0, 0

    def run(self) -> None:
        from django.db import connection

        n = 0
        while self.going:
            n += 1
            self.until_answered(f"{self.mark}{self.number}-{n:05d}", connection)

    def until_answered(self, number: str, connection: Any) -> None:
        from django.db import DatabaseError

        from chehang.core.context import Clock
        from chehang.org.models import Account
        from chehang.org.operations.add_employee import AddEmployee, add_employee
        from chehang.org.services import actor_for

        began = time.monotonic()
        while True:
            try:
                account = Account.objects.select_related("employee__store").get(username="it")
                actor, clock = actor_for(account, Clock()), Clock()
                done = add_employee(AddEmployee(number=number, name="张三"), actor=actor, clock=clock, key=number)
                break
            except DatabaseError:
                connection.close()
                self.again += 1
                time.sleep(0.3)
        self.answered.append((number, done.id))
        self.waited = max(self.waited, time.monotonic() - began)


def main() -> int:
    """Kill, count, say."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chehang.project.settings")
    import django

    django.setup()
    from django.db import connection

    from chehang.core.verify import broken
    from chehang.org.models import Employee

    times, mark, longest = int(sys.argv[1]) if len(sys.argv) > 1 else 3, f"F{int(time.time()) % 100000}-", 0.0
    for round_ in range(times):
        clerks = [Clerk(n, f"{mark}{round_}-") for n in range(CLERKS)]
        for clerk in clerks:
            clerk.start()
        time.sleep(4)
        subprocess.run([sys.executable, CLUSTER, "kill-primary"], check=True)
        time.sleep(6)
        for clerk in clerks:
            clerk.going = False
        for clerk in clerks:
            clerk.join(120)
        connection.close()  # it may lead to a primary that is gone
        answered = [pair for clerk in clerks for pair in clerk.answered]
        there = dict(Employee.objects.filter(number__startswith=f"{mark}{round_}-").values_list("number", "pk"))
        lost = [n for n, pk in answered if there.get(n) != pk]
        unasked = {*there} - {n for n, _pk in answered}
        longest = max(longest, *(c.waited for c in clerks))
        print(
            f"{round_ + 1}: {len(answered)} answered, {len(lost)} lost, {len(there) - len(answered)} doubled or unasked,"
            f" {sum(c.again for c in clerks)} sent again, longest wait {max(c.waited for c in clerks):.1f} s",
            flush=True,
        )
        if lost or unasked:
            return 1
        time.sleep(15)  # the killed node comes back as a copy
    wrong = [f"{rule.code} {row}" for rule, row in broken()]
    print(f"longest wait {longest:.1f} s; verify: {wrong or 'clean'}")
    return int(bool(wrong) or longest > 30)


if __name__ == "__main__":
    sys.exit(main())
