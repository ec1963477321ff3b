"""Writes traced.pt and scripted.pt with python3-torch 1.13 and prints what torch computes for a picture, in float64."""
import torch
from torch import nn


class Small(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 4, 3, stride=2, bias=False)
        self.linear = nn.Linear(4, 5)
        for parameter in self.parameters():
            parameter.data = ((torch.arange(parameter.numel()) * 37 % 17).reshape(parameter.shape) - 7) / 16

    def forward(self, x):
        y = torch.nn.functional.gelu(self.conv(x)).mean((2, 3))
        if y.shape[0] > 100:
            y = y * 1
        return self.linear(y)


small = Small().eval()
torch.jit.trace(small, torch.zeros(2, 3, 6, 6), check_trace=False).save("traced.pt")
torch.jit.script(small).save("scripted.pt")
i = torch.arange(36).reshape(6, 6)
for face in range(2):
    # Red, green and blue of pixel i: (i * i * (7, 5, 3) + 40 * face) mod 256; blue first, mean and deviation per colour.
    rgb = torch.stack([(i * i * step + 40 * face) % 256 for step in (7, 5, 3)]).double()
    x = (rgb.flip(0) - torch.tensor([104.0, 117, 123]).reshape(3, 1, 1)) / torch.tensor([50.0, 55, 60]).reshape(3, 1, 1)
    print(face, small.double()(x[None])[0].tolist())
