"""The commands of `python -m vaikuttava_museo`, a function each; `arguments.py` lists them."""
