"""The sheets of opening data, in the order in which they need each other."""

from . import (
    assets,
    balances,
    bins,
    cars,
    customers,
    deposits,
    orders,
    packages,
    payables,
    receivables,
    staff,
    stock,
    suppliers,
)
from .base import Look, New, Sheet, compared, look_at, read_file

SHEETS: dict[str, Sheet] = {
    one.code: one
    for one in (
        staff.SHEET,
        bins.SHEET,
        suppliers.SHEET,
        customers.SHEET,
        cars.SHEET,
        stock.SHEET,
        orders.SHEET,
        receivables.SHEET,
        deposits.SHEET,
        packages.SHEET,
        payables.SHEET,
        assets.SHEET,
        balances.SHEET,
    )
}

__all__ = ["SHEETS", "Look", "New", "Sheet", "compared", "look_at", "read_file"]
