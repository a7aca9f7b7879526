"""A template is compiled once for all environments, and anew when it has changed."""

from unittest.mock import patch

import jinja2

from vaikuttava_museo.template_cache import TemplateCache


def rendered(cache: TemplateCache, text: str) -> str:
    env = jinja2.Environment(loader=jinja2.DictLoader({"page.html": text}), bytecode_cache=cache)
    return env.get_template("page.html").render(word="museo")


def test_another_environment_compiles_nothing():
    cache = TemplateCache()
    assert rendered(cache, "{{ word }}!") == "museo!"
    with patch.object(jinja2.Environment, "compile", side_effect=AssertionError("compiled again")):
        assert rendered(cache, "{{ word }}!") == "museo!"


def test_a_changed_template_is_seen():
    cache = TemplateCache()
    assert rendered(cache, "{{ word }}!") == "museo!"
    assert rendered(cache, "{{ word }}?") == "museo?"
