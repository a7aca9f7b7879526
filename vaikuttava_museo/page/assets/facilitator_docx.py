"""What whoever leads a workshop sends and prints, as Word: the same texts as on the pages, from the same data."""

from collections.abc import Callable, Mapping, Sequence

from docx.shared import Mm

from vaikuttava_museo.content.addresses import papers_key, url_of
from vaikuttava_museo.content.localized import step_views
from vaikuttava_museo.content.no_break_spaces_and_marks import bind, plain
from vaikuttava_museo.content.pdf_documents import FACTS, FacilitatorFile, Role
from vaikuttava_museo.content.site_content import Content
from vaikuttava_museo.page.assets.docx_file import Place, Quiet, WordFile
from vaikuttava_museo.page.dates import clock, duration
from vaikuttava_museo.page.facilitator_script import (
    MeetingScript,
    ScriptRow,
    meeting_scripts,
    rows_under,
    texts_under,
)
from vaikuttava_museo.page.invitations import invitations
from vaikuttava_museo.page.qr_code import short_address
from vaikuttava_museo.texts import catalogue

_CLOCK, _PHASE, _MATERIALS, _NUMBER = 31, 48, 58, 16
"""Millimetres of columns."""
_DECISIONS, _ROW, _FACT = 5, 13, 33
"""How many decisions a memo has room for, and the millimetres that one has at least, and a fact."""


def facilitator_docx(content: Content, file: FacilitatorFile, site_url: str) -> bytes:
    """Return one Word file."""
    return _Papers(content, file, site_url).made()


class _Papers:
    """One file on its way into Word."""

    def __init__(self, content: Content, file: FacilitatorFile, site_url: str) -> None:
        self._content, self._role, self._section = content, file.role, file.section
        self._step, self._language = file.step, file.language
        self._texts, self._ui = (
            catalogue("invitations_and_papers", file.language),
            catalogue("interface", file.language),
        )
        self._view = next(view for view in step_views(content, file.language) if view.number == file.step)
        self._page = content.pages[f"askel-{file.step}", file.language]
        address = short_address(url_of(papers_key(file.step), file.language), site_url)
        step = bind(f"{self._ui['step']} {self._view.numeral}")
        self._site_url = site_url
        self._foot = f"{self._ui['site_name']} · {step} · {address} · CC BY 4.0"

    def made(self) -> bytes:
        """Return the finished file."""
        makers: Mapping[Role, Callable[[], WordFile]] = {
            Role.INVITATION: self._invitation,
            Role.FACTS: self._facts,
            Role.PROGRAMME: self._programme,
            Role.SCRIPT: self._script,
            Role.MEMO: self._memo,
        }
        return makers[self._role]().bytes()

    def _invitation(self) -> WordFile:
        letters = invitations(self._content, self._step, self._language)
        letter = next(letter for letter in letters if letter.id == self._section)
        file = WordFile(letter.subject, self._language, letter.subject, upright=True)
        file.heading(letter.subject, 1)
        for line in letter.lines:
            if line.is_item:
                file.items((line.text,))
            else:
                file.paragraph(line.text)
        return file

    def _facts(self) -> WordFile:
        title = f"{self._texts['facts']}: {plain(self._view.title)}"
        file = WordFile(title, self._language, self._foot, upright=True)
        file.heading(title, 1)
        url = f"{self._view.url}#{FACTS}"
        file.link(self._texts["fact_sources"], short_address(url, self._site_url), self._site_url + url)
        told = rows_under(self._content, self._step, self._language, FACTS)
        rows = [(asked, self._texts["fact_from"].format(source=source), what) for asked, source, what in told]
        self._asked(file, "facts_asked", ("question", "fact"), rows, _FACT)
        return file

    def _programme(self) -> WordFile:
        title = plain(self._view.title)
        file = WordFile(title, self._language, title, upright=True)
        file.heading(title, 1)
        file.paragraph(self._texts["when"])
        file.paragraph(f"{self._ui['outcome']}: {self._page.text_of('outcome')}")
        file.heading(self._texts[self._asked_by("core_question")], 2)
        file.items(self._questions)
        file.heading(self._texts["timetable"], 2)
        for number, meeting in enumerate(self._meetings):
            if meeting.note:
                note = file.paragraph(meeting.note).paragraph_format
                note.keep_with_next, note.space_before = True, Mm(4)
            widths = [_CLOCK, _PHASE, file.width - _CLOCK - _PHASE]
            hours = Place(f"clock.{number}", self._ui["agenda_time"], shown=self._texts["since_start"])
            head = (hours, self._texts["phase"], self._ui["agenda_activity"])
            table = file.table(title, widths, [[text] for text in head])
            for row in meeting.rows:
                hour = self._clock(number, row)._replace(shown=clock(row.start))
                file.row(table, [[hour], [row.phase.title], [row.phase.activity]], 1)
            end = self._end(number, meeting)
            file.row(
                table, [[end._replace(shown=clock(meeting.minutes))], [self._ui["workshop_ends"]], []], 1
            )
        return file

    def _script(self) -> WordFile:
        texts, title = self._texts, f"{self._texts['script']}: {plain(self._view.title)}"
        file = WordFile(title, self._language, self._foot)
        file.heading(title, 1)
        file.paragraph(texts["when"])
        for name in ("outcome", "materials"):
            file.paragraph(f"{self._ui[name]}: {self._page.text_of(name)}")
        file.heading(texts[self._asked_by("core_question")], 2)
        file.items(self._questions)
        for number, meeting in enumerate(self._meetings):
            file.heading(texts["timetable"], 2, new_page=number > 0)
            self._acts(file, number, meeting)
        if pitfalls := texts_under(self._content, self._step, self._language, "pitfalls"):
            file.heading(texts["pitfalls"], 2)
            file.items(pitfalls)
        return file

    def _acts(self, file: WordFile, number: int, meeting: MeetingScript) -> None:
        if meeting.note:
            file.paragraph(meeting.note).paragraph_format.keep_with_next = True
        widths = [_CLOCK, _PHASE, file.width - _CLOCK - _PHASE - _MATERIALS, _MATERIALS]
        head = (self._texts["minutes"], self._texts["phase"], self._texts["who_says"], self._ui["materials"])
        table = file.table(self._texts["script"], widths, [[text] for text in head])
        for row in meeting.rows:
            record = (self._texts["record"].format(text=row.record),) if row.record else ()
            told = (row.phase.activity, *row.lines, *record)
            start = f"{self._texts['from_start']} {duration(row.start, self._ui)}"
            begins: tuple[str | Place, ...] = (
                self._clock(number, row, self._ui["agenda_time"]),
                bind(start),
                *self._lengths(row),
            )
            file.row(table, (begins, [row.phase.title], told, row.materials), 1, spoken=True)
        file.row(table, ([self._end(number, meeting)], [self._ui["workshop_ends"]], [], []), 1)

    def _clock(self, meeting: int, row: ScriptRow, word: str = "") -> Place:
        """Return the place for the hour at which a phase begins: `papers/word.js` fills it in once that is known."""
        label = f"{self._ui['agenda_time']} · {row.phase.title}"
        return Place(f"clock.{meeting}.{row.start}", label, word)

    def _end(self, number: int, meeting: MeetingScript) -> Place:
        """Return the place for the hour at which the workshop ends."""
        return Place(
            f"clock.{number}.{meeting.minutes}", f"{self._ui['agenda_time']} · {self._ui['workshop_ends']}"
        )

    def _lengths(self, row: ScriptRow) -> tuple[str, ...]:
        length = duration(row.phase.minutes, self._ui)
        match row.phase.shortest:
            case None:
                return (length,)
            case 0:
                return length, self._texts["may_be_left_out"]
            case shortest:
                return length, self._texts["least"].format(minutes=duration(shortest, self._ui))

    def _memo(self) -> WordFile:
        texts, title = self._texts, f"{self._texts['memo']}: {plain(self._view.title)}"
        file = WordFile(title, self._language, self._foot)
        file.heading(title, 1)
        file.places([(f"memo.{name}", texts[name]) for name in ("date", "place", "leader", "writer")])
        file.places([("memo.present", texts["present"])])
        file.paragraph(f"{self._ui['outcome']}: {self._page.text_of('outcome')}")
        file.heading(texts["decisions"], 2)
        names = ("decision", "reasons", "ends", "who", "by_when")
        wide, narrow = 66, (file.width - _NUMBER - 3 * 66) / 2
        head = [[texts[name]] for name in ("number", *names)]
        table = file.table(texts["decisions"], [_NUMBER, *[wide] * 3, narrow, narrow], head)
        for number in range(1, _DECISIONS + 1):
            places = (Place(f"memo.{number}.{name}", f"{number} · {texts[name]}") for name in names)
            file.row(table, ([str(number)], *([place] for place in places)), height=_ROW)
        self._asked(
            file,
            self._asked_by("core_answer"),
            ("question", "answer"),
            [(question,) for question in self._questions],
        )
        records = [
            (row.phase.title, row.record) for meeting in self._meetings for row in meeting.rows if row.record
        ]
        if records:
            self._asked(file, "recorded", ("phase", "kept"), records)
        return file

    def _asked_by(self, name: str) -> str:
        """Return the name of a heading over the core questions: step IV has one alone."""
        return name if len(self._questions) == 1 else f"{name}s"

    def _asked(
        self,
        file: WordFile,
        name: str,
        head: tuple[str, str],
        rows: Sequence[tuple[str, ...]],
        height: int = _ROW,
    ) -> None:
        """Add a table of what is asked and a place to write beside each."""
        file.heading(self._texts[name], 2)
        names = [self._texts[key] for key in head]
        table = file.table(self._texts[name], [file.width / 2] * 2, [[text] for text in names])
        for number, (heading, *text) in enumerate(rows, start=1):
            place = Place(f"memo.{name}.{number}", f"{heading} · {names[1]}")
            file.row(table, ((heading, *map(Quiet, text)), [place]), height=height)

    @property
    def _questions(self) -> list[str]:
        return [question[self._language.code] for question in self._content.steps[self._step].questions]

    @property
    def _meetings(self) -> tuple[MeetingScript, ...]:
        return meeting_scripts(self._content, self._step, self._language)
