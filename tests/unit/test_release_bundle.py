"""Modules as one classic script: it behaves as the modules do, and what it does not know is refused."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from vaikuttava_museo.release.bundle import bundle
from vaikuttava_museo.release.faults import ReleaseFault
from vaikuttava_museo.release.offline import link_to_file, offline_page

NODE = Path(sys.executable).with_name("node")
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
    result = subprocess.run([NODE, "--eval", script], capture_output=True, text=True, timeout=60, check=False)
    assert result.returncode == 0, result.stderr
    assert json.loads(result.stdout) == ["numbers", 8, 3, "hei 2", 100]


@pytest.mark.parametrize(
    "code",
    [
        'import thing from "./b.js";',
        'import "./b.js";',
        'export { a } from "./b.js";',
        "export default 1;",
        "export let a = 1;",
        "const a = () => import(name);",
    ],
)
def test_a_form_it_does_not_know_is_refused_by_its_file(code: str):
    with pytest.raises(ReleaseFault, match=r"tiedoston a/x\.js kohtaa"):
        bundle({"a/x.js": f"{code}\n", "a/b.js": ""})


def test_a_module_that_is_not_there_is_named():
    with pytest.raises(ReleaseFault, match=r"Tiedosto x\.js tarvitsee tiedostoa \./gone\.js"):
        bundle({"x.js": 'import { a } from "./gone.js";\n'})


@pytest.mark.parametrize(
    ("href", "file"),
    [
        (".", "index.html"),
        ("./", "index.html"),
        ("..", "../index.html"),
        ("../..", "../../index.html"),
        ("../askel-3/", "../askel-3/index.html"),
        ("../askel-3/#goal", "../askel-3/index.html#goal"),
        ("sv/?choose=a", "sv/index.html?choose=a"),
        ("..#steps", "../index.html#steps"),
        ("#steps", "#steps"),
        ("?q=a", "?q=a"),
        ("", ""),
        ("../pdf/askel-3.pdf", "../pdf/askel-3.pdf"),
        ("https://example.org/", "https://example.org/"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("//example.org/", "//example.org/"),
    ],
)
def test_links_to_folders_name_their_file_and_others_stay(href: str, file: str):
    assert link_to_file(href) == file


def test_a_page_loads_one_script_that_starts_its_own_modules():
    html = (
        '<head><link rel="manifest" href="../site.webmanifest">\n</head><body data-index="../search/fi.0123abcd.json" '
        'data-modules="a b"><div data-online-only>\n<p>zip</p></div><a class="x" href="../sv/">s</a>'
        '<script type="module" src="../assets/js.0123abcd/site.js"></script>\n'
        '<script type="module" src="../assets/js.0123abcd/plan/page.js"></script></body>'
    )
    assert offline_page("plan/index.html", html) == (
        '<head></head><body data-index="../search/fi.0123abcd.js"><a class="x" href="../sv/index.html">s</a>'
        '<script defer src="../assets/offline.js" data-start="site.js plan/page.js"></script>\n  </body>'
    )
