"""The window: its pages, and what ties each of them to the seat it shows.

`main_window` only lays out; `host` keeps the seat open; a desk ties one panel to the engine
(`jobs_desk`, `intake_desk`, `actions_desk`, …); `shell` puts them together.
"""
