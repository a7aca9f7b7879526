"""Texts with what is mechanical mended: a line, or the values of YAML, whose keys and marks stay as they are."""

from collections.abc import Callable, Iterator

import yaml

from vaikuttava_museo.checks.edits import Edit, edited
from vaikuttava_museo.checks.rules.letters import misshapen
from vaikuttava_museo.checks.rules.typography import DECIDED, slips
from vaikuttava_museo.content.yaml_with_lines import Location, YamlSource, leaves, read_yaml


def mechanical(text: str, language: str | None) -> list[Edit]:
    """Return the edits of a text that nobody has to decide on."""
    found = misshapen(text, language) or slips(text, language)
    return [edit for edit in found if edit.meant is not None and edit.rule not in DECIDED]


LanguageAt = Callable[[YamlSource, Location], str | None]


def yaml_texts(text: str, language_of: LanguageAt) -> tuple[str, set[str]]:
    """Return YAML with its texts mended: keys, ids, addresses and how values are quoted stay as they are."""
    source, done = read_yaml(text), set[str]()
    if not isinstance(source, YamlSource):
        return text, done
    slips_at = {at for at, value in leaves(source.data) if mechanical(value, language_of(source, at))}
    if not slips_at:
        return text, done
    nodes = [(at, node) for at, node in _scalars(yaml.compose(text, yaml.BaseLoader), ()) if at in slips_at]
    for at, node in reversed(nodes):
        start, end = node.start_mark.index, node.end_mark.index
        scalar, rules = _scalar(text[start:end], node.style, language_of(source, at))
        new = f"{text[:start]}{scalar}{text[end:]}"
        after = read_yaml(new) if scalar != text[start:end] else None
        if isinstance(after, YamlSource) and _differ_only(source, after, at, language_of(source, at)):
            text, source, done = new, after, done | rules
    return text, done


def _scalars(node: yaml.Node | None, at: Location) -> Iterator[tuple[Location, yaml.ScalarNode]]:
    if isinstance(node, yaml.ScalarNode):
        yield at, node
    elif isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            yield from _scalars(item, (*at, index))
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _scalars(value, (*at, str(key.value)))


def _scalar(typed: str, style: str | None, language: str | None) -> tuple[str, set[str]]:
    """Return a value as it stands in the file with each of its lines mended, and the rules that were mended."""
    mark = style if style in ("'", '"') else ""
    inner = typed[len(mark) : len(typed) - len(mark)]
    lines = (inner.replace('\\"', '"') if mark == '"' else inner).split("\n")
    rules = set[str]()
    for number, line in enumerate(lines):
        if not (number == 0 and style in ("|", ">")):
            wanted = mechanical(line, language)
            rules |= {edit.rule for edit in wanted}
            lines[number] = edited(line, wanted)
    new = "\n".join(lines)
    escaped = new.replace('"', '\\"') if mark == '"' else new
    return f"{mark}{escaped}{mark}", rules


def _differ_only(before: YamlSource, after: YamlSource, at: Location, language: str | None) -> bool:
    """Tell whether two readings have the same values, but for the one at a place, which is mended and no more."""
    old, new = dict(leaves(before.data)), dict(leaves(after.data))
    wanted = edited(old[at], mechanical(old[at], language))
    return new.pop(at, None) == wanted and old.pop(at) is not None and old == new
