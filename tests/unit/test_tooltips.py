"""A link to a term carries its explanation; other links are left alone."""

from vaikuttava_museo.content.languages import FINNISH, SWEDISH
from vaikuttava_museo.content.shared_data import Glossary
from vaikuttava_museo.page.tooltips import add_tooltips

GLOSSARY = Glossary.model_validate(
    {
        "terms": [
            {
                "id": "impact",
                "fi": {"term": "vaikuttavuus", "explanation": 'Se "muutos", jonka museo saa aikaan.'},
                "sv": {"term": "genomslagskraft", "explanation": "Den förändring som museet åstadkommer."},
            }
        ]
    }
)
LINK = '<a href="../sanasto/#impact">vaikuttavuutta</a>'


def test_the_explanation_is_the_glossary_s_own_in_the_page_s_language():
    assert 'title="Se &quot;muutos&quot;, jonka museo saa aikaan."' in add_tooltips(LINK, GLOSSARY, FINNISH)
    assert 'title="Den förändring som museet åstadkommer."' in add_tooltips(LINK, GLOSSARY, SWEDISH)


def test_other_links_stay_as_they_are():
    for html in (
        '<a href="../sanasto/">Sanasto</a>',
        '<a href="../sanasto/#unknown">x</a>',
        '<a href="../">x</a>',
    ):
        assert add_tooltips(html, GLOSSARY, FINNISH) == html
