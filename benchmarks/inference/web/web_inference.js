// Runs an ONNX file on onnxruntime-web (WebAssembly with SIMD) under Node and prints one line of JSON with median_ms_per_image and
// median_cpu_ms_per_image.
// usage: node web_inference.js MODEL BATCH THREADS RUNS    (in a folder where `npm install` ran)
import { readFile } from "node:fs/promises";
import * as ort from "onnxruntime-web";

const [path, ...numbers] = process.argv.slice(2);
const [batch, threads, runs] = numbers.map(Number);
ort.env.wasm.numThreads = threads;
const session = await ort.InferenceSession.create(await readFile(path), { executionProviders: ["wasm"], graphOptimizationLevel: "all" });
const [input] = session.inputMetadata;
const shape = [batch, ...input.shape.slice(1)];
const pixels = Float32Array.from({ length: shape.reduce((product, extent) => product * extent) }, () => Math.random() * 2 - 1);
const feeds = { [input.name]: new ort.Tensor("float32", pixels, shape) };

// Until then some code is not yet the optimising compiler's.
for (const start = performance.now(); performance.now() - start < 1000;) await session.run(feeds);

const times = [];
const spent = [];
for (let run = 0; run < runs; run++) {
    const [start, before] = [performance.now(), process.cpuUsage()];
    let calls = 0;
    do {
        await session.run(feeds);
        calls++;
    } while (performance.now() - start < 50);
    times.push((performance.now() - start) / calls / batch);
    const { user, system } = process.cpuUsage(before);
    spent.push((user + system) / 1000 / calls / batch);
}

const median = values => values.sort((a, b) => a - b).at(values.length >> 1);
console.log(JSON.stringify({ backend: "onnxruntime-web", median_ms_per_image: median(times), median_cpu_ms_per_image: median(spent) }));
process.exit(0);
