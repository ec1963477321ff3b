#!/bin/sh
# Trains with GhostFaceNets and with plain PyTorch in both layouts, one after the other several times, and prints medians.
# usage: compare.sh [WIDTH STRIDE BATCH THREADS SECONDS TIMES]    (build benchmarks/TrainingSpeed in Release before)
set -eu
cd "$(dirname "$0")/../.."
settings="${1:-1.3} ${2:-2} ${3:-64} ${4:-2} ${5:-20}"
results=$(mktemp)
trap 'rm -f "$results"' EXIT
for _ in $(seq "${6:-5}"); do
    # $settings is several words.
    artifacts/bin/TrainingSpeed/release/TrainingSpeed $settings >> "$results"
    for layout in default channels_last; do
        "${PYTHON:-/usr/bin/python3}" benchmarks/training/pytorch_training.py $settings "$layout" >> "$results"
    done
done
"${PYTHON:-/usr/bin/python3}" - "$results" << 'END'
import json
import statistics
import sys

runs = {}
for line in open(sys.argv[1]):
    run = json.loads(line)
    runs.setdefault(run["program"], []).append(run)
print(f"{'program':32} {'images/s':>10} {'ours is':>8} {'images/CPU s':>13} {'ours is':>8} runs")
medians = {program: [statistics.median(run[key] for run in each) for key in ("images_per_second", "images_per_cpu_second")]
           for program, each in runs.items()}
ours = medians["GhostFaceNets"]
for program, (clock, spent) in medians.items():
    print(f"{program:32} {clock:10.1f} {ours[0] / clock:7.2f}x {spent:13.1f} {ours[1] / spent:7.2f}x {len(runs[program])}")
END
