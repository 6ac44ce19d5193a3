"""What the engine does for other programs: the feed carries it over the wire."""
