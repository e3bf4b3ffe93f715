"""What tests of the second factor share."""

from datetime import datetime

import pyotp

from chehang.org.operations.set_second_factor import SetSecondFactor, set_second_factor
from chehang.org.second_factor import hashes

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
CODES = ["aaaaaa-bbbbbb", "cccccc-dddddd"]


def code_at(moment: datetime) -> str:
    return str(pyotp.TOTP(SECRET).at(moment))


def set_up(actor, clock) -> None:
    cmd = SetSecondFactor(secret=SECRET, code=code_at(clock.now()), recovery=hashes(CODES))
    set_second_factor(cmd, actor=actor, clock=clock)
