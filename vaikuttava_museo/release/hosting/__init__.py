"""From a published site and `hosting/*.yml` to what its host needs: packed files, and nginx' configuration."""
