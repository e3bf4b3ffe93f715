"""The second factor at sign-in: a code of six digits from a phone, or a recovery code (TOTP by RFC 6238, through pyotp)."""

import hashlib
import hmac
import secrets
from collections.abc import Iterable
from datetime import date, datetime, timedelta

import pyotp
from django.utils.translation import gettext_lazy as _

from chehang.core.context import Actor
from chehang.core.errors import Refused
from chehang.core.parameters import text_parameter

from .models import Account, SecondFactor
from .posts import HEADS

TRIES, PAUSE = 5, timedelta(minutes=5)
STEP = 30  # seconds
RECOVERY = 8
# What a post cannot decide comes to a head; money passes the cashier; who hands out rights can hand himself any.
MONEY = frozenset({*HEADS.values(), "general_manager", "cashier", "administrator"})


def obliged(actor: Actor, today: date) -> bool:
    """Whether the store's policy asks this person for a second factor."""
    policy = text_parameter(actor, "org.second_factor", today)
    return policy == "all" or (policy == "money" and bool(actor.posts & MONEY))


def new_secret() -> str:
    """160 random bits in base 32."""
    return pyotp.random_base32()


def address(secret: str, username: str) -> str:
    """What the QR code says to an authenticator."""
    return pyotp.TOTP(secret).provisioning_uri(name=username, issuer_name="车行 Chehang")


def new_codes() -> list[str]:
    """Recovery codes of 48 random bits each; shown once, kept as hashes."""
    return [f"{secrets.token_hex(3)}-{secrets.token_hex(3)}" for _n in range(RECOVERY)]


def code_hash(code: str) -> str:
    """How a recovery code is kept; spaces, dashes and capitals do not count."""
    plain = "".join(c for c in code.lower() if c.isalnum())
    return hashlib.sha256(plain.encode()).hexdigest()


def step_of(secret: str, code: str, now: datetime, after: int = 0) -> int:
    """The step of time whose code this is, one step early or late allowed; 0 when it is none later than ``after``."""
    plain = code.replace(" ", "")
    if not (plain.isascii() and plain.isdigit() and len(plain) == 6):
        return 0
    totp, middle = pyotp.TOTP(secret, interval=STEP), int(now.timestamp()) // STEP
    for step in (middle, middle - 1, middle + 1):
        if step > after and hmac.compare_digest(totp.generate_otp(step), plain):
            return step
    return 0


def check(account_id: int, code: str, now: datetime) -> None:
    """Accept a code once; must run inside a transaction. Raises Refused for a wrong one (``WrongCode`` counts it) or a pause."""
    row = SecondFactor.objects.select_for_update().get(account_id=account_id)
    if row.locked_until and row.locked_until > now:
        raise Refused("code.locked", _("Too many wrong codes. Please wait five minutes."), field="code")
    step, hashed = step_of(row.secret, code, now, row.last_step), code_hash(code)
    if not step and hashed not in row.codes:
        raise WrongCode(row.pk, now)
    row.last_step = step or row.last_step
    row.codes = [c for c in row.codes if c != hashed]
    row.failures, row.locked_until = 0, None
    row.save(update_fields=["last_step", "codes", "failures", "locked_until"])


class WrongCode(Refused):
    """A wrong code; counted after the act has been rolled back."""

    def __init__(self, pk: int, at: datetime) -> None:
        super().__init__("code.wrong", _("This code is not right, or was used before."), field="code")
        self.pk, self.at = pk, at

    def after_rollback(self) -> None:
        """Count it and pause at the fifth."""
        row = SecondFactor.objects.select_for_update().get(pk=self.pk)
        row.failures += 1
        if row.failures >= TRIES:
            row.failures, row.locked_until = 0, self.at + PAUSE
        row.save(update_fields=["failures", "locked_until"])


def has(account: Account) -> bool:
    """Whether the account has one."""
    return SecondFactor.objects.filter(account=account).exists()


def hashes(codes: Iterable[str]) -> list[str]:
    """The hashes of recovery codes."""
    return [code_hash(code) for code in codes]
