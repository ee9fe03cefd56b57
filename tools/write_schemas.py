"""Write the JSON Schemas of rule and configuration files into schemas/; with --check, tell if they are stale."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from jdlint.command.schema import KINDS
from jdlint.schemas import schema_of

FOLDER = Path(__file__).parent.parent / "schemas"


def main() -> int:
    """Write or check the schemas; return the exit status."""
    stale = []
    for kind in KINDS:
        path = FOLDER / f"{kind}.schema.json"
        fresh = json.dumps(schema_of(kind), indent=2, ensure_ascii=False) + "\n"
        if path.is_file() and path.read_text(encoding="utf-8") == fresh:
            continue
        stale.append(path.name)
        if "--check" not in sys.argv:
            path.write_text(fresh, encoding="utf-8", newline="\n")
    if stale and "--check" in sys.argv:
        sys.stderr.write(f"stale: {', '.join(stale)}. Run `python tools/write_schemas.py`\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
