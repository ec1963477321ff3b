#!/usr/bin/env bash
# Alternating runs of our matrix product and numpy's; one line of JSON a run.
# usage: compare.sh ROWS COLUMNS DEPTH THREADS SECONDS RUNS
# To choose the BLAS that numpy takes, set LD_LIBRARY_PATH; build MatrixSpeed first.
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
for ((run = 0; run < $6; run++)); do
  "$root/artifacts/bin/MatrixSpeed/release/MatrixSpeed" "${@:1:5}"
  python3 "$root/benchmarks/matrix/numpy_product.py" "${@:1:5}"
done
