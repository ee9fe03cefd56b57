"""How the shipped language pipeline is made. Nothing here is installed with jdlint."""
