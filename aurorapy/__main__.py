"""`python -m aurorapy` is the command line."""

from aurorapy.cli import main

main(prog_name="aurorapy")
