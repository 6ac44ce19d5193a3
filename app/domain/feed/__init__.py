"""What other programs are shown and may do. Pure."""
