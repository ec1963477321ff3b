"""Writes foreign.onnx with python3-onnx 1.12 and prints what numpy computes for a picture, in float64.

The model: pictures (batch, 6, 6, 3), blue first, normalised by mean and deviation outside; their mean colour; a matrix
product; length 1 (ReduceL2 and Div, which our own networks do not have). As some TensorFlow models it also takes a flag,
and has a second output.
"""
import numpy as np
import onnx
from onnx import TensorProto as T, helper as h, numpy_helper

w = (np.arange(12).reshape(3, 4) - 5).astype(np.float32) / 8
graph = h.make_graph(
    [
        h.make_node("ReduceMean", ["image"], ["colour"], axes=[1, 2], keepdims=0),
        h.make_node("MatMul", ["colour", "w"], ["product"]),
        h.make_node("ReduceL2", ["product"], ["length"], axes=[1], keepdims=1),
        h.make_node("Div", ["product", "length"], ["unit"]),
        h.make_node("Neg", ["unit"], ["negative"]),
        h.make_node("Where", ["training", "negative", "unit"], ["embedding"]),
    ],
    "foreign",
    [h.make_tensor_value_info("image", T.FLOAT, ["n", 6, 6, 3]), h.make_tensor_value_info("training", T.BOOL, [])],
    [h.make_tensor_value_info("length", T.FLOAT, ["n", 1]), h.make_tensor_value_info("embedding", T.FLOAT, ["n", 4])],
    [numpy_helper.from_array(w, "w")],
)
model = h.make_model(graph, opset_imports=[h.make_opsetid("", 13)])
model.ir_version = 8
onnx.checker.check_model(model)
onnx.save(model, "foreign.onnx")

# The second: channels first, one picture at a time, a map of one pixel at the end.
k = ((np.arange(5 * 3).reshape(5, 3, 1, 1) % 7) - 3).astype(np.float32) / 4
graph = h.make_graph(
    [
        h.make_node("Conv", ["image", "k"], ["mixed"]),
        h.make_node("Softplus", ["mixed"], ["soft"]),
        h.make_node("GlobalMaxPool", ["soft"], ["embedding"]),
    ],
    "channels first",
    [h.make_tensor_value_info("image", T.FLOAT, [1, 3, 6, 6])],
    [h.make_tensor_value_info("embedding", T.FLOAT, [1, 5, 1, 1])],
    [numpy_helper.from_array(k, "k")],
)
model = h.make_model(graph, opset_imports=[h.make_opsetid("", 13)])
model.ir_version = 8
onnx.checker.check_model(model)
onnx.save(model, "channels_first.onnx")

for face in range(3):
    # Red, green and blue of pixel i: (i * i * (7, 5, 3) + 40 * face) mod 256.
    i = np.arange(36).reshape(6, 6, 1)
    rgb = ((i * i * np.array([7, 5, 3]) + 40 * face) % 256).astype(np.float64)
    x = (rgb[:, :, ::-1] - np.array([104, 117, 123])) / np.array([50, 55, 60])
    p = x.mean((0, 1)) @ w.astype(np.float64)
    print(face, "foreign", (p / np.sqrt((p * p).sum())).tolist())
    x = (rgb.transpose(2, 0, 1) - 127.5) / 128
    y = np.log1p(np.exp(np.einsum("oi,ihw->ohw", k[:, :, 0, 0].astype(np.float64), x)))
    print(face, "channels first", y.max((1, 2)).tolist())
