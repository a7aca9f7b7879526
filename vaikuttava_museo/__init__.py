"""The build's own logic for the Vaikuttava museo site.

`plugin.py` is the only module that knows MkDocs. All the others are pure: they take
text or values and return values, so that they can be read, tested and carried to another site generator as they are.
Importing it turns the collection of garbage down.
"""

import atexit
import gc

# Nearly all that is made lives to the end: look for garbage after more than a build makes, as a preview does after some
# changes, and not at the end of all.
gc.freeze()
gc.set_threshold(500_000, 2, 2)
atexit.register(gc.freeze)
