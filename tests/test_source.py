"""Guards over the source: a new module is covered the day it is added."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import call_command

ROOT = Path(__file__).resolve().parent.parent

LAYERS = ["hub", "members", "resources", "events"]
ROOF = (
    "hub/urls.py", "hub/views.py", "hub/site_search.py", "hub/sitemaps.py", "hub/demo/", "hub/scale/",
    "hub/management/commands/",
)  # fmt: skip
# Tables of words; they are as long as there is to say.
DATA = ("hub/taxonomy/vocabulary/",)
MODULES = sorted(found.relative_to(ROOT) for layer in LAYERS for found in (ROOT / layer).rglob("*.py"))
CODE = [module for module in MODULES if "migrations" not in module.parts]


def imports_of(module: Path) -> set[str]:
    """Return the dotted names that a module imports, wherever it does so."""
    found = set()
    for node in ast.walk(ast.parse((ROOT / module).read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def reaches(imported: set[str], *packages: str) -> set[str]:
    """Return the imports that lead into one of the packages."""
    return {name for name in imported if name.startswith(tuple(f"{package}." for package in packages))}


@pytest.mark.parametrize("layer", LAYERS)
def test_imports_point_left(layer: str) -> None:
    right = LAYERS[LAYERS.index(layer) + 1 :]
    below_the_roof = [m for m in MODULES if m.parts[0] == layer and not m.as_posix().startswith(ROOF)]

    wrong = {str(module): found for module in below_the_roof if (found := reaches(imports_of(module), *right))}

    assert below_the_roof
    assert wrong == {}


def test_nobody_imports_the_roof() -> None:
    roof = ("hub.urls", "hub.views", "hub.sitemaps", "hub.demo", "hub.scale")

    wrong = {
        str(module): found
        for module in MODULES
        if not module.as_posix().startswith(ROOF) and (found := reaches(imports_of(module), *roof))
    }

    assert wrong == {}


@pytest.mark.parametrize(("app", "other"), [("taxonomy", "outbox"), ("outbox", "taxonomy")])
def test_the_apps_of_the_floor_know_no_other(app: str, other: str) -> None:
    own = [module for module in MODULES if module.as_posix().startswith(f"hub/{app}/")]

    wrong = {
        str(module): found
        for module in own
        if (found := reaches(imports_of(module), f"hub.{other}", "members", "resources", "events"))
    }

    assert own
    assert wrong == {}


def test_no_module_is_longer_than_four_hundred_lines() -> None:
    long = {
        str(module): lines
        for module in CODE
        if not module.as_posix().startswith(DATA) and (lines := len((ROOT / module).read_text().splitlines())) > 400
    }

    assert long == {}


def test_no_module_is_a_junk_drawer() -> None:
    assert [str(module) for module in MODULES if module.stem in {"utils", "helpers", "common", "misc"}] == []


def plurals_of(template: str) -> Iterator[tuple[str, str]]:
    """Yield the singular and the plural of the counted texts of a template, as the catalogue has them."""
    for found in re.finditer(
        r"{%\s*blocktranslate\b[^%]*%}(.*?){%\s*plural\s*%}(.*?){%\s*endblocktranslate", template, re.DOTALL
    ):
        one, many = (re.sub(r"{{\s*(\w+)\s*}}", r"%(\1)s", " ".join(text.split())) for text in found.groups())
        yield one, many


def test_a_singular_has_one_plural() -> None:
    # The catalogue knows a counted text by its singular: a second plural is taken for the first one, and where their
    # names differ, the page falls back to English without a word.
    plurals = defaultdict(set)
    for template in (ROOT / "templates").rglob("*.*"):
        for one, many in plurals_of(template.read_text()):
            plurals[one].add(many)

    assert len(plurals) > 20
    assert {one: many for one, many in plurals.items() if len(many) > 1} == {}


@pytest.mark.django_db
def test_no_migration_is_missing() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
