"""The commands of `python -m vaikuttava_museo`, a function each; `__main__.py` lists them."""
