"""The training step of benchmarks/TrainingSpeed in plain PyTorch: GhostFaceNetV1, ArcFace on 1,000 classes, SGD.

usage: pytorch_training.py WIDTH STRIDE BATCH THREADS SECONDS default|channels_last
Prints one line of JSON with images_per_second, by the clock and by the processor time spent (all threads together).
"""
import json
import math
import sys
import time

import torch
from torch import nn
from torch.nn import functional as F

# kernel, expansion, output, squeeze-and-excitation ratio, stride
BLOCKS = [
    (3, 16, 16, 0, 1), (3, 48, 24, 0, 2), (3, 72, 24, 0, 1), (5, 72, 40, .25, 2), (5, 120, 40, .25, 1), (3, 240, 80, 0, 2),
    (3, 200, 80, 0, 1), (3, 184, 80, 0, 1), (3, 184, 80, 0, 1), (3, 480, 112, .25, 1), (3, 672, 112, .25, 1),
    (5, 672, 160, .25, 2), (5, 960, 160, 0, 1), (5, 960, 160, .25, 1), (5, 960, 160, 0, 1), (5, 512, 160, .25, 1),
]


def rounded(value):
    number = max(4, int(value + 2) // 4 * 4)
    return number + 4 if number < 0.9 * value else number


class Same(nn.Module):
    """A convolution with TensorFlow's padding."""

    def __init__(self, inputs, outputs, kernel, stride=1, groups=1, bias=False):
        super().__init__()
        self.conv = nn.Conv2d(inputs, outputs, kernel, stride, 0, groups=groups, bias=bias)
        self.kernel, self.stride = kernel, stride

    def forward(self, x):
        total = max((math.ceil(x.shape[2] / self.stride) - 1) * self.stride + self.kernel - x.shape[2], 0)
        if total % 2 == 0:
            self.conv.padding = (total // 2, total // 2)
            return self.conv(x)
        before, after = total // 2, total - total // 2
        return self.conv(F.pad(x, (before, after, before, after)))


class Ghost(nn.Module):
    def __init__(self, inputs, outputs, active):
        super().__init__()
        half = outputs // 2
        self.primary = nn.Sequential(nn.Conv2d(inputs, half, 1, bias=False), nn.BatchNorm2d(half), *([nn.PReLU(half)] if active else []))
        self.cheap = nn.Sequential(nn.Conv2d(half, half, 3, 1, 1, groups=half, bias=False), nn.BatchNorm2d(half), *([nn.PReLU(half)] if active else []))

    def forward(self, x):
        primary = self.primary(x)
        return torch.cat([primary, self.cheap(primary)], 1)


class SqueezeExcite(nn.Module):
    def __init__(self, channels):
        super().__init__()
        reduced = rounded(channels * 0.25)
        self.reduce, self.act, self.expand = nn.Conv2d(channels, reduced, 1), nn.PReLU(reduced), nn.Conv2d(reduced, channels, 1)

    def forward(self, x):
        gate = self.expand(self.act(self.reduce(x.mean((2, 3), keepdim=True))))
        return x * (gate * 0.2 + 0.5).clamp(0, 1)


class Bottleneck(nn.Module):
    def __init__(self, inputs, kernel, expansion, outputs, ratio, stride):
        super().__init__()
        layers = [Ghost(inputs, expansion, True)]
        if stride > 1:
            layers += [Same(expansion, expansion, kernel, stride, expansion), nn.BatchNorm2d(expansion)]
        if ratio:
            layers.append(SqueezeExcite(expansion))
        layers.append(Ghost(expansion, outputs, False))
        self.body = nn.Sequential(*layers)
        self.shortcut = nn.Identity() if inputs == outputs and stride == 1 else nn.Sequential(
            Same(inputs, inputs, kernel, stride, inputs), nn.BatchNorm2d(inputs),
            nn.Conv2d(inputs, outputs, 1, bias=False), nn.BatchNorm2d(outputs))

    def forward(self, x):
        return self.shortcut(x) + self.body(x)


def network(width, stride, embedding=512):
    channels = rounded(16 * width)
    layers = [Same(3, channels, 3, stride), nn.BatchNorm2d(channels), nn.PReLU(channels)]
    for kernel, expansion, outputs, ratio, step in BLOCKS:
        layers.append(Bottleneck(channels, kernel, rounded(expansion * width), rounded(outputs * width), ratio, step))
        channels = rounded(outputs * width)
    last, side = rounded(512 * width), 7 if stride == 1 else 4
    layers += [
        nn.Conv2d(channels, last, 1, bias=False), nn.BatchNorm2d(last), nn.PReLU(last),
        nn.Conv2d(last, last, side, groups=last, bias=False), nn.BatchNorm2d(last),
        nn.Conv2d(last, embedding, 1, bias=False), nn.Flatten(), nn.BatchNorm1d(embedding)]
    return nn.Sequential(*layers)


def main():
    width, stride, batch, threads, seconds, layout = sys.argv[1:]
    width, stride, batch, seconds = float(width), int(stride), int(batch), float(seconds)
    torch.set_num_threads(int(threads))
    torch.manual_seed(0)
    model = network(width, stride).train()
    images = torch.randn(batch, 3, 112, 112)
    if layout == "channels_last":
        model = model.to(memory_format=torch.channels_last)
        images = images.contiguous(memory_format=torch.channels_last)
    centres = nn.Parameter(torch.randn(1000, 512) * 0.05)
    kernels = [p for p in model.parameters() if p.dim() > 1]
    others = [p for p in model.parameters() if p.dim() <= 1]
    optimizer = torch.optim.SGD([{"params": kernels + [centres], "weight_decay": 5e-4}, {"params": others}], lr=0.01, momentum=0.9)
    labels = torch.randint(0, 1000, (batch,))

    def step():
        cosine = F.linear(F.normalize(model(images)), F.normalize(centres))
        target = cosine.gather(1, labels[:, None]).clamp(-1 + 1e-7, 1 - 1e-7)
        logits = 64 * cosine.scatter(1, labels[:, None], torch.cos(torch.acos(target) + 0.5))
        loss = F.cross_entropy(logits, labels)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        return loss.item()

    for _ in range(3):
        step()
    steps, start, before = 0, time.perf_counter(), time.process_time()
    while time.perf_counter() - start < seconds:
        step()
        steps += 1
    elapsed, spent = time.perf_counter() - start, time.process_time() - before
    print(json.dumps({"program": f"pytorch {torch.__version__} {layout}", "images_per_second": steps * batch / elapsed,
                      "images_per_cpu_second": steps * batch / spent,
                      "parameters": sum(p.numel() for p in model.parameters())}))


if __name__ == "__main__":
    main()
