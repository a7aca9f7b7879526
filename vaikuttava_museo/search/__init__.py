"""The site's search, build side; the browser's side stands in `overrides/js/search/`."""
