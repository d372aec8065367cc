"""`python -m lintnews`: the command line."""

from lintnews.frontends.cli import program

program()
