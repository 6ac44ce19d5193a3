"""What an operator drags, pastes or drops, made into files that intake can take.

`describing` says while dragging what will happen; `reading` copies what the source offers, at once,
for it is gone after the drop; `taking` does the slow rest (folders, zips, disks) in a thread;
`target` ties them to a widget.
"""
