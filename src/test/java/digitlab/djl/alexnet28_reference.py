#!/usr/bin/python3
"""The logits and activations that AlexNet28Test expects, from PyTorch (Debian's python3-torch) on weights given by a formula.

Tensor number k of the state dict holds a * sin(0.7 i + k) at its flat index i: a is sqrt(2 / fan-in) for convolution and
linear weights and 0.1 elsewhere; batch normalisation's weight has 1 added, its running variance is 1 + 0.5 sin(0.7 i + k).
Pixel i of image n is max(0, sin(0.05 i + n)).
"""
import numpy as np
import torch
from torch import nn

CONVOLUTIONS = [(1, 32, 5, False), (32, 64, 5, True), (64, 128, 3, False), (128, 128, 3, False), (128, 128, 3, False)]


class AlexNet28(nn.Module):
    def __init__(self):
        super().__init__()
        for n, (inputs, filters, size, _) in enumerate(CONVOLUTIONS, 1):
            setattr(self, f"conv{n}", nn.Conv2d(inputs, filters, size))
            setattr(self, f"bn{n}", nn.BatchNorm2d(filters))
        self.fc1, self.fc2, self.fc3 = nn.Linear(2048, 256), nn.Linear(256, 128), nn.Linear(128, 10)

    def forward(self, x):
        self.maps = []
        for n, (*_, pooled) in enumerate(CONVOLUTIONS, 1):
            x = torch.relu(getattr(self, f"bn{n}")(getattr(self, f"conv{n}")(x)))
            self.maps.append(x)
            x = nn.functional.max_pool2d(x, 3, 2, 1) if pooled else x
        x = x.flatten(1)
        self.hidden = torch.relu(self.fc2(torch.relu(self.fc1(x))))
        return self.fc3(self.hidden)


network = AlexNet28().eval()
state = {name: t for name, t in network.state_dict().items() if not name.endswith("num_batches_tracked")}
with torch.no_grad():
    for k, (name, tensor) in enumerate(state.items()):
        wave = np.sin(0.7 * np.arange(tensor.numel()) + k)
        if name.endswith("running_var"):
            values = 1 + 0.5 * wave
        elif tensor.dim() > 1:
            values = np.sqrt(2 / tensor[0].numel()) * wave
        else:
            values = 0.1 * wave + (1 if name.startswith("bn") and name.endswith("weight") else 0)
        tensor.copy_(torch.from_numpy(values.astype(np.float32)).view_as(tensor))
    images = np.maximum(0, np.sin(0.05 * np.arange(784)[None, :] + np.arange(3)[:, None])).astype(np.float32)
    for row in network(torch.from_numpy(images).view(3, 1, 28, 28)):
        print("{" + ", ".join(f"{v:.6f}f" for v in row.tolist()) + "},")
    # Of each convolution's activations for one image of bytes: shape, sum, sum weighted by cos(0.01 i), largest.
    picture = np.floor(255 * np.maximum(0, np.sin(0.05 * np.arange(784)))).astype(np.float32) / 255
    network(torch.from_numpy(picture).view(1, 1, 28, 28))
    for maps in network.maps:
        flat = maps.double().flatten().numpy()
        weighted = (flat * np.cos(0.01 * np.arange(flat.size))).sum()
        print("{" + ", ".join(map(str, maps.shape[1:])) + f", {flat.sum():.6f}, {weighted:.6f}, {flat.max():.6f}}},")
    flat = network.hidden.double().flatten().numpy()
    print("hidden", flat.size, f"{{{flat.sum():.6f}, {(flat * np.cos(0.01 * np.arange(flat.size))).sum():.6f}, {flat.max():.6f}}}")
print(sum(p.numel() for p in network.parameters()), "parameters in", list(state))
