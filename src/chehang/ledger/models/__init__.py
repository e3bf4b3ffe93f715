"""The tables of the money book."""

from .accounts import Account, RoleAccount
from .balances import AccountBalance
from .methods import Method
from .periods import Period, Reopening
from .vouchers import Line, Voucher

__all__ = ["Account", "AccountBalance", "Line", "Method", "Period", "Reopening", "RoleAccount", "Voucher"]
