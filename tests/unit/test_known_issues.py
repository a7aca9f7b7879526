"""A slip in the list of known issues is found at its line and told with the word that was written."""

import pytest

from tests.unit.known_issue_examples import LIST, content
from vaikuttava_museo.checks.messages import messages_of


@pytest.mark.parametrize(
    ("written", "instead", "line", "says"),
    [
        ("criterion: 2.4.7", "criterion: 2.4.77", 8, ["2.4.77", "1.4.10"]),
        ("engine: axe-core, rule: t", "engine: axe, rule: t", 15, ["”axe”", "axe-core", "vnu-jar"]),
        ("axe-core: 4.14.1", "axe: 4.14.1", 28, ["”axe”", "axe-core", "vnu-jar"]),
        ("plan: 2027-03-01", "plan: ensi keväänä", 11, ["”plan”", "ensi keväänä"]),
        (
            "{fi: Taulukko jaetaan kahtia., sv: Tabellen delas i två.}",
            "{fi: Taulukko jaetaan.}",
            20,
            ["”sv”"],
        ),
        ("reason: burden", "reason: hankala", 21, ["hankala", "noncompliance, burden, outside-scope"]),
        ("pages: all", "pages: []", 9, ["”pages”"]),
        ("conclusion: largely", "conclusion: täysin", 5, ["täysin", "fully, largely, mostly-not"]),
        ("  method: self\n", "", 1, ["method: …"]),
    ],
)
def test_a_slip_is_found_at_its_line(written, instead, line, says):
    assert LIST.count(written) == 1
    [found] = content(LIST.replace(written, instead)).findings
    assert (str(found.path), found.line) == ("known-issues.yml", line)
    assert [word for word in says if word not in messages_of(found)[0].whole] == []


def test_no_issues_are_written_as_an_empty_list_or_nothing_at_all():
    head, rest = LIST.split("issues:\n")
    tail = rest[rest.index("last_test_run") :]
    for empty in ("issues: []\n", "issues:\n"):
        known = content(f"{head}{empty}{tail}").known_issues
        assert known is not None
        assert known.issues == ()


def test_a_single_page_may_be_written_without_a_list():
    known = content(LIST.replace("[askel-1, tyopohjat/groups]", "askel-1")).known_issues
    assert known.issues[1].pages == ("askel-1",)
