"""What is offered in place of a value that is not of its kind: what people mean by it, or nothing."""

import pytest

from vaikuttava_museo.content import value_corrections
from vaikuttava_museo.content.value_corrections import (
    CONTACT,
    addresses,
    choices,
    contacts,
    dates,
    ids,
    lists,
    numbers,
)


@pytest.mark.parametrize(
    ("key", "given", "meant"),
    [
        *(("minutes", given, "45") for given in ("45 min", "45min.", "noin 45", "45 minuuttia", "ca 45 minuter", "0:45")),
        *(("time", given, "360") for given in ("6 tuntia", "kuusi tuntia", "6 h", "6 timmar", "noin 6 t", "360 min")),
        *(("time", given, "90") for given in ("1,5 tuntia", "1 h 30 min", "puolitoista tuntia", "en och en halv timme")),
        *(("time", given, "60") for given in ("tunti", "1 timme", "en timme")), ("time", "puoli tuntia", "30"),
        *(("time", given, "") for given in ("2–3 tuntia", "aamupäivä", "6 tuntia 2 päivänä")),
        *(("year", given, "2014") for given in ("noin 2014", "vuonna 2014", "(2014)", "2014?", "år 2014", "2014.")),
        *(("year", given, "") for given in ("2013–2014", "2014/2015", "2 014", "tuntematon", "1,5")),
        *(("order", given, "2") for given in ("kaksi", "två", "2.", "II", "2 kpl")),
    ],
)  # fmt: skip
def test_a_number_is_the_one_that_stands_there_and_a_duration_its_minutes(key, given, meant):
    assert "".join(numbers(key, given)) == meant


@pytest.mark.parametrize(
    ("given", "day"),
    [
        *((given, "2026-11-28") for given in (
            "28.11.2026", "28.11.26", "28/11/26", "28/11/2026", "28-11-2026", "28. marraskuuta 2026", "den 28 november 2026",
            "28 november 2026", "28 nov. 2026", "2026/11/28", "2026.11.28", "2026-28-11", "Nov 28, 2026", "28.11.2026.",
        )),
        ("2026-3-8", "2026-03-08"), ("1. maaliskuuta 2026", "2026-03-01"), ("3 mars 2026", "2026-03-03"),
        ("5. toukokuuta 2026", "2026-05-05"), ("8 maj 2026", "2026-05-08"), ("2. elokuuta 2026", "2026-08-02"),
        *((given, "") for given in ("eilen", "28.11.", "2026", "2026-02-30", "32.1.2026", "marraskuu 2026", "")),
    ],
)  # fmt: skip
def test_a_day_is_read_as_people_here_write_it(given, day):
    assert "".join(dates("reviewed", given)) == day


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        *((given, "fi") for given in ("suomi", "Suomi", "finska", "suomeksi", "FI", "finnish")),
        *((given, "sv") for given in ("ruotsi", "svenska", "Swedish", "sv.", "SV")),
        *((given, "en") for given in ("englanti", "engelska", "english")),
        *((given, "") for given in ("se", "de", "viro", "fi, sv", "", "kaikki")),
    ],
)  # fmt: skip
def test_a_language_is_the_one_that_is_named(given, meant):
    assert "".join(choices(("fi", "sv", "en"))("language", given)) == meant


@pytest.mark.parametrize(
    ("given", "meant"),
    [("verkkosivu", "web"), ("kirja", "book"), ("PDF", "pdf"), ("videoo", "video"), ("kartta", "")],
)
def test_a_kind_is_the_one_that_is_named_or_a_letter_away(given, meant):
    assert "".join(choices(("web", "pdf", "video", "book"))("kind", given)) == meant


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("kirja", "[kirja]"), ("a, b]", "[a, b]"), ("[a; b", "[a, b]"), ('"a", b: c', '[a, "b: c"]'), ("#a, b", '["#a", b]'),
        ("", ""), (",", ""),
    ],
)  # fmt: skip
def test_a_list_is_of_the_words_between_commas(given, meant):
    assert "".join(lists("keywords", given)) == meant


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("www.museo.fi", "https://www.museo.fi"), ("https:/museo.fi/a", "https://museo.fi/a"),
        ("https://https://museo.fi", "https://museo.fi"), ("https: //museo.fi", "https://museo.fi"),
        ("http//museo.fi", "https://museo.fi"), ("<https://museo.fi>", "https://museo.fi"), ("museo.fi/a", "https://museo.fi/a"),
        *((given, "") for given in ("javascript:alert(1)", "https://museo.fi/a b", "ei ole", "https://museo", "museo")),
    ],
)  # fmt: skip
def test_an_address_has_its_beginning_once_and_no_spaces(given, meant):
    assert next(addresses("url", given), "") == meant


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("mailto:a@museo.fi", "a@museo.fi"), ("a(at)museo.fi", "a@museo.fi"), ("www.museo.fi/palaute", "https://www.museo.fi/palaute"),
        *((given, "") for given in ("a@museo", "kirjaamo", 'x"><script>', "http://museo.fi", "javascript:alert(1)")),
    ],
)  # fmt: skip
def test_a_contact_is_a_mail_address_or_a_secure_one(given, meant):
    assert not CONTACT.fullmatch(given)
    assert next(filter(CONTACT.fullmatch, contacts("contact", given)), "") in (
        meant,
        "https://museo.fi" * (given == "http://museo.fi"),
    )


def test_an_id_is_offered_in_the_letters_that_it_may_have():
    given = ("Core Questions", "core_questions", "Äänekkäin ratkaisee", "Kävijät & åbor")
    meant = ["core-questions", "core-questions", "aanekkain-ratkaisee", "kavijat-abor"]
    assert ["".join(ids("id", text)) for text in given] == meant
    assert "".join(value_corrections.step_of("askel-2.sv.md")("step", "kolme")) == "2"
