"""What an operation says of itself is true of it: whoever may be refused is told so, in the description that the API gives too."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

HOUSE = Path(__file__).resolve().parents[2] / "src/chehang"
REFUSALS = ("Refused", "Conflict", "NotFound", "NotAllowed")


def stories() -> Iterator[tuple[str, ast.FunctionDef]]:
    for path in sorted(HOUSE.glob("*/operations/*.py")):
        for node in ast.parse(path.read_text()).body:
            if isinstance(node, ast.FunctionDef) and any("operation(" in ast.unparse(d) for d in node.decorator_list):
                yield f"{path.parts[-3]}.{node.name}", node


def refuses(story: ast.FunctionDef) -> bool:
    raised = (n.exc.func for n in ast.walk(story) if isinstance(n, ast.Raise) and isinstance(n.exc, ast.Call))
    return any(isinstance(f, ast.Name) and f.id in REFUSALS for f in raised)


def test_an_operation_that_refuses_says_when() -> None:
    told = {name: ast.get_docstring(story) or "" for name, story in stories() if refuses(story)}
    assert [name for name, words in told.items() if not re.search("[Rr]efus|Conflict", words)] == []


def test_every_operation_says_what_it_does() -> None:
    assert [name for name, story in stories() if len(ast.get_docstring(story) or "") < 8] == []


def test_no_page_names_an_operation_by_its_dot() -> None:
    """The address of a form is /do/department/verb/: with a dot there is none, and the button leads nowhere."""
    dotted = [str(p) for p in HOUSE.glob("*/templates/**/*.html") if re.search(r"/do/[a-z]+\.", p.read_text())]
    assert dotted == []
