"""The copy for a disk: its one classic script behaves as the modules do, and its pages name files, not folders."""

import json

import pytest

from tests.unit.examples import run_node
from vaikuttava_museo.release.offline_copy import bundle, offline_page
from vaikuttava_museo.release.refusals import ReleaseRefusal

MODULES = {
    "site.js": 'import { twice as double, Sum } from "./lib/numbers.js";\nimport * as words from "./lib/words.js";\n'
    'said.push(double(4), new Sum(1, 2).value, words.hello());\n'
    'import("./lib/late.js").then(({ late }) => said.push(late));\n',
    "lib/numbers.js": "said.push(\"numbers\");\nexport const twice = (n) => 2 * n;\n"
    "export class Sum {\n  constructor(a, b) { this.value = a + b; }\n}\n",
    "lib/words.js": 'import {\n  twice,\n} from "./numbers.js";\nexport function hello() { return `hei ${twice(1)}`; }\n',
    "lib/late.js": 'import { twice } from "./numbers.js";\nexport const late = twice(50);\n',
}  # fmt: skip
BROWSER = """
const said = [];
const addEventListener = () => {};
const document = { currentScript: { dataset: { start: "site.js" } } };
"""


def test_the_script_does_what_the_modules_do():
    script = f"{BROWSER}{bundle(MODULES)}\nsetTimeout(() => console.log(JSON.stringify(said)));"
    assert json.loads(run_node(script)) == ["numbers", 8, 3, "hei 2", 100]


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        *((code, r"tiedoston a/x\.js kohtaa") for code in
          ('import thing from "./b.js";', 'import "./b.js";', 'import"./b.js";', 'export { a } from "./b.js";',
           "export default 1;", "export let a = 1;", "const a = () => import(name);")),
        ('import { a } from "./gone.js";', r"Tiedosto a/x\.js tarvitsee tiedostoa \./gone\.js"),
    ],
)  # fmt: skip
def test_a_form_it_does_not_know_and_a_module_that_is_not_there_are_refused_by_their_file(code, sentence):
    with pytest.raises(ReleaseRefusal, match=sentence):
        bundle({"a/x.js": f"{code}\n", "a/b.js": ""})


LINKS = {
    ".": "index.html", "./": "index.html", "../..": "../../index.html", "../sv/#goal": "../sv/index.html#goal",
    "sv/?choose=a": "sv/index.html?choose=a", "..#steps": "../index.html#steps",
} | {
    href: href
    for href in ("#steps", "?q=a", "", "../pdf/askel-3.pdf", "https://a.fi/", "mailto:a@example.org", "//a.fi/")
}  # fmt: skip


def test_a_page_names_files_and_loads_one_script_that_starts_its_own_modules():
    links = "".join(f'<a class="x" href="{link}">' for link in LINKS)
    files = "".join(f'<a class="x" href="{link}">' for link in LINKS.values())
    html = (
        '<head><link rel="manifest" href="../site.webmanifest">\n</head><body data-index="../search/fi.0123abcd.json">'
        f"<div data-online-only>\n<p>zip</p></div>{links}"
        '<script type="module" src="../assets/js.0123abcd/site.js"></script>\n'
        '<script type="module" src="../assets/js.0123abcd/plan/page.js"></script></body>'
    )
    assert offline_page("plan/index.html", html) == (
        f'<head></head><body data-index="../search/fi.0123abcd.js">{files}'
        '<script defer src="../assets/offline.js" data-start="site.js plan/page.js"></script>\n  </body>'
    )


def test_a_page_that_only_leads_on_names_a_file_and_gets_no_script():
    html = '<meta http-equiv="refresh" content="0; url={}"></head><body><a href="{}">x</a></body>'
    assert offline_page("vanha/index.html", html.format("../uusi/#a", "../uusi/#a")) == (
        html.format("../uusi/index.html#a", "../uusi/index.html#a")
    )
