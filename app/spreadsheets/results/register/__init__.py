"""Form A, the attendance register, as a printable PDF."""
