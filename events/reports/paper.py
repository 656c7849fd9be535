"""A report on one page of paper, ready to be handed to a donor."""

from collections.abc import Sequence
from datetime import UTC, datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast

from django.conf import settings
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from fpdf import FPDF, ViewerPreferences

from events.reports.fonts import further_letters, true_type
from events.reports.report import Report, Table
from events.reports.suppression import Line
from hub.languages import current

_FAMILY, _FURTHER = "noto", "noto-further"
_MARGIN, _WIDTH, _HEIGHT = 18.0, 210.0, 297.0
_INNER = _WIDTH - 2 * _MARGIN
_GAP = 10.0
_COLUMN = (_INNER - _GAP) / 2
_INK, _HEAD, _SOFT = (45, 45, 45), (35, 0, 80), (88, 88, 99)
_ACTION, _TINT, _LINE = (30, 45, 190), (190, 220, 250), (213, 224, 233)
# Lines of the plots and of the table; what comes after them is summed up in one.
_BARS, _LINES = 6, 24
_FOOT = 24.0
# The plots of a page, the most telling first.
_PLOTS = ("region", "group", "gender", "listening_language")


def pdf(report: Report) -> bytes:
    """Return a PDF of exactly one page, with its title, language and date in its metadata."""
    with TemporaryDirectory() as directory:
        page = _Page(report, Path(directory))
        page.draw()
        return bytes(page.output())


class _Page(FPDF):
    """An A4 page with fixed places: nothing that is long can make a second one."""

    def __init__(self, report: Report, directory: Path) -> None:
        super().__init__(format="A4")
        self.report = report
        self.set_margin(_MARGIN)
        self.set_auto_page_break(auto=False)
        # Words begin where lines and bars begin.
        self.c_margin = 0
        self.set_lang(current())
        self.set_title(f"{report.title} – {report.headline}")
        self.set_subject(report.when)
        self.set_author(str(settings.SITE_NAME))
        self.set_creation_date(datetime.combine(report.made_on, time(), UTC))
        self.viewer_preferences = ViewerPreferences(display_doc_title=True)
        # fpdf2 reads fonts from files only.
        letters = frozenset("".join((report.title, *(label for table in report.tables for label, _line in table.rows))))
        for style, weight in (("", 400), ("B", 700)):
            self._add(directory / f"{_FAMILY}{weight}.ttf", _FAMILY, style, true_type(weight))
            if further := further_letters(weight, letters):
                self._add(directory / f"{_FURTHER}{weight}.ttf", _FURTHER, style, further)
        if f"{_FURTHER}" in self.fonts:
            self.set_fallback_fonts([_FURTHER])
        self.add_page()

    def _add(self, path: Path, family: str, style: str, content: bytes) -> None:
        path.write_bytes(content)
        self.add_font(family, style, path)

    def draw(self) -> None:
        """Draw the page from top to bottom."""
        report = self.report
        self.set_xy(_MARGIN, 14)
        self._write(str(settings.SITE_NAME), 9, color=_SOFT)
        # The outline of the document names its parts for who cannot see them.
        self.start_section(report.headline)
        self._write(report.title, 15, bold=True, color=_HEAD, lines=2)
        self._write(report.when, 10, color=_SOFT)
        self.ln(2.5)
        self._write(report.headline, 21, bold=True, color=_ACTION, lines=2)
        self.ln(3)
        self._key_figures()
        plots = [table for name in _PLOTS if (table := report.table(name))]
        countries = report.table("country")
        top = self.get_y() + 4
        left, right = top, top
        if countries:
            right = self._table(countries, _MARGIN + _COLUMN + _GAP, top) + 6
        for table in plots:
            # Under the table where that is the shorter column; what does not fit is in the other files.
            x, y = (_MARGIN, left) if left <= right else (_MARGIN + _COLUMN + _GAP, right)
            if y + self._height(table) > _HEIGHT - _FOOT:
                continue
            bottom = self._plot(table, x, y) + 4
            left, right = (bottom, right) if x == _MARGIN else (left, bottom)
        self._foot()

    def _write(
        self, text: str, size: float, *, bold: bool = False, color: tuple[int, int, int] = _INK, lines: int = 1
    ) -> None:
        """Write `text` in as many lines as there may be, smaller or shortened where it is too long."""
        height = size * 0.46
        self.set_text_color(*color)
        self.set_font(_FAMILY, "B" if bold else "", size)
        while size > 8 and len(self._lines(text)) > lines:
            size -= 0.5
            self.set_font_size(size)
        broken = self._lines(text)
        if len(broken) > lines:
            broken = [*broken[: lines - 1], self._fitted(" ".join(broken[lines - 1 :]), _INNER)]
        for line in broken:
            self.set_x(_MARGIN)
            self.cell(w=_INNER, h=height, text=line, new_x="LMARGIN", new_y="NEXT")

    def _lines(self, text: str) -> list[str]:
        return cast("list[str]", self.multi_cell(w=_INNER, text=text, dry_run=True, output="LINES"))

    def _fitted(self, text: str, width: float) -> str:
        """Return as much of `text` as fits into `width` in the present font."""
        if self.get_string_width(text) <= width:
            return text
        while text and self.get_string_width(f"{text}…") > width:
            text = text[:-1]
        return f"{text.rstrip()}…"

    def _key_figures(self) -> None:
        figures = self.report.figures[:8]
        columns = 4
        width = _INNER / columns
        top = self.get_y()
        for place, (name, value) in enumerate(figures):
            x, y = _MARGIN + place % columns * width, top + place // columns * 14
            self.set_draw_color(*_ACTION)
            self.line(x, y, x + width - 4, y)
            self.set_xy(x, y + 1)
            self.set_font(_FAMILY, "B", 13)
            self.set_text_color(*_HEAD)
            self.cell(w=width - 4, h=6, text=self._fitted(value, width - 4))
            self.set_xy(x, y + 7)
            self.set_font(_FAMILY, "", 7.5)
            self.set_text_color(*_SOFT)
            self.cell(w=width - 4, h=4, text=self._fitted(name, width - 4))
        self.set_y(top + -(-len(figures) // columns) * 14)

    def _heading(self, text: str, x: float, y: float) -> float:
        self.set_xy(x, y)
        self.start_section(text)
        self.set_font(_FAMILY, "B", 10.5)
        self.set_text_color(*_HEAD)
        self.cell(w=_COLUMN, h=6, text=self._fitted(text, _COLUMN))
        return y + 7.5

    def _plot(self, table: Table, x: float, y: float) -> float:
        """Draw a bar for each group, the last figure before its background; return where it ends."""
        y = self._heading(table.title, x, y)
        rows = _first(table.rows, _BARS)
        largest = max(line[0] for _label, line in rows)
        for label, line in rows:
            whole, part = line[0], line[1] if self.report.has_attendance else line[0]
            words = f"{_figure(part)} / {_figure(whole)}" if self.report.has_attendance else _figure(whole)
            self._pair(label, words, x, y, _COLUMN)
            self.set_fill_color(*_TINT)
            self.rect(x, y + 4.6, _COLUMN * whole / largest, 2.6, style="F")
            self.set_fill_color(*_ACTION)
            self.rect(x, y + 4.6, _COLUMN * part / largest, 2.6, style="F")
            y += 8.6
        if self.report.has_attendance:
            self.set_xy(x, y - 0.6)
            self.set_font(_FAMILY, "", 7)
            self.set_text_color(*_SOFT)
            self.cell(w=_COLUMN, h=3.5, text=self._fitted(f"{table.head[2]} / {table.head[1]}", _COLUMN))
            y += 3.5
        return y

    @staticmethod
    def _height(table: Table) -> float:
        return 7.5 + 8.6 * min(len(table.rows), _BARS) + 3.5

    def _table(self, table: Table, x: float, y: float) -> float:
        y = self._heading(table.title, x, y)
        heads = table.head[1:3] if self.report.has_attendance else table.head[1:2]
        width = 21.0
        room = int((_HEIGHT - _FOOT - 8 - y) / 6) - 1
        rows = _first(table.rows, min(_LINES, room))
        for number, (label, line) in enumerate([(table.head[0], None), *rows]):
            style, color = ("B", _SOFT) if line is None else ("", _INK)
            self.set_font(_FAMILY, style, 7 if line is None else 8.5)
            self.set_text_color(*color)
            name = _COLUMN - width * len(heads)
            self.set_xy(x, y)
            self.cell(w=name, h=6, text=self._fitted(label, name))
            for place, head in enumerate(heads):
                self.set_xy(x + name + place * width, y)
                text = head if line is None else _figure(line[place])
                self.cell(w=width, h=6, text=self._fitted(text, width), align="R")
            y += 6
            self.set_draw_color(*(_ACTION if number == 0 else _LINE))
            self.line(x, y, x + _COLUMN, y)
        return y

    def _pair(self, left: str, right: str, x: float, y: float, width: float) -> None:
        self.set_font(_FAMILY, "B", 8.5)
        self.set_text_color(*_INK)
        room = self.get_string_width(right) + 1
        self.set_xy(x + width - room, y)
        self.cell(w=room, h=4.4, text=right, align="R")
        self.set_font(_FAMILY, "", 8.5)
        self.set_xy(x, y)
        self.cell(w=width - room, h=4.4, text=self._fitted(left, width - room))

    def _foot(self) -> None:
        report = self.report
        self.set_draw_color(*_LINE)
        self.line(_MARGIN, _HEIGHT - _FOOT, _WIDTH - _MARGIN, _HEIGHT - _FOOT)
        self.set_xy(_MARGIN, _HEIGHT - _FOOT + 1.5)
        source = _("Source: registrations and attendance kept by %(site)s, %(address)s. Figures of %(date)s.") % {
            "site": settings.SITE_NAME,
            "address": settings.BASE_URL,
            "date": date_format(report.made_on, "DATE_FORMAT"),
        }
        self.set_font(_FAMILY, "", 7)
        self.set_text_color(*_SOFT)
        text = f"{source} {report.explanation}" if report.has_others else source
        self.multi_cell(w=_INNER, h=3.4, text=text, align="L")


def _figure(value: int) -> str:
    return number_format(value, force_grouping=True)


def _first(rows: Sequence[tuple[str, Line]], most: int) -> list[tuple[str, Line]]:
    """Return so many rows at most, the last of which names how many groups are left."""
    if len(rows) <= most:
        return list(rows)
    shown, rest = list(rows[: most - 1]), rows[most - 1 :]
    words = ngettext("%(count)s further line", "%(count)s further lines", len(rest)) % {"count": len(rest)}
    return [*shown, (words, tuple(map(sum, zip(*(line for _label, line in rest), strict=True))))]
