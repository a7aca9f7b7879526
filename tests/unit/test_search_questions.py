"""The questions by which the search is judged: they lead to pages that exist, and leave no page out."""

from pathlib import PurePosixPath

import pytest
import yaml
from project import DOCS, ROOT

from vaikuttava_museo.content.addresses import language_of, pair_key

QUESTIONS = yaml.safe_load((ROOT / "tests/browser/search_questions.yml").read_text(encoding="utf-8"))
ROLES = {"worker", "manager", "councillor", "educator", "researcher"}
BOTH = pytest.mark.parametrize("language", ["fi", "sv"])


def pages():
    written = [PurePosixPath(path.relative_to(DOCS)) for path in DOCS.rglob("*.md")]
    sheets = {f"tyopohjat/{path.stem}" for path in (DOCS / "tyopohjat").glob("*.yml")}
    return {pair_key(path) for path in written if language_of(path)} | sheets


@BOTH
def test_there_are_enough_questions_and_none_twice(language):
    asked = [question["query"].lower() for question in QUESTIONS[language]]
    assert len(asked) >= 65
    assert len(asked) == len(set(asked))


@BOTH
def test_every_page_is_asked_for_and_every_answer_is_a_page(language):
    assert {page for question in QUESTIONS[language] for page in question["leads_to"]} == pages()


@BOTH
def test_a_question_has_one_or_two_answers(language):
    assert {len(set(question["leads_to"])) for question in QUESTIONS[language]} == {1, 2}


@BOTH
def test_all_five_roles_ask_at_least_five_questions(language):
    asking = [question["asked_by"] for question in QUESTIONS[language]]
    assert set(asking) == ROLES
    assert min(asking.count(role) for role in ROLES) >= 5
