"""Collect everything for an installation without network: `dist/trobut-bundle.tar.gz` holds the sources and all wheels.

On the other machine (same system and Python): unpack, `make serve`.
"""

import subprocess
import sys
import tarfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
WHEELS = ROOT / "dist" / "wheels"
BUNDLE = ROOT / "dist" / "trobut-bundle.tar.gz"


def main(python: str) -> None:
    """Download the wheels of the runtime and pack them beside the tracked files."""
    WHEELS.mkdir(parents=True, exist_ok=True)
    subprocess.run([python, "-m", "pip", "wheel", "--quiet", "--wheel-dir", str(WHEELS), str(ROOT), "pip", "setuptools>=77"], check=True)
    for own in WHEELS.glob("trobut-*.whl"):
        own.unlink()
    tracked = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True).stdout.split("\0")
    with tarfile.open(BUNDLE, "w:gz", compresslevel=1) as bundle:
        for name in filter(None, tracked):
            bundle.add(ROOT / name, f"trobut/{name}")
        bundle.add(WHEELS, "trobut/wheels")
    sys.stdout.write(f"{BUNDLE.relative_to(ROOT)}: {BUNDLE.stat().st_size // 1_000_000} MB\n")


if __name__ == "__main__":
    main(sys.argv[1])
