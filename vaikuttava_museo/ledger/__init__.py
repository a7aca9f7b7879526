"""The pair ledger: which Finnish and Swedish texts a person has said to match, and what has changed since.

`ledger/<page>.txt` keeps a *statement* per section: on this day these two texts said the same. The texts
themselves stand in it, on one line beside their fingerprints, and not a commit to look them up by: a word diff
is then there for an editor in the browser, in a shallow clone and in a copy without git, and no squashed, rebased
or rewritten history can lose it. Git stores the repeated text well; all statements together take about as much
as the pages do. Statements stay true whatever happens around them. That is why two branches' ledgers may simply be
put together (`merge.py`), and why sections may move, change their id or be divided (`following.py`).
"""
