#!/bin/sh
# Times a model on the engine, on ONNX Runtime as converted and as optimized for it, and on PyTorch, in turns; prints medians.
# usage: compare.sh MODEL [BATCH THREADS TIMES]    (MODEL: .h5 or .onnx, or "ARCHITECTURE WIDTH STRIDE" for random weights;
# build src/GhostFaceNets.Cli in Release before)
set -eu
cd "$(dirname "$0")/../.."
ghostface=artifacts/bin/GhostFaceNets.Cli/release/ghostface
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
case "$1" in
    *.onnx | *.h5) $ghostface convert "$1" "$folder/plain.onnx" --quiet ;;
    *)
        # The words are the architecture's name, width and stride.
        set -- "$1" "${2:-1}" "${3:-1}" "${4:-5}" $1
        $ghostface bench --architecture "$5" --width "$6" --stride "$7" --save "$folder/plain.onnx" --runs 1 --quiet ;;
esac
$ghostface convert "$folder/plain.onnx" "$folder/optimized.onnx" --optimize --quiet
for _ in $(seq "${4:-5}"); do
    $ghostface bench -m "$folder/plain.onnx" --backend engine onnxruntime --batch "${2:-1}" --threads "${3:-1}" --runs 5 --quiet --json "$folder/run.json"
    cat "$folder/run.json" >> "$folder/runs"
    $ghostface bench -m "$folder/optimized.onnx" --backend onnxruntime --batch "${2:-1}" --threads "${3:-1}" --runs 5 --quiet --json "$folder/run.json"
    sed 's/onnxruntime/onnxruntime, optimized/' "$folder/run.json" >> "$folder/runs"
    "${PYTHON:-/usr/bin/python3}" benchmarks/inference/pytorch_inference.py "$folder/plain.onnx" "${2:-1}" "${3:-1}" 5 >> "$folder/runs"
done
"${PYTHON:-/usr/bin/python3}" - "$folder/runs" << 'END'
import json
import statistics
import sys

decoder, text, times = json.JSONDecoder(), open(sys.argv[1]).read().lstrip(), {}
while text:
    run, end = decoder.raw_decode(text)
    text = text[end:].lstrip()
    for timing in run if isinstance(run, list) else [run]:
        times.setdefault(timing["backend"], []).append([timing["median_ms_per_image"], timing["median_cpu_ms_per_image"]])
medians = {backend: [statistics.median(each) for each in zip(*runs)] for backend, runs in times.items()}
print(f"{'':24} {'ms a picture':>12} {'the engine':>12} {'ms of processor time':>22} {'the engine':>12}")
for backend, (clock, spent) in medians.items():
    ours = medians["engine"]
    print(f"{backend:24} {clock:12.3f} {ours[0] / clock:12.3f} {spent:22.3f} {ours[1] / spent:12.3f}")
END
