"""What the accessibility tests check: each function looks at an open page and returns its faults as sentences."""
