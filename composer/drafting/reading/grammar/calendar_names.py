"""The days of the week and the months, as they are written, and as patterns."""

from typing import Final

DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
A_DAY: Final = f"(?:{'|'.join(DAYS)})"
A_MONTH: Final = f"(?:{'|'.join(MONTHS)})"
