#!/bin/sh
# Times a model in turns, in one run, on the engine, ONNX Runtime as converted and as optimized for it, TorchSharp, PyTorch, and
# onnxruntime-web (WebAssembly) under Node; prints medians. What needs a program that is not here is left out, which is said.
# usage: compare.sh MODEL [BATCH THREADS TIMES]    (MODEL: .h5 or .onnx, or "ARCHITECTURE WIDTH STRIDE" for random weights;
# build src/GhostFaceNets.Cli in Release before)
# PYTHON names a python3 with torch and onnx, /usr/bin/python3 unless set. npm puts onnxruntime-web (MIT) into artifacts/.
set -eu
cd "$(dirname "$0")/../.."
ghostface=artifacts/bin/GhostFaceNets.Cli/release/ghostface
python=${PYTHON:-/usr/bin/python3}
command -v "$python" > /dev/null || { echo "compare.sh: $python is missing; PYTHON=... names another python3" >&2; exit 1; }
web=artifacts/onnxruntime-web
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
left_out() { echo "left out: $1" >&2; }

batch=${2:-1} threads=${3:-1} times=${4:-5}
case "$1" in
    *.onnx | *.h5)
        model=$1
        $ghostface bench --model "$model" --save "$folder/plain.onnx" --runs 1 --quiet ;;
    *)
        model=$folder/plain.onnx
        set -- $1
        $ghostface bench --architecture "$1" --width "$2" --stride "$3" --save "$model" --runs 1 --quiet ;;
esac
$ghostface convert "$folder/plain.onnx" "$folder/optimized.onnx" --optimize --quiet 2> "$folder/reason" ||
    left_out "ONNX Runtime, optimized: $(cat "$folder/reason")"
"$python" -c 'import onnx, torch' 2> "$folder/reason" && pytorch=1 || left_out "PyTorch: $(tail -n 1 "$folder/reason")"
if ! command -v node > /dev/null || ! command -v npm > /dev/null; then
    left_out "onnxruntime-web: node and npm are not installed (Debian: apt-get install nodejs npm)"
else
    mkdir -p "$web"
    cp benchmarks/inference/web/* "$web"
    npm install --prefix "$web" --ignore-scripts --no-audit --no-fund --no-package-lock --silent > "$folder/reason" 2>&1 && node=1 ||
        left_out "onnxruntime-web: npm could not fetch it: $(tail -n 1 "$folder/reason")"
fi

measure() {
    "$@" --batch "$batch" --threads "$threads" --runs 5 --quiet --json "$folder/run.json"
}
for _ in $(seq "$times"); do
    measure $ghostface bench --model "$model" --backend engine onnxruntime torch
    sed 's/"torch"/"TorchSharp"/' "$folder/run.json" >> "$folder/runs"
    if [ -s "$folder/optimized.onnx" ]; then
        measure $ghostface bench --model "$folder/optimized.onnx" --backend onnxruntime
        sed 's/onnxruntime/onnxruntime, optimized/' "$folder/run.json" >> "$folder/runs"
    fi
    [ -z "${pytorch:-}" ] || "$python" benchmarks/inference/pytorch_inference.py "$folder/plain.onnx" "$batch" "$threads" 5 >> "$folder/runs"
    # The optimising compiler from the start: what Node begins with is ten times slower.
    [ -z "${node:-}" ] || node --no-liftoff "$web/web_inference.js" "$folder/plain.onnx" "$batch" "$threads" 5 >> "$folder/runs"
done
"$python" - "$folder/runs" << 'END'
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
