"""The day of finance for the conformance tests: each subject's rows in the states its guards speak of."""

from tests.selling import Shop

from .stories import budget, closing, methods, spending, treasury

SUBJECTS = (spending, treasury, closing, budget, methods)
VIOLATIONS = {name: wrong for s in SUBJECTS for name, wrong in s.VIOLATIONS.items()}
COPIES = {name: copy for s in SUBJECTS for name, copy in s.COPIES.items()}


def tell(shop: Shop) -> None:
    """Each subject in turn."""
    for subject in SUBJECTS:
        subject.tell(shop)
