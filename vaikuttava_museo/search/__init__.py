"""The site's search, build side: sections, word forms and synonyms, published as one file per language.

The browser's side stands in `overrides/js/search/`. Nothing here imports MkDocs.
"""
