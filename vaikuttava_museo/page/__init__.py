"""What a page shows: views, templates' filters, Markdown's extension, the finished HTML."""
