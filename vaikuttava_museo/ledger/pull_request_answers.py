"""What the answers in a pull request's description change in the ledger, and the boxes that are offered for it."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal

from vaikuttava_museo.content.languages import LANGUAGES, Language
from vaikuttava_museo.ledger.compared_sections import Address, Section, folded
from vaikuttava_museo.ledger.ledger_files import Standing
from vaikuttava_museo.ledger.pull_request_description import EVERYTHING, Answer, Kind


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a section matches now or the answer was refused, with the likely address for an unknown one."""

    address: Address
    refusal: Literal[
        "", "unknown", "in-step", "untranslated", "changed-since", "open-before", "contradiction"
    ] = ""
    likely: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """What a pull request changes of a section: how it stood before (None for a new one), and in which languages."""

    before: Standing | None
    languages: frozenset[Language]

    @property
    def follows(self) -> bool:
        """Tell whether the language that was behind has been changed, or both."""
        return len(self.languages) == len(LANGUAGES) or bool(
            self.before and self.before.behind in self.languages
        )


def changes(before: Iterable[Standing], now: Iterable[Standing]) -> dict[Address, Change]:
    """Return what has changed between two contents, by section."""
    earlier = {standing.section.address: standing for standing in before}
    found = {}
    for section in (standing.section for standing in now):
        old = earlier.get(section.address)
        then = old.section.fingerprints if old else (None, None)
        sides = zip(LANGUAGES, then, section.fingerprints, strict=True)
        if languages := frozenset(language for language, was, is_ in sides if was != is_):
            found[section.address] = Change(old, languages)
    return found


def boxes_of(standings: Iterable[Standing]) -> str:
    """Return the open sections as boxes to tick, each sealed to the texts as they are now."""
    rows = []
    for section, behind in [(item.section, item.behind) for item in standings if item.is_open]:
        words = "sama merkitys / samma betydelse" if behind else "käännetty / översatt"
        rows.append(f"- [ ] {section.address} ({_seal(section)}): {words}\n")
    return "".join(rows)


def _seal(section: Section) -> str:
    return "".join(print[:4] for print in section.fingerprints)


def judge(
    standings: Sequence[Standing], answers: Sequence[Answer], changed: Mapping[Address, Change] | None = None
) -> Iterator[Verdict]:
    """Decide what a person's answers change; what she says of `EVERYTHING` counts for the rest of what she `changed`."""
    of_places = [answer for answer in answers if answer.address != EVERYTHING]
    verdicts = [verdict for answer in of_places for verdict in _of_place(standings, answer)]
    yield from verdicts
    spoken = {verdict.address for verdict in verdicts} | {answer.address for answer in of_places}
    rest = [
        item
        for item in standings
        if not {item.section.address, Address(item.section.address.page, "")} & spoken
    ]
    general = {answer.kind for answer in answers if answer.address == EVERYTHING}
    yield from _of_everything(rest, general, changed or {})


def _of_place(standings: Sequence[Standing], answer: Answer) -> Iterator[Verdict]:
    """Decide on an answer about a section, or about the open sections of a page."""
    address = answer.address
    on_page = [item for item in standings if item.section.address.page == address.page]
    if address.section:
        named = [item for item in on_page if item.section.address == address]
        named = named or [item for item in on_page if folded(address.section) in _headings(item.section)]
    else:
        named = [item for item in on_page if item.is_open] or on_page[:1]
    if not named:
        addresses = [item.section.address for item in standings]
        known = {str(item) if address.section else item.page for item in addresses}
        likely = get_close_matches(str(address), sorted(known), n=1)
        yield Verdict(address, "unknown", "".join(likely))
    for standing in named if answer.kind != "later" else ():
        section = standing.section
        if not standing.is_open:
            yield Verdict(section.address, "in-step")
        elif answer.seal and answer.seal != _seal(section):
            yield Verdict(section.address, "changed-since")
        elif answer.kind == "translated" and standing.behind:
            yield Verdict(section.address, "untranslated")
        else:
            yield Verdict(section.address)


def _headings(section: Section) -> set[str]:
    """Return what a section is called in both languages, as it may be typed after its page."""
    texts = (folded(side.heading) for side in section.sides.values())
    return {form for text in texts for form in (text, text.replace(" ", "-"))} - {""}


def _of_everything(
    standings: Iterable[Standing], kinds: Collection[Kind], changed: Mapping[Address, Change]
) -> Iterator[Verdict]:
    """Decide on the template's own boxes. They do not answer for what waited before: that is another person's change."""
    if {"same", "later"} <= set(kinds):
        yield Verdict(EVERYTHING, "contradiction")
    elif {"same", "translated"} & set(kinds):
        for standing in standings:
            address, change = standing.section.address, changed.get(standing.section.address)
            if not (standing.is_open and change):
                continue
            waited = change.before is not None and change.before.is_open
            if "same" in kinds:
                yield Verdict(address, "open-before" if waited else "")
            elif standing.behind and "later" not in kinds:
                yield Verdict(address, "untranslated")
            elif not standing.behind:
                yield Verdict(address, "open-before" if waited and not change.follows else "")
