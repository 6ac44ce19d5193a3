"""Reading spreadsheets: what the bytes are, where the people stand, what is unclear.

Runs only in the child process: a hostile file costs that process, never the seat.
"""
