"""`python -m lintnews`: the command line."""

import sys

from lintnews.frontends.cli import main

sys.exit(main())
