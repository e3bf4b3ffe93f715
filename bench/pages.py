"""How fast pages come with many at work: ``python -m bench.pages`` on a database filled by the other tables.

The shipped server runs as a process of its own, as in a store; 16 clients with a session each ask for list pages and
for the search box without a pause between. Beside them stands the lightest page of the same server in the same run.
"""

import argparse
import http.client
import os
import socket
import subprocess
import sys
import threading
import time
from random import Random
from urllib.parse import quote

RNG = Random(11)
LIST, FIND = 150.0, 30.0  # ms at the 95th percentile
LISTS = ("/catalogue/parts/", "/stock/balances/", "/finance/vouchers/")


def main() -> None:
    """Print p50 and p95 in ms, requests a second and the ratio to the target."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--asked", type=int, default=40, help="requests of each client")
    options.add_argument("--clients", type=int, default=16)
    chosen = options.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chehang.project.settings")
    import django

    django.setup()
    account = business()
    cookies = [signed_in(account) for _n in range(chosen.clients)]
    words = questions(400)
    from django.db import connection

    connection.close()
    with Server() as port:
        print(f"{'':<34}{'p50 ms':>9}{'p95 ms':>9}{'/s':>7}{'target':>9}{'× faster':>10}")
        measure("lightest page, 1 client", port, cookies[:1], ["/healthz"], chosen.asked * 2)
        measure("search box, 1 client", port, cookies[:1], words, chosen.asked * 5, FIND)
        for path in LISTS:
            measure(f"{path} 1 client", port, cookies[:1], [path], chosen.asked)
            measure(f"{path} {chosen.clients} clients", port, cookies, [path], chosen.asked, LIST)
        measure(f"search box, {chosen.clients} clients", port, cookies, words, chosen.asked, LIST)


def business(documents: int = 10_000) -> int:
    """A store with past business, and an account that may see its lists; the account's id."""
    from bench.books import Bench
    from bench.books_history import write
    from chehang.org.models import Account, Assignment, Employee

    made = Bench()
    made.act(made.receive, 100)
    write(made, documents)
    person = Employee.objects.create(store=made.store, number="P1", name="宋佳")
    day = made.clock.today().replace(month=1, day=1)
    for post in ("parts_manager", "accountant"):
        Assignment.objects.create(store=made.store, employee=person, post=post, since=day)
    return int(Account.objects.create_user(f"bench{made.store.code}", None, person).pk)


def signed_in(account_id: int) -> str:
    """A session of the account; its cookie."""
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    from chehang.org.models import Account

    session = SessionStore()
    session[SESSION_KEY] = str(account_id)
    session[BACKEND_SESSION_KEY] = "chehang.org.accounts.AccountBackend"
    session[HASH_SESSION_KEY] = Account.objects.get(pk=account_id).get_session_auth_hash()
    session.create()
    return f"sessionid={session.session_key}"


def questions(count: int) -> list[str]:
    """What people type into the search box: whole numbers, their beginnings and middles, slips, words of names."""
    from bench.lookup import part_of, pick, slip, word_of

    makers = [
        lambda n, _c: n,
        lambda n, _c: n[:5],
        lambda n, _c: part_of(n),
        lambda n, _c: slip(n),
        lambda _n, c: word_of(c),
    ]
    sample, _total = pick(count)
    return [f"/find/?q={quote(makers[i % 5](*found))}" for i, found in enumerate(sample)]


class Server:
    """``chehang serve`` on a free port for the time of the measurement."""

    def __enter__(self) -> int:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = int(free.getsockname()[1])
        order = [sys.executable, "-m", "chehang", "serve", "--port", str(port), "--no-worker"]
        self.process = subprocess.Popen(order, stdout=subprocess.DEVNULL)
        for _try in range(300):
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                return port
            except OSError:
                if self.process.poll() is not None:
                    break
                time.sleep(0.2)
        raise SystemExit("the server did not start")

    def __exit__(self, *_error: object) -> None:
        self.process.terminate()
        self.process.wait(20)


def measure(name: str, port: int, cookies: list[str], paths: list[str], asked: int, target: float = 0) -> None:
    """Let every client ask ``asked`` times and print the line of the table."""
    times: list[float] = []
    ready = threading.Barrier(len(cookies) + 1)

    def client(cookie: str, seed: int) -> None:
        line, mine, chance = http.client.HTTPConnection("127.0.0.1", port, timeout=60), [], Random(seed)
        for n in range(asked + 3):
            if n == 3:
                ready.wait()
            began = time.perf_counter()
            line.request("GET", chance.choice(paths), headers={"Cookie": cookie})
            answer = line.getresponse()
            answer.read()
            if answer.status != 200:
                raise SystemExit(f"{name}: answered {answer.status} {answer.getheader('Location', '')}")
            if n > 2:
                mine.append((time.perf_counter() - began) * 1000)
        times.extend(mine)

    together = [threading.Thread(target=client, args=(cookie, seed)) for seed, cookie in enumerate(cookies)]
    for thread in together:
        thread.start()
    ready.wait()
    began = time.perf_counter()
    for thread in together:
        thread.join()
    took = time.perf_counter() - began
    times.sort()
    p50, p95 = times[len(times) // 2], times[int(len(times) * 0.95)]
    beside = f"{target:>9.0f}{target / p95:>10.1f}" if target else ""
    print(f"{name:<34}{p50:>9.1f}{p95:>9.1f}{len(times) / took:>7.0f}{beside}", flush=True)


if __name__ == "__main__":
    main()
