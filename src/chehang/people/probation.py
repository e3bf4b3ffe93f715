"""How long probation may be (劳动合同法 art. 19)."""

from datetime import date, timedelta

from chehang.people.models.staff import ContractTerm

from .severance import add_months

# From so many months of contract on, so many months of probation.
LIMITS = ((36, 6), (12, 2), (3, 1))


def longest(term: str, starts_on: date, ends_on: date | None) -> date | None:
    """The last day probation may have; None where there is none (less than three months, until a work is done)."""
    if term == ContractTerm.TASK:
        return None
    if term == ContractTerm.OPEN or ends_on is None:
        return add_months(starts_on, 6) - timedelta(days=1)
    for least, months in LIMITS:
        if add_months(starts_on, least) <= ends_on + timedelta(days=1):
            return add_months(starts_on, months) - timedelta(days=1)
    return None
