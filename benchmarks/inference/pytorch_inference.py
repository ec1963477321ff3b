"""Runs an ONNX file of `ghostface convert` in plain PyTorch and prints one line of JSON with median_ms_per_image and median_cpu_ms_per_image.

usage: pytorch_inference.py MODEL BATCH THREADS RUNS
"""
import json
import statistics
import sys
import time

import onnx
import torch
from onnx import numpy_helper
from torch.nn import functional as F

path, batch, threads, runs = sys.argv[1], *map(int, sys.argv[2:5])
torch.set_num_threads(threads)
graph = onnx.load(path).graph
weights = {weight.name: torch.from_numpy(numpy_helper.to_array(weight).copy()) for weight in graph.initializer}
source = next(value for value in graph.input if value.name not in weights)
extents = [extent.dim_value or batch for extent in source.type.tensor_type.shape.dim]


def attributes(node):
    return {attribute.name: onnx.helper.get_attribute_value(attribute) for attribute in node.attribute}


def convolve(x, kernel, bias=None, strides=(1, 1), pads=(0, 0, 0, 0), group=1, **_):
    top, left, bottom, right = pads
    if (top, left) != (bottom, right):
        x, top, left = F.pad(x, (left, right, top, bottom)), 0, 0
    return F.conv2d(x, kernel, bias, tuple(strides), (top, left), groups=group)


def resize(x, *sizes, mode=b"nearest", **_):
    size = tuple(int(side) for side in sizes[-1][-2:])
    return F.interpolate(x, size=size, mode="nearest") if mode == b"nearest" else F.interpolate(x, size=size, mode="bilinear", align_corners=False)


OPERATORS = {
    "Conv": convolve,
    "BatchNormalization": lambda x, scale, bias, mean, variance, epsilon=1e-5, **_: F.batch_norm(x, mean, variance, scale, bias, eps=epsilon),
    "PRelu": lambda x, slope: F.prelu(x, slope.flatten()),
    "Relu": F.relu,
    "Sigmoid": torch.sigmoid,
    "HardSigmoid": lambda x, alpha=0.2, beta=0.5: torch.clamp(alpha * x + beta, 0, 1),
    "Add": torch.add,
    "Mul": torch.mul,
    "MatMul": torch.matmul,
    "Gemm": lambda x, kernel, bias=None, transB=0, **_: F.linear(x, kernel if transB else kernel.T, bias),
    "Concat": lambda *parts, axis: torch.cat(parts, axis),
    "Flatten": lambda x, axis=1: torch.flatten(x, axis),
    "GlobalAveragePool": lambda x: x.mean((2, 3), keepdim=True),
    "AveragePool": lambda x, kernel_shape, strides, **_: F.avg_pool2d(x, tuple(kernel_shape), tuple(strides)),
    "MaxPool": lambda x, kernel_shape, strides, pads=(0, 0, 0, 0), **_: F.max_pool2d(x, tuple(kernel_shape), tuple(strides), tuple(pads[:2])),
    "Transpose": lambda x, perm: x.permute(perm),
    "Reshape": lambda x, shape, **_: x.reshape([side or x.shape[at] for at, side in enumerate(shape.tolist())]),
    "Resize": resize,
    "Identity": lambda x: x,
}
steps = [(OPERATORS[node.op_type], list(node.input), node.output[0], attributes(node)) for node in graph.node]


@torch.inference_mode()
def run(x):
    values = {**weights, source.name: x}
    for operator, inputs, output, options in steps:
        values[output] = operator(*(values[name] for name in inputs if name), **options)
    return values[graph.output[0].name]


x = torch.rand([batch, *extents[1:]]) * 2 - 1
times, spent = [], []
for _ in range(runs + 2):
    start, spent_before, calls = time.perf_counter(), time.process_time(), 0
    while time.perf_counter() - start < 0.05 or calls == 0:
        run(x)
        calls += 1
    times.append((time.perf_counter() - start) * 1000 / calls / batch)
    spent.append((time.process_time() - spent_before) * 1000 / calls / batch)
medians = {"median_ms_per_image": statistics.median(times[2:]), "median_cpu_ms_per_image": statistics.median(spent[2:])}
print(json.dumps({"backend": "pytorch", **medians}))
