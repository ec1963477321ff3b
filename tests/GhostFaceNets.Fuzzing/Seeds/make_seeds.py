"""Makes the seeds that no code here writes: a Keras model as h5py lays it out (old groups, heaps and trees) and a progressive JPEG.
Run once: python3 make_seeds.py (numpy, h5py, Pillow)."""
import base64
import io
import json

import h5py
import numpy as np
from PIL import Image

CONFIG = {"class_name": "Functional", "config": {"name": "small", "layers": [
    {"class_name": "InputLayer", "name": "input", "config": {"batch_input_shape": [None, 4, 4, 3]}, "inbound_nodes": []},
    {"class_name": "Conv2D", "name": "conv", "inbound_nodes": [[["input", 0, 0, {}]]], "config": {
        "filters": 2, "kernel_size": [3, 3], "strides": [1, 1], "padding": "same", "data_format": "channels_last", "dilation_rate": [1, 1], "groups": 1,
        "activation": "linear", "use_bias": False}},
    {"class_name": "GlobalAveragePooling2D", "name": "pool", "inbound_nodes": [[["conv", 0, 0, {}]]], "config": {"data_format": "channels_last"}},
    {"class_name": "Dense", "name": "embedding", "inbound_nodes": [[["pool", 0, 0, {}]]], "config": {"units": 2, "activation": "linear", "use_bias": True}}],
    "input_layers": [["input", 0, 0]], "output_layers": [["embedding", 0, 0]]}}

WEIGHTS = {"conv": {"kernel:0": (3, 3, 3, 2)}, "pool": {}, "embedding": {"kernel:0": (2, 2), "bias:0": (2,)}}

with h5py.File("h5py.h5", "w", libver="earliest") as file:
    file.attrs["keras_version"] = "2.8.0"
    file.attrs["model_config"] = json.dumps(CONFIG).encode()
    root = file.create_group("model_weights")
    root.attrs["layer_names"] = [name.encode() for name in WEIGHTS]
    for layer, tensors in WEIGHTS.items():
        group = root.create_group(layer)
        group.attrs["weight_names"] = [f"{layer}/{name}".encode() for name in tensors]
        for name, shape in tensors.items():
            group.create_dataset(f"{layer}/{name}", data=np.zeros(shape, "float32"))

pixels = np.arange(24 * 20 * 3, dtype=np.uint32) ** 2 % 251
picture = Image.fromarray(pixels.astype(np.uint8).reshape(20, 24, 3))
jpeg = io.BytesIO()
picture.save(jpeg, "JPEG", quality=40, progressive=True, optimize=True)
print(base64.b64encode(jpeg.getvalue()).decode())
