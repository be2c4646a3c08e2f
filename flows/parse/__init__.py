"""Text → rows. Pure functions: no I/O, no clock, no Prefect, no global state."""
