"""Asking other sites: within limits, and never into our own network."""

import gzip
import socket
import threading
import time
from ipaddress import ip_address

import pytest
from django.utils import timezone

from resources.links import fetching
from resources.links.addresses import FetchError, Guard, Reason, is_public
from resources.links.fetching import fetch
from tests.resources.sites import Site, answer, redirect, serving


def reason_of(url: str, **kwargs) -> Reason:
    with pytest.raises(FetchError) as caught:
        fetch(url, **kwargs)
    return caught.value.reason


# ── What is said ─────────────────────────────────────────────────────────────────────────────
def test_a_page_is_read_and_the_hub_says_who_it_is(site, settings):
    settings.BASE_URL = "https://hub.example"
    site.answers["/report"] = answer(200, b"<h1>Fees</h1>", Content_Type="text/html; charset=utf-8")

    found = fetch(site.url("/report?year=2023"), most_bytes=1000)

    assert (found.status, found.body, found.content_type) == (200, b"<h1>Fees</h1>", "text/html")
    _at, _method, path, headers = site.requests[0]
    assert path == "/report?year=2023"
    assert headers["User-Agent"] == "FairRecruitmentKnowledgeHub/1.0 (+https://hub.example/)"
    assert headers["Host"] == f"site.example:{site.port}"
    assert "Cookie" not in headers


def test_redirects_are_followed_and_the_permanent_part_of_the_way_is_told(site):
    site.answers["/old"] = redirect("/new")
    site.answers["/new"] = redirect("/today", 302)
    site.answers["/today"] = answer()

    found = fetch(site.url("/old"))

    assert (found.status, found.url, found.permanent_url) == (200, site.url("/today"), site.url("/new"))


def test_a_temporary_redirect_leaves_the_address_as_it_is(site):
    site.answers["/doi"] = redirect("/now", 302)
    site.answers["/now"] = redirect("/later", 301)
    site.answers["/later"] = answer()

    assert fetch(site.url("/doi")).permanent_url == site.url("/doi")


def test_a_redirect_to_an_address_in_utf8_is_followed(site):
    def give(request):
        request.send_response_only(302)
        request.wfile.write(b"HTTP/1.1 302 Found\r\nLocation: /\xc3\xa9tude\r\nContent-Length: 0\r\n\r\n")

    site.answers["/old"] = give
    site.answers["/%C3%A9tude"] = answer()

    assert fetch(site.url("/old")).status == 200


def test_circles_end_after_five_redirects(site):
    site.answers["/round"] = redirect("/and")
    site.answers["/and"] = redirect("/round", 302)

    assert reason_of(site.url("/round")) is Reason.REDIRECTS
    assert len(site.requests) == 6


# ── Where we do not go ───────────────────────────────────────────────────────────────────────
INSIDE = [
    "127.0.0.1", "127.8.8.8", "0.0.0.0", "10.0.0.1", "172.16.3.4", "192.168.1.1", "169.254.169.254", "100.64.0.1",
    "192.0.0.8", "192.0.2.1", "198.18.0.1", "198.51.100.7", "203.0.113.9", "224.0.0.1", "240.0.0.1",
    "255.255.255.255", "192.88.99.1", "::", "::1", "::ffff:127.0.0.1", "::ffff:8.8.8.8", "::127.0.0.1",
    "64:ff9b::7f00:1", "64:ff9b:1::1", "2002:7f00:1::", "2001:0:7f00:1::", "fc00::1", "fd00:ec2::254", "fe80::1",
    "fe80::1%eth0", "ff02::1", "2001:db8::1", "3fff::1", "100::1", "5f00::1",
]  # fmt: skip


@pytest.mark.parametrize("text", INSIDE)
def test_an_address_that_is_not_public_is_refused(text):
    assert not is_public(ip_address(text))


@pytest.mark.parametrize("text", ["8.8.8.8", "193.134.194.39", "2a00:1450:400a:804::200e", "2600::1"])
def test_a_public_address_is_allowed(text):
    assert is_public(ip_address(text))


WRITTEN = [
    "http://127.0.0.1/", "http://[::1]/", "http://169.254.169.254/latest/meta-data/", "http://2130706433/",
    "http://0177.0.0.1/", "http://0x7f000001/", "http://127.1/", "http://localhost/", "http://[::ffff:127.0.0.1]/",
    "https://[::ffff:a9fe:a9fe]/", "http://0/",
]  # fmt: skip


@pytest.mark.parametrize("url", WRITTEN)
def test_an_address_inside_is_refused_however_it_is_written(url):
    assert reason_of(url) is Reason.INTERNAL


@pytest.mark.parametrize("url", WRITTEN)
def test_a_redirect_to_an_address_inside_is_refused_however_it_is_written(site, url):
    site.answers["/trap"] = redirect(url, 302)

    assert reason_of(site.url("/trap")) is Reason.INTERNAL
    assert site.asked == ["GET /trap"]


ODD = [
    "ftp://site.example/", "file:///etc/passwd", "gopher://site.example/", "javascript:alert(1)", "//site.example/",
    "http://user:word@site.example/", "http://user@site.example/", "http:///", "http://", "", "http://site.example:22/",
    "http://site.example:6379/", "http://[fe80::1%25eth0]/", "http://a b/",
    "http://site.example\r\nX: y/", f"http://site.example/{'x' * 3000}", "http://site.example:99999/",
]  # fmt: skip


@pytest.mark.parametrize("url", ODD)
def test_what_is_no_plain_web_address_is_refused(url):
    assert reason_of(url) is Reason.ADDRESS


@pytest.mark.parametrize("url", ["ftp://site.example/", "http://user:word@site.example/", "file:///etc/passwd"])
def test_a_redirect_to_what_is_no_plain_web_address_is_refused(site, url):
    site.answers["/trap"] = redirect(url)

    assert reason_of(site.url("/trap")) is Reason.ADDRESS


def test_only_the_ports_of_the_web_are_asked():
    guard = Guard()

    assert [port for port in (22, 25, 80, 443, 5432, 6379, 8000, 8080) if guard.allows_port(port)] == [80, 443]


def test_a_name_is_looked_up_once_and_its_checked_address_is_connected_to(site, guard):
    guard.names["rebinding.example"] = [["127.0.0.1"], ["10.0.0.1"]]
    site.answers["/"] = answer(200, b"first")

    found = fetch(site.url("/", "rebinding.example"), most_bytes=10)

    assert (found.body, guard.looked_up) == (b"first", ["rebinding.example"])


def test_a_name_that_changes_its_answer_between_redirects_is_checked_anew(site, guard):
    guard.names["rebinding.example"] = [["127.0.0.1"], ["10.0.0.1"]]
    site.answers["/first"] = redirect("/second")
    site.answers["/second"] = answer()

    assert reason_of(site.url("/first", "rebinding.example")) is Reason.INTERNAL
    assert site.asked == ["GET /first"]


def test_of_several_addresses_only_public_ones_are_tried_and_a_dead_one_is_passed_over(site, guard):
    guard.names["many.example"] = [["10.0.0.1", "127.0.0.2", "127.0.0.1"]]
    object.__setattr__(guard, "ours", frozenset({"127.0.0.1", "127.0.0.2"}))
    site.answers["/"] = answer()

    assert fetch(site.url("/", "many.example")).status == 200


def test_an_unknown_name_says_so(guard):
    assert reason_of("http://no-such-name.invalid/") is Reason.NAME


def test_no_setting_lets_the_real_guard_into_this_machine(settings):
    settings.DEBUG = True

    assert type(fetching.guard) is Guard
    assert reason_of("http://127.0.0.1/") is Reason.INTERNAL


# ── Limits ───────────────────────────────────────────────────────────────────────────────────
def test_an_endless_body_is_cut_off(site):
    def give(request):
        request.send_response(200)
        request.end_headers()
        while True:
            request.wfile.write(b"x" * 65536)

    site.answers["/"] = give

    assert len(fetch(site.url(), most_bytes=100_000).body) == 100_000


def drip(request, first=b"HTTP/1.1 200 OK\r\n\r\n"):
    request.wfile.write(first)
    for _ in range(200):
        request.wfile.write(b"x")
        request.wfile.flush()
        time.sleep(0.05)


@pytest.mark.parametrize("first", [b"HTTP/1.1 200 OK\r\n\r\n", b"HTTP/1.1 200 OK\r\nX-Long: ", b""])
def test_a_slow_site_is_left_in_time_whatever_it_drips(site, first):
    site.answers["/"] = lambda request: drip(request, first)
    began = time.monotonic()

    assert reason_of(site.url(), most_bytes=10_000, seconds=0.6) is Reason.SLOW
    assert time.monotonic() - began < 3


def test_a_site_that_never_finishes_its_handshake_is_left_in_time(guard):
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]

        def accept():
            connection, _address = server.accept()
            with connection:
                for _ in range(100):
                    try:
                        connection.send(b"\x16")
                    except OSError:
                        return
                    time.sleep(0.05)

        thread = threading.Thread(target=accept)
        thread.start()
        began = time.monotonic()
        assert reason_of(f"https://site.example:{port}/", seconds=0.6) in {Reason.SLOW, Reason.CONNECTION}
        assert time.monotonic() - began < 3
        thread.join()


def test_a_bomb_is_unpacked_to_the_limit_only(site):
    site.answers["/"] = answer(200, gzip.compress(b"\0" * 50_000_000), Content_Encoding="gzip")

    assert len(fetch(site.url(), most_bytes=200_000).body) == 200_000


def test_a_packed_page_is_unpacked(site):
    site.answers["/"] = answer(200, gzip.compress("équitable".encode()), Content_Encoding="gzip")

    assert fetch(site.url(), most_bytes=1000).body.decode() == "équitable"


def test_a_page_that_is_not_packed_as_it_says_is_refused(site):
    site.answers["/"] = answer(200, b"plain", Content_Encoding="gzip")

    assert reason_of(site.url(), most_bytes=1000) is Reason.ANSWER


@pytest.mark.parametrize(
    "head",
    [
        b"HTTP/1.1 200 OK\r\nX-Huge: " + b"x" * 100_000 + b"\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"".join(b"X-%d: y\r\n" % n for n in range(500)) + b"\r\n",
        b"nonsense\r\n\r\n",
    ],
)
def test_a_head_that_is_too_large_or_nonsense_is_refused(site, head):
    site.answers["/"] = lambda request: request.wfile.write(head)

    assert reason_of(site.url()) is Reason.ANSWER


def test_a_closed_port_and_a_reset_are_said_to_be_unreachable(guard, site):
    with serving(Site()) as gone:
        address = gone.url()
    site.answers["/"] = lambda request: request.connection.close()

    assert reason_of(address) is Reason.CONNECTION
    assert reason_of(site.url()) is Reason.CONNECTION


# ── Retry-After ──────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("value", "seconds"), [("120", 120), ("99999999999", 30 * 86400), ("-5", 0), ("soon", 0), ("", 0), ("٣", 0)]
)
def test_how_long_a_site_wants_to_be_left_alone(value, seconds):
    assert fetching.Answer("", 429, {"Retry-After": value}).retry_after(timezone.now()) == seconds
