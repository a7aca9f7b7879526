"""The pair ledger: which Finnish and Swedish texts a person has said to match, and what has changed since."""
