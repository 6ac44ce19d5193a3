from tests.helpers.iec import practice_iec

__all__ = ["practice_iec"]
