"""Verdicts drawn by hand: the stacked bar and the chart of the details."""
