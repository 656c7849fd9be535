"""A browser without a screen: cookies, forms and their protection against forgery, but no redirects followed."""

import re
from http.client import HTTPConnection
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urlsplit

_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


class Visitor:
    """One person's browser."""

    def __init__(self, url: str, session: str = "") -> None:
        self.url = url
        self.cookies: SimpleCookie = SimpleCookie({"sessionid": session} if session else {})
        self.token = ""

    def get(self, path: str) -> tuple[int, str]:
        """Open a page; return the status and the text."""
        status, _location, text = self._ask("GET", path)
        if found := _TOKEN.search(text):
            self.token = found[1]
        return status, text

    def post(self, path: str, **fields: str) -> tuple[int, str]:
        """Send the form of the page that was opened last; return the status and where the answer leads."""
        body = urlencode({"csrfmiddlewaretoken": self.token, **fields})
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Origin": self.url}
        status, location, _text = self._ask("POST", path, body, **headers)
        return status, location

    def _ask(self, method: str, path: str, body: str = "", **headers: str) -> tuple[int, str, str]:
        cookies = "; ".join(f"{name}={morsel.value}" for name, morsel in self.cookies.items())
        address = urlsplit(self.url)
        connection = HTTPConnection(address.hostname or "", address.port, timeout=120)
        try:
            connection.request(method, path, body, {"Cookie": cookies, **headers})
            response = connection.getresponse()
            for cookie in response.headers.get_all("Set-Cookie", []):
                self.cookies.load(cookie)
            return response.status, response.headers.get("Location", ""), response.read().decode()
        finally:
            connection.close()
