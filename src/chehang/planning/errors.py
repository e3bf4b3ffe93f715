"""What is wrong with an input, as a code and its numbers; the words are in ``texts``."""

from chehang.planning.texts import render


class InputError(ValueError):
    """Names the part, the column or the cell that cannot be planned with.

    ``code`` is stable, ``params`` hold what the sentence needs. ``str()`` gives both languages, Chinese first.
    """

    def __init__(self, code: str, **params: object) -> None:
        self.code = code
        self.params = params
        super().__init__(f"{self.message('zh')} / {self.message('en')}")

    def message(self, language: str = "zh") -> str:
        """The sentence in ``zh`` or ``en``: what is wrong, where, and what to do."""
        return render(f"error.{self.code}", language, self.params)
