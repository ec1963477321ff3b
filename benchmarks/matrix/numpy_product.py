# The dot products of ROWS random embeddings with COLUMNS others by numpy and the BLAS that it came with, as in MatrixSpeed.
# usage: numpy_product.py ROWS COLUMNS DEPTH THREADS SECONDS
import json, os, sys, time

rows, columns, depth, threads = (int(text) for text in sys.argv[1:5])
seconds = float(sys.argv[5])
os.environ["OPENBLAS_NUM_THREADS"] = str(threads)
import numpy as np

random = np.random.default_rng(1)
left = random.random((rows, depth), dtype=np.float32) - np.float32(0.5)
right = random.random((columns, depth), dtype=np.float32) - np.float32(0.5)
products = np.empty((rows, columns), np.float32)
np.matmul(left, right.T, out=products)
times, start, before = 0, time.perf_counter(), time.process_time()
while time.perf_counter() - start < seconds:
    np.matmul(left, right.T, out=products)
    times += 1
operations = 2.0 * rows * columns * depth * times
print(json.dumps({"program": f"numpy {np.__version__}", "product": operations / (time.process_time() - before) / 1e9}))
