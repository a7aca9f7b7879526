"""Search queries made by a route the search itself does not know: other dictionaries, unseen forms."""
