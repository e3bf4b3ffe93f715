"""Turning the pages of a book: a page holds what a screen reads quickly, whatever the span has."""

from dataclasses import dataclass

from django.http import HttpRequest

from .asking import number

ROWS = 100


@dataclass(frozen=True)
class Pages:
    """Which page of how many is shown; ``query`` is the address without the page."""

    page: int
    query: str
    count: int = 0

    @classmethod
    def of(cls, request: HttpRequest) -> "Pages":
        """The page that is asked for; how many rows there are is not known yet."""
        asked = request.GET.copy()
        asked.pop("page", None)
        return cls(max(number(request, "page"), 1), asked.urlencode())

    def over(self, count: int) -> "Pages":
        """The same over so many rows."""
        return Pages(self.page, self.query, count)

    @property
    def skip(self) -> int:
        """Rows before this page."""
        return (self.page - 1) * ROWS

    @property
    def pages(self) -> int:
        return max(-(-self.count // ROWS), 1)
