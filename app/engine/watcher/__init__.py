"""The watched folder (`watcher.py`): takes in by itself the lists that are put there."""
