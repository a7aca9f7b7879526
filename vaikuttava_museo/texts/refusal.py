"""What a command says when it cannot do what it was asked for."""

WRONG_CALL = 2
"""The exit code where nothing was done, since what was asked for cannot be."""


class Refusal(Exception):
    """What stops a command, in one sentence of each language; `code` is the exit code that it ends with."""

    def __init__(self, sentence: str, code: int = 1) -> None:
        super().__init__(sentence)
        self.code = code
