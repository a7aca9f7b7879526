"""The reporters of the checks: the same findings in the terminal, on GitHub and in the live preview, in the same words."""
