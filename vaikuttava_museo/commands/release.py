"""The commands of a release; each tells in words what it did or why it could not."""

import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

from vaikuttava_museo.content.site_content import Content, parse_content, read_tree
from vaikuttava_museo.release.build import Places, ProgramFailed, build, make_site
from vaikuttava_museo.release.components import components
from vaikuttava_museo.release.faults import ReleaseFault, of_system, told
from vaikuttava_museo.release.revision import revision
from vaikuttava_museo.release.verify import Outcome, verify_address, verify_folder

OK, FAULT, WRONG_CALL, INTERRUPTED = 0, 1, 2, 130
REMIND_BEFORE = timedelta(days=30)


def main(arguments: list[str]) -> int:
    """Run one command; return 0 done, 1 a fault, 2 a wrong call, 130 interrupted, or a program's own code."""
    options = _options(arguments)
    run: Callable[[Namespace], int] = options.run
    try:
        return run(options)
    except ReleaseFault as fault:
        return _refuse(str(fault), FAULT)
    except ProgramFailed as failed:
        return _refuse(failed.said, failed.code)
    except OSError as fault:
        return _refuse(str(of_system(fault)), FAULT)
    except KeyboardInterrupt:
        return _refuse(told("interrupted"), INTERRUPTED)


def _options(arguments: list[str]) -> Namespace:
    parser = ArgumentParser(prog="python -m vaikuttava_museo.release")
    commands = parser.add_subparsers(required=True)
    made = commands.add_parser("build", help="build the whole site and put it in place of the old one")
    made.add_argument("--workshop", type=Path, default=Path("build"), help="where it is made")
    made.add_argument("--site", type=Path, default=Path("site"), help="where the published site stands")
    made.set_defaults(run=_build)
    verified = commands.add_parser("verify", help="compare a published site with its list of sums")
    place = verified.add_mutually_exclusive_group(required=True)
    place.add_argument("--url", help="the address of its root")
    place.add_argument("--folder", type=Path, help="the folder it stands in")
    verified.set_defaults(run=_verify)
    archived = commands.add_parser("archive", help="pack booklets and site for an archive (BagIt)")
    archived.add_argument("--site", type=Path, default=Path("site"), help="the published site")
    archived.add_argument("--workshop", type=Path, default=Path("build"), help="where the package is written")
    archived.set_defaults(run=_archive)
    listed = commands.add_parser("components", help="write the list of components (CycloneDX)")
    listed.add_argument("--workshop", type=Path, default=Path("build"), help="where the list is written")
    listed.set_defaults(run=_components)
    return parser.parse_args(arguments)


def _build(options: Namespace) -> int:
    content, date = _dated_content(os.environ)
    build(Places(options.workshop, options.site), content, date, make_site)
    print(f"{options.site}/ – {date:%Y-%m-%d}")
    return OK


def _verify(options: Namespace) -> int:
    if options.folder and not options.folder.is_dir():
        return _refuse(told("no-folder", folder=options.folder), WRONG_CALL)
    found = verify_folder(options.folder) if options.folder else verify_address(options.url)
    return _told_outcome(found, datetime.now(UTC))


def _told_outcome(found: Outcome, now: datetime) -> int:
    """Tell what differs; a security.txt that has lapsed is a fault too, one that soon will is a reminder."""
    for kind in ("missing", "changed", "unlike", "extra"):
        for path in getattr(found, kind):
            print(told(f"file-{kind}", path=path).replace("\n", " / "))
    has_lapsed = found.lapses is not None and found.lapses <= now
    if found.lapses and found.lapses - REMIND_BEFORE <= now:
        sentence = "contact-lapsed" if has_lapsed else "contact-lapses"
        print(told(sentence, day=f"{found.lapses:%Y-%m-%d}"))
    wrong = len(found.missing) + len(found.changed) + len(found.unlike) + len(found.extra)
    print(told("not-verified" if wrong else "verified", count=found.count, wrong=wrong))
    return FAULT if wrong or has_lapsed else OK


def _archive(options: Namespace) -> int:
    try:
        from vaikuttava_museo.release.archive import write_archive  # noqa: PLC0415 (its library is optional)
    except ModuleNotFoundError as missing:
        if missing.name != "bagit":
            raise
        return _refuse(told("no-bagit"), FAULT)
    _, date = _dated_content(os.environ)
    print(write_archive(options.site, options.workshop, date))
    return OK


def _components(options: Namespace) -> int:
    _, date = _dated_content(os.environ)
    target = options.workshop / "components.cdx.json"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(components(sys.stdin.read(), date), encoding="utf-8")
    print(target)
    return OK


def _dated_content(environment: Mapping[str, str]) -> tuple[Content, datetime]:
    docs = Path("docs")
    if not docs.is_dir():
        raise ReleaseFault("no-folder", folder=docs)
    content = parse_content(read_tree(docs))
    return content, revision(environment, Path(), content)


def _refuse(sentence: str, code: int) -> int:
    print(sentence, file=sys.stderr)
    return code
