"""`trobut` with small batches, so that a run of a minute holds as many index writes as one of hours: for the survival test only.

`python -m tests.survival_child 5 ingest FOLDER --data DIR`
"""

import sys

import retrieval.indexing
import retrieval.running
from api.cli import main

if __name__ == "__main__":
    together = int(sys.argv[1])
    retrieval.running.DOCUMENTS = together
    retrieval.indexing._TOGETHER = together
    sys.exit(main(sys.argv[2:]))
