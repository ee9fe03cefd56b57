"""`python -m jdlint`."""

from jdlint.cli import main

main(prog_name="jdlint")
