"""What is printed anew and what comes from the cache; the browser's place is taken by a function."""

from contextlib import nullcontext
from functools import partial
from itertools import count

import pytest
from project import ROOT

from tests.unit.examples import content, page_text, sheet_text, step_text
from vaikuttava_museo.content.languages import FINNISH
from vaikuttava_museo.content.pdf_documents import Kind, booklet_keys, documents, word_templates
from vaikuttava_museo.pdf import print_jobs
from vaikuttava_museo.pdf.chromium import BuiltSite, PageIncomplete

BASE = "https://museo.example/polku/"
STEPS = ["askel-1", "askel-2", "askel-3"]
STEP_2 = ["askel-2", "askel-2-day", "askel-2-large-print"]
ALL = sorted(name + paper for name in STEPS for paper in ("", "-day", "-large-print", "-wall", "-wall-a3"))
CONTENT = content(**{name: step_text(int(name[-1])) for name in STEPS})
HEAD = (
    '<style>@font-face{src:url("../assets/sans.woff2#x")}b{mask:url(#m)}c{background:url("data:x")}</style>'
    '<link rel="stylesheet" media="print" href="../assets/print.css"><script src="../assets/site.1.js"></script>'
    '<img src="../assets/none.png"><img srcset="../assets/1.png 1x, ../assets/2.png 2x"><img src="data:x">'
    '<img src="https://elsewhere.example/a.png"><svg><use href="../assets/sign.svg#x"/></svg>'
)
LOADED = {"sans.woff2", "serif.woff2", "print.css", "1.png", "2.png", "sign.svg"}


class Run:
    """A site of three steps and its cache; `sources` are those of what the last run printed."""

    version, incomplete = "Chromium 156", ""

    def __init__(self, folder):
        self.site, self.cache, self.numbers = BuiltSite(folder / "site", BASE), folder / "cache", count()
        for name in STEPS:
            self.write(f"{name}/index.html", HEAD)
        for name in (*LOADED, "site.1.js"):
            self.write(f"assets/{name}", "c{src:url(serif.woff2)}" if name == "print.css" else name)

    def write(self, path, text):
        target = self.site.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")

    def print_document(self, browser, job):
        if job.document.key == self.incomplete:
            raise PageIncomplete(job.source.address)
        self.sources[job.document.name] = job.source
        return str(next(self.numbers)).encode()

    def printed(self):
        """Print the site; return the names of what was printed."""
        self.sources, ready = {}, []
        number = print_jobs.print_site(self.site, CONTENT, ROOT / "overrides", self.cache, ready.append)
        assert sorted(item.name for item in ready) == ALL
        assert number == len(self.sources)
        assert len(list(self.cache.iterdir())) == len(list((self.site.folder / "pdf").iterdir())) == 15
        return sorted(self.sources)


@pytest.fixture
def run(tmp_path, monkeypatch):
    found = Run(tmp_path)
    monkeypatch.setattr(print_jobs, "find_browser", lambda: "chromium")
    monkeypatch.setattr(print_jobs, "browser_version", lambda browser: found.version)
    monkeypatch.setattr(print_jobs, "printer", nullcontext)
    monkeypatch.setattr(print_jobs, "print_document", found.print_document)
    monkeypatch.setattr(print_jobs, "made_of_others", partial(found.print_document, None))
    return found


def test_a_page_comes_with_what_it_loads_from_the_site_and_nothing_else(run):
    assert run.printed() == ALL
    source = run.sources["askel-1"]
    assert source.address == f"{BASE}askel-1/"
    assert set(source.files) == {f"{BASE}assets/{name}" for name in LOADED}
    assert source.files[f"{BASE}assets/serif.woff2"] == b"serif.woff2"


@pytest.mark.parametrize(
    ("path", "text", "printed"),
    [
        ("pdf/askel-1.pdf", "overwritten", []),
        ("askel-2/index.html", HEAD.replace("site.1.js", "site.2.js"), []),
        ("assets/site.1.js", "new", []),
        ("askel-2/index.html", f"{HEAD}y", STEP_2),
        (
            "askel-2/index.html",
            HEAD.replace("sans.woff2#x", "1.png"),
            [*STEP_2, "askel-2-wall", "askel-2-wall-a3"],
        ),
        ("assets/serif.woff2", "new", ALL),
    ],
)
def test_only_what_shows_on_paper_is_printed_anew_and_the_rest_comes_from_the_cache(run, path, text, printed):
    run.printed()
    first = (run.site.folder / "pdf/askel-1.pdf").read_bytes()
    run.write(path, text)
    assert run.printed() == printed
    assert ((run.site.folder / "pdf/askel-1.pdf").read_bytes() == first) == ("askel-1" not in printed)


def test_another_browser_or_address_prints_everything_anew(run):
    run.printed()
    run.version = "Chromium 157"
    assert run.printed() == ALL
    run.site = BuiltSite(run.site.folder, "https://other.example/")
    assert run.printed() == ALL


def test_after_a_fault_what_was_ready_is_not_printed_twice(run):
    run.incomplete = "askel-3"
    with pytest.raises(PageIncomplete, match="askel-3"):
        run.printed()
    assert (finished := set(run.sources))
    run.incomplete = ""
    assert set(run.printed()) == set(ALL) - finished


def test_every_step_every_worksheet_on_each_paper_and_the_booklets_are_listed_in_their_order():
    site = content(
        **{"askel-1": step_text(1), "askel-2": step_text(2), "askel-1_sv": step_text(1)},
        **{"index": page_text(), "sanasto": page_text(), "sivuston-tarkoitus": page_text()},
        tyopohjat__b_yml=sheet_text(1, 1), tyopohjat__a_yml=sheet_text(1, 2), tyopohjat__c_yml=sheet_text(2, 1),
    )  # fmt: skip
    found = documents(site)
    steps = [
        f"pdf/askel-{number}{name}.pdf"
        for number in (1, 2)
        for name in ("", "-large-print", "-wall", "-wall-a3", "-day")
    ]
    together = [f"pdf/askel-{number}-worksheets.pdf" for number in (1, 2)]
    papers = ("a4", "a3", "a1", "a1-a4", "a1-a3")
    sheets = [f"pdf/{id}-{paper}.pdf" for id in "bac" for paper in papers]
    assert [document.path for document in found] == [
        *steps, *together, *sheets, "pdf/vaikuttava-museo-a5.pdf", "pdf/vaikuttava-museo.pdf",
        *(f"sv/{path}" for path in (*steps[:5], *together, *sheets)),
    ]  # fmt: skip
    assert {document.page_url for document in found if document.kind in (Kind.WALL, Kind.TILES)} == {
        f"{language}tyopohjat/{id}/" for language in ("", "sv/") for id in "abc"
    }
    assert [template.path for template in word_templates(site)] == [
        f"{language}word/{id}.docx" for language in ("", "sv/") for id in "bac"
    ]
    expected = "sivuston-tarkoitus askel-1 tyopohjat/b tyopohjat/a askel-2 tyopohjat/c sanasto"
    assert " ".join(booklet_keys(site, FINNISH)) == expected
