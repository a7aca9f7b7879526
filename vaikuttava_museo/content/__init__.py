"""What `docs/` says: reading and schemas. No HTML and no MkDocs."""
