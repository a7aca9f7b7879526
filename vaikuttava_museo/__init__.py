"""The build's own logic for the Vaikuttava museo site.

`plugin.py` is the only module that knows MkDocs (`site_command.py` starts it). All the others are pure: they take
text or values and return values, so that they can be read, tested and carried to another site generator as they are.
"""
