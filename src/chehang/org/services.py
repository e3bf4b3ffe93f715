"""What the organisation offers to the departments: actors, PINs, names."""

import hashlib
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.contrib.auth.hashers import check_password, make_password
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from chehang.core.context import Actor, Clock, Context
from chehang.core.errors import NotFound, Refused
from chehang.core.house import house_actor

from .models import Account, Assignment, Employee, Grant, Store, Token

PIN_TRIES = 5
PIN_PAUSE = timedelta(minutes=5)


Held = dict[int, frozenset[str]]


def posts_by_store(employee: Employee, on: date) -> Held:
    """The posts an employee holds on a day, by the id of the store."""
    held = Assignment.objects.filter(employee=employee, since__lte=on).filter(Q(until=None) | Q(until__gte=on))
    found: dict[int, set[str]] = {}
    for store_id, post in held.values_list("store_id", "post"):
        found.setdefault(store_id, set()).add(post)
    return {store_id: frozenset(posts) for store_id, posts in found.items()}


def posts_of(employee: Employee, store_id: int, on: date) -> frozenset[str]:
    """The posts an employee holds in a store on a day."""
    return posts_by_store(employee, on).get(store_id, frozenset())


def current_posts(store_id: int, on: date) -> dict[int, set[str]]:
    """Who holds which posts of a store on a day: employee id → posts."""
    found: dict[int, set[str]] = {}
    held = Assignment.objects.filter(store_id=store_id, since__lte=on).filter(Q(until=None) | Q(until__gte=on))
    for employee_id, post in held.values_list("employee_id", "post"):
        found.setdefault(employee_id, set()).add(post)
    return found


def rights_of(posts: Iterable[str], store_id: int) -> frozenset[str]:
    """What the posts may do in a store: what every store has, changed by what its own administrator decided."""
    return rights_by_store({store_id: frozenset(posts)})[store_id]


def rights_by_store(held: Held) -> dict[int, frozenset[str]]:
    """The same for the posts held in each of some stores, in one question."""
    posts = {post for mine in held.values() for post in mine}
    decided = Grant.objects.filter(Q(store=None) | Q(store__in=held), post__in=posts)
    said: dict[tuple[int | None, str], dict[str, bool]] = {}
    for store_id, post, permission, yes in decided.values_list("store_id", "post", "permission", "held"):
        said.setdefault((store_id, post), {})[permission] = yes
    alike: dict[frozenset[str], frozenset[str]] = {}
    found = {}
    for store_id, mine in held.items():
        own = any((store_id, post) in said for post in mine)
        if own or mine not in alike:
            there = [said.get((None, post), {}) | said.get((store_id, post), {}) for post in mine]
            rights = frozenset(name for one in there for name, yes in one.items() if yes)
            found[store_id] = rights
            if not own:
                alike[mine] = rights
        else:
            found[store_id] = alike[mine]
    return found


def actor_for(
    account: Account,
    clock: Clock,
    *,
    store_id: int = 0,
    address: str = "",
    channel: str = "web",
    held: Held | None = None,
) -> Actor:
    """The actor behind an account. A disabled account or a leaver has no posts and so no rights.

    ``held`` are the employee's posts of today where the caller has read them already.
    """
    employee = account.employee
    store_id = store_id or employee.store_id
    works = account.is_active and employee.active
    held = posts_by_store(employee, clock.today()) if works and held is None else held or {}
    posts = held.get(store_id, frozenset()) if works else frozenset()
    rights = rights_of(posts, store_id) if posts else frozenset()
    code = (
        employee.store.code
        if store_id == employee.store_id
        else Store.objects.values_list("code", flat=True).get(pk=store_id)
    )
    reach = Stores(account, clock, held, address, channel) if works and len(held) > 1 else None
    return Actor(account.pk, employee.pk, store_id, employee.name, posts, rights, address, channel, code or "", reach)


@dataclass(frozen=True)
class Stores:
    """The stores in which a person holds posts today."""

    account: Account
    clock: Clock
    held: Held
    address: str
    channel: str

    def stores_with(self, permission: str) -> frozenset[int]:
        """Those in which one of the posts held there has a right: one question for all of them."""
        posts = {post for mine in self.held.values() for post in mine}
        said = Grant.objects.filter(
            Q(store=None) | Q(store__in=self.held), post__in=posts, permission=permission
        ).values_list("store_id", "post", "held")
        decided: dict[tuple[int | None, str], bool] = {(store_id, post): held for store_id, post, held in said}
        return frozenset(
            store_id
            for store_id, mine in self.held.items()
            if any(decided.get((store_id, post), decided.get((None, post), False)) for post in mine)
        )

    def each(self, permission: str) -> list[Actor]:
        """The same person in each of them in which the posts held there have a right, by the stores' codes; two questions."""
        rights = rights_by_store(self.held)
        codes = Store.objects.filter(pk__in=self.held).order_by("code", "pk").values_list("pk", "code")
        employee = self.account.employee
        return [
            Actor(
                self.account.pk,
                employee.pk,
                store_id,
                employee.name,
                self.held[store_id],
                rights[store_id],
                self.address,
                self.channel,
                code or "",
                self,
            )
            for store_id, code in codes
            if permission in rights[store_id]
        ]

    def at(self, store_id: int) -> Actor:
        """The same person at work in another of them."""
        return actor_for(
            self.account, self.clock, store_id=store_id, address=self.address, channel=self.channel, held=self.held
        )


def set_pin(employee: Employee, pin: str) -> None:
    """Set the PIN an employee signs with: 4 to 8 digits, kept as a slow hash."""
    if not (pin.isascii() and pin.isdigit() and 4 <= len(pin) <= 8):
        raise Refused("pin.malformed", _("A PIN has 4 to 8 digits."), field="pin")
    employee.pin_hash = make_password(pin)
    employee.save(update_fields=["pin_hash"])


def colleague(ctx: Context, employee_id: int) -> tuple[Employee, frozenset[str]]:
    """An employee who works in this store today, with the posts held here; NotFound otherwise.

    Who is lent from another store of the group is a colleague like those of the house.
    """
    employee = Employee.objects.filter(pk=employee_id, active=True).first()
    posts = posts_of(employee, ctx.store_id, ctx.today) if employee else frozenset()
    if employee is None or not (posts or employee.store_id == ctx.store_id):
        raise NotFound("not_found", _("There is no such %(what)s here."), what=Employee._meta.verbose_name)
    return employee, posts


def check_pin(ctx: Context, employee_id: int, pin: str, *, post: str) -> Employee:
    """The employee of this store and post whose PIN this is.

    Wrong PINs are counted outside the refused act (see ``note_pin_failure``); after five the person waits five minutes.
    """
    employee, posts = colleague(ctx, employee_id)
    if post not in posts:
        raise Refused("pin.wrong_post", _("%(name)s does not hold the post this signature needs."), name=employee.name)
    if employee.pin_locked_until and employee.pin_locked_until > ctx.now:
        raise Refused("pin.locked", _("Too many wrong PINs. Please wait five minutes."), field="pin")
    if not employee.pin_hash or not check_password(pin, employee.pin_hash):
        raise WrongPin(employee.pk, ctx.now)
    if employee.pin_failures:
        Employee.objects.filter(pk=employee.pk).update(pin_failures=0, pin_locked_until=None)
    return employee


class WrongPin(Refused):
    """A wrong PIN; the failure is counted after the act has been rolled back."""

    def __init__(self, employee_id: int, at: datetime) -> None:
        super().__init__("pin.wrong", _("This PIN is not right."), field="pin")
        self.employee_id, self.at = employee_id, at

    def after_rollback(self) -> None:
        """Count the failure and pause the person at the fifth."""
        employee = Employee.objects.select_for_update().get(pk=self.employee_id)
        employee.pin_failures += 1
        if employee.pin_failures >= PIN_TRIES:
            employee.pin_failures, employee.pin_locked_until = 0, self.at + PIN_PAUSE
        employee.save(update_fields=["pin_failures", "pin_locked_until"])


def token_hash(token: str) -> str:
    """How a machine's key is kept: SHA-256 (the key itself has 256 random bits)."""
    return hashlib.sha256(token.encode()).hexdigest()


def new_token_row(account: Account, name: str, scopes: list[str], sealed: str, now: datetime, days: int) -> Token:
    """Register a machine's key by its hash."""
    return Token.objects.create(
        account=account,
        name=name,
        token_hash=sealed,
        scopes=scopes,
        created_at=now,
        expires_at=now + timedelta(days=days),
    )


def new_token(account: Account, name: str, scopes: list[str], now: datetime, days: int = 365) -> str:
    """Make a key for a machine and return it; it is shown once and never again."""
    token = "ch_" + secrets.token_urlsafe(32)
    new_token_row(account, name, scopes, token_hash(token), now, days)
    return token


def actor_of_token(token: str, clock: Clock, address: str = "") -> Actor | None:
    """The actor a key stands for, with no more rights than both the person and the key have."""
    found = (
        Token.objects.filter(token_hash=token_hash(token), revoked_at=None, expires_at__gt=clock.now())
        .select_related("account__employee__store")
        .first()
    )
    if found is None:
        return None
    actor = actor_for(found.account, clock, address=address, channel="api")
    scopes = frozenset(found.scopes)
    rights = actor.permissions if "*" in scopes else actor.permissions & scopes
    return Actor(
        actor.account_id,
        actor.employee_id,
        actor.store_id,
        actor.name,
        actor.posts,
        rights,
        address,
        "api",
        actor.store_code,
    )


def living() -> QuerySet[Store]:
    """The stores that live in this database: somebody holds a post there. Others of the group are known by name only."""
    return Store.objects.filter(pk__in=Assignment.objects.values("store_id"))


def house_at(store_id: int) -> Actor:
    """The house itself, at work in a store."""
    return house_actor(store_id, Store.objects.values_list("code", flat=True).get(pk=store_id))


def holders(store_id: int, post: str, on: date) -> list[Employee]:
    """The active employees on a post of a store."""
    held = Assignment.objects.filter(store_id=store_id, post=post, since__lte=on)
    ids = held.filter(Q(until=None) | Q(until__gte=on)).values("employee_id")
    return list(Employee.objects.filter(pk__in=ids, active=True).order_by("number"))
