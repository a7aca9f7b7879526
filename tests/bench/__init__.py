"""Meters of what a visitor waits for, and the budgets they are held to; `make bench` prints them all."""
