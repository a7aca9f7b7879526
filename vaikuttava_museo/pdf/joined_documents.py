"""Finished documents put into one, each under a bookmark: pages, tags, links and fonts stay what they were.

Nothing is printed anew. What documents number for themselves (the elements of a page's content, ids, named
destinations) is numbered on, or led to its page.
"""

from collections.abc import Mapping
from contextlib import ExitStack
from io import BytesIO
from itertools import pairwise

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from vaikuttava_museo.content.languages import Language
from vaikuttava_museo.pdf.links_bookmarks_metadata import describe_document, number_elements, saved


def joined(documents: Mapping[str, bytes], title: str, language: Language) -> bytes:
    """Return documents, by the words of their bookmarks, as one.

    Every page of those after the first is a right-hand one, as sheets are in the booklet: printed on both sides of the
    paper it has a free back, hangs on the wall alone and goes to its group alone.
    """
    with ExitStack() as open_files:
        whole = open_files.enter_context(pikepdf.new())
        trees, bookmarks, first = list[pikepdf.Object](), list[pikepdf.Object](), 0
        for name, document in documents.items():
            part = open_files.enter_context(pikepdf.open(BytesIO(document)))
            first = _number_on(part, first)
            number_elements(part, f"part{len(trees)}-")
            _tell_fonts_apart(part, chr(ord("A") + len(trees)))
            for page in part.pages:
                if trees and len(whole.pages) % 2:
                    width, height = (float(side) for side in list(whole.pages[-1].mediabox)[2:])
                    whole.add_blank_page(page_size=(width, height))
                whole.pages.append(page)
            # After the pages: what leads to one is led to its copy.
            trees.append(whole.copy_foreign(part.Root.StructTreeRoot))
            bookmark = whole.copy_foreign(part.Root.Outlines)
            bookmark.Title, bookmark.Dest = String(name), bookmark.First.Dest
            bookmarks.append(bookmark)
        _join_tags(whole, trees)
        _join_bookmarks(whole, bookmarks)
        describe_document(whole, title, language)
        return saved(whole)


def _number_on(part: pikepdf.Pdf, first: int) -> int:
    """Have the content of a document numbered from `first` on; return the number after its last."""
    for page in part.pages:
        for link in page.obj.get("/Annots", []):
            if "/StructParent" in link:
                link.StructParent += first
            if isinstance(link.get("/Dest"), Name):
                link.Dest = part.Root.Dests[str(link.Dest)]
        if "/StructParents" in page.obj:
            page.obj.StructParents += first
    root = part.Root.StructTreeRoot
    numbered = {first + number: kids for number, kids in pikepdf.NumberTree(root.ParentTree).items()}
    root.ParentTree = Dictionary(Nums=Array([value for pair in numbered.items() for value in pair]))
    return max(numbered, default=first - 1) + 1


def _tell_fonts_apart(part: pikepdf.Pdf, letter: str) -> None:
    """Name fonts unlike those of other documents: each has its own letters of one font, all are called AAAAAA+VMSans."""
    for font in (item for item in part.objects if isinstance(item, Dictionary)):
        for key in ("/BaseFont", "/FontName"):
            if "+" in (name := str(font.get(key, ""))):
                font[key] = Name(name.replace("A+", f"{letter}+"))


def _join_tags(whole: pikepdf.Pdf, trees: list[pikepdf.Object]) -> None:
    """Make the documents of some trees the parts of one."""
    top = whole.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document))
    root = whole.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=top, RoleMap=trees[0].RoleMap))
    parts = [tree.K for tree in trees]
    for part in parts:
        part.S, part.P = Name.Part, top
    top.P, top.K = root, Array(parts)
    numbers = Array([value for tree in trees for value in tree.ParentTree.Nums])
    ids = Array([value for tree in trees if "/IDTree" in tree for value in tree.IDTree.Names])
    root.ParentTree, root.IDTree = Dictionary(Nums=numbers), Dictionary(Names=ids)
    whole.Root.StructTreeRoot, whole.Root.MarkInfo = root, Dictionary(Marked=True)


def _join_bookmarks(whole: pikepdf.Pdf, bookmarks: list[pikepdf.Object]) -> None:
    """Show what were the bookmarks of a document under its own."""
    top = whole.make_indirect(
        Dictionary(Type=Name.Outlines, First=bookmarks[0], Last=bookmarks[-1], Count=len(bookmarks))
    )
    for bookmark in bookmarks:
        del bookmark.Type
        bookmark.Parent, bookmark.Count = top, -bookmark.Count
    for before, after in pairwise(bookmarks):
        before.Next, after.Prev = after, before
    whole.Root.Outlines, whole.Root.PageMode = top, Name.UseOutlines
